import { beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { describeEngines } from '../support/databases.ts';
import { addRounds, type MadeRound } from './made-rounds.ts';
import { useDatabase } from './use-database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const BARON = '2C9A636B95D849541D730C6F67211C12';
const OTHER = '2C9AFFFF95D849541D730C6F67211C12';
const BOT = 'OMNIBOT1200000000000000000000000';

const life = (guid: string) => [{ guid }];
const ROUNDS: MadeRound[] = [
  { start: '2026-09-01T20:00:00Z', map: 'radar', players: [{ guid: BARON, names: ['Baron'] }], lives: life(BARON) },
  { start: '2026-10-23T20:00:00Z', map: 'supply', lives: life(OTHER), sample_interval_ms: 100 },
  {
    start: '2026-11-21T23:50:00Z',
    players: [{ guid: BARON, names: ['Baron', '^1Red^7Baron'] }],
    lives: life(BARON),
  },
  { start: '2026-11-22T00:01:00Z', players: [{ guid: BARON, names: ['^1Red^7Baron'] }], lives: life(BARON) },
  { start: '2026-11-22T20:00:00Z', map: 'supply', players: [{ guid: OTHER, names: ['^^odd'] }], lives: life(OTHER) },
  { start: '2026-11-22T20:00:00Z', map: 'bots', server: 'b', lives: life(BOT) },
];
// Their ids are 1 to 6; the sessions 09-01, 10-23, 11-21 (over midnight), 11-22, and b's 11-22.

describeEngines('resolveScope', (engine) => {
  const database = useDatabase(engine);
  const inLjubljana = useDatabase(engine, 'Europe/Ljubljana');
  const empty = useDatabase(engine);
  beforeAll(async () => {
    await addRounds(database, ...ROUNDS);
    await addRounds(inLjubljana, ...ROUNDS);
  });

  const scopeOf = (filters: Partial<ScopeFilters>) => resolveScope(database, { bots: false, ...filters }, NOW);
  const roundsOf = async (filters: Partial<ScopeFilters>) => (await scopeOf(filters)).round_ids;

  async function failureOf(filters: Partial<ScopeFilters>): Promise<string> {
    const failure = await scopeOf(filters).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    return failure instanceof Failure ? [failure.message, ...failure.suggestions].join('\n') : '';
  }

  describe('by time', () => {
    test('without a time filter the 30 days up to the newest session are meant', async () => {
      const scope = await scopeOf({});
      expect(scope).toMatchObject({
        round_ids: [2, 3, 4, 5, 6],
        from: '2026-10-23',
        to: '2026-11-22',
        sessions: 4,
        sample_intervals_ms: [100, 200],
        hint: null,
      });
    });

    test('days count back from now', async () => {
      expect(await roundsOf({ days: 1 })).toEqual([5, 6]);
      expect(await roundsOf({ days: 30 })).toEqual([3, 4, 5, 6]);
      expect(await roundsOf({ days: 2_000_000_000 })).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test('since and until mean the date a session began, both included', async () => {
      expect(await roundsOf({ since: '2026-11-21' })).toEqual([3, 4, 5, 6]);
      expect(await roundsOf({ since: '2026-11-22' })).toEqual([5, 6]);
      expect(await roundsOf({ until: '2026-11-21' })).toEqual([1, 2, 3, 4]);
    });

    test('pitfall 31: a chosen session is that one and none of the later ones', async () => {
      expect(await roundsOf({ session: '2026-11-21' })).toEqual([3, 4]);
      expect(await roundsOf({ since: '2026-11-21', until: '2026-11-21' })).toEqual([3, 4]);
    });

    test('the latest session is the newest of the server asked for', async () => {
      expect(await roundsOf({ session: 'latest' })).toEqual([5, 6]);
      expect(await roundsOf({ session: 'latest', server: 'b', bots: true })).toEqual([6]);
      expect(await roundsOf({ session: 'latest', map: 'supply' })).toEqual([5]);
    });

    test('pitfall 24: a date is one in the time zone of the connection', async () => {
      const roundsThere = async (filters: Partial<ScopeFilters>) =>
        (await resolveScope(inLjubljana, { bots: false, ...filters }, NOW)).round_ids;
      expect(await roundsThere({ session: '2026-11-22' })).toEqual([3, 4, 6]);
      expect(await roundsThere({ since: '2026-11-22', until: '2026-11-22' })).toEqual([3, 4, 5, 6]);
    });

    test('what is no date is told', async () => {
      expect(await failureOf({ since: '2026-02-30' })).toMatch(
        /--since takes a date such as 2026-11-22, not "2026-02-30"/,
      );
      expect(await failureOf({ until: 'yesterday' })).toMatch(/--until/);
    });

    test('a session that is not there comes with its neighbours', async () => {
      expect(await failureOf({ session: '2026-10-01' })).toBe(
        [
          'No session is called "2026-10-01".',
          'Sessions near it: 2026-09-01, 2026-10-23, 2026-11-21. The newest is 2026-11-22 (--session latest).',
          '`prox scopes` lists sessions.',
        ].join('\n'),
      );
    });
  });

  describe('by map, server, round', () => {
    test('names are exact and filters combine by AND', async () => {
      expect(await roundsOf({ map: 'supply' })).toEqual([2, 5]);
      expect(await roundsOf({ map: 'supply', days: 2 })).toEqual([5]);
      expect(await roundsOf({ server: '' })).toEqual([2, 3, 4, 5]);
      expect(await roundsOf({ round: 2 })).toEqual([4]);
      expect(await roundsOf({ round_id: 1 })).toEqual([1]);
    });

    test('an unknown name lists near ones', async () => {
      expect(await failureOf({ map: 'suply' })).toBe('No map is called "suply".\nNear names: supply.');
      expect(await failureOf({ server: 'zzzz' })).toBe('No server is called "zzzz".\nKnown: "" (no name), b.');
      expect(await failureOf({ round_id: 99 })).toMatch(/No round has the id 99/);
    });
  });

  describe('by player', () => {
    test('a name counts without colours and case, an old one too', async () => {
      const { player } = await scopeOf({ player: 'redbaron' });
      expect(player).toEqual({ guid: BARON, name: '^1Red^7Baron' });
      for (const name of ['^1Red^7Baron', '^4red^2baron', 'BARON']) {
        expect((await scopeOf({ player: name })).player).toEqual(player);
      }
      expect((await scopeOf({ player: '^^odd' })).player?.guid).toBe(OTHER);
      expect((await scopeOf({ player: '^dd' })).player?.guid).toBe(OTHER);
    });

    test('the beginning of a GUID names its player and the rounds that name him', async () => {
      const scope = await scopeOf({ player: '2c9a6' });
      expect(scope.player?.guid).toBe(BARON);
      expect(scope.round_ids).toEqual([3, 4]);
    });

    test('several players are listed with their GUIDs', async () => {
      expect(await failureOf({ player: '2C9A' })).toBe(
        ['"2C9A" may be 2 players; name one by GUID:', `--player ${BARON} (RedBaron)`, `--player ${OTHER} (^dd)`].join(
          '\n',
        ),
      );
    });

    test('nobody lists near names', async () => {
      expect(await failureOf({ player: 'redbarron' })).toMatch(/Near names: RedBaron/);
      expect(await failureOf({ player: '' })).toMatch(/No player is called ""/);
    });
  });

  describe('hints', () => {
    test('an empty scope names the newest session that reaches data', async () => {
      const scope = await scopeOf({ map: 'radar' });
      expect(scope).toMatchObject({ round_ids: [], from: null, to: null, sessions: 0 });
      expect(scope.hint).toMatch(/2026-09-01: --session 2026-09-01 reaches it/);
      expect((await scopeOf({ days: 1, player: 'Baron' })).hint).toMatch(/--session 2026-11-21 reaches it/);
    });

    test('filters that never meet are told', async () => {
      const { hint } = await scopeOf({ map: 'radar', round: 2 });
      expect(hint).toMatch(/at any time\. The newest session is 2026-11-22: --session 2026-11-22 reaches it/);
    });

    test('a scope of bots only names the flag', async () => {
      const scope = await scopeOf({ server: 'b' });
      expect(scope.round_ids).toEqual([6]);
      expect(scope.hint).toBe('Only bots play in this scope: --bots counts them.');
      expect((await scopeOf({ server: 'b', bots: true })).hint).toBeNull();
      expect((await scopeOf({ player: 'OMNIBOT' })).hint).toMatch(/--bots/);
      expect((await scopeOf({ map: 'supply' })).hint).toBeNull();
    });

    test('an empty database says how to fill it, whatever is asked', async () => {
      const scope = await resolveScope(empty, { bots: false, map: 'supply', player: 'x', session: 'latest' }, NOW);
      expect(scope.round_ids).toEqual([]);
      expect(scope.hint).toMatch(/no rounds yet: `prox import/);
    });
  });
});
