import { afterEach, describe, expect, test } from 'vitest';
import { reactions } from '../../src/metrics/reactions/index.ts';
import type { BoardRow } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { addRounds, emptyDatabase, type MadeRound } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';

const BOT = 'OMNIBOT1';

/** Seven combat engagements of which six have a return fire, and a mate's fire that is no combat. */
const ROUND: MadeRound = {
  start: '2026-11-22T20:00:00Z',
  players: [{ guid: 'ANNA', names: ['Anna', '^1Annie'] }],
  lives: [
    { guid: 'ANNA', class: 'SOLDIER' },
    { guid: 'ANNA', class: 'MEDIC' },
    { guid: 'ANNA', class: 'MEDIC' },
    { guid: 'BEN', team: 'ALLIES', class: 'SOLDIER' },
    { guid: BOT },
  ],
  engagements: [
    { target: 'ANNA', reactions: { return_fire: 100, dodge: 0 } },
    { target: 'ANNA', reactions: { return_fire: 400 } },
    { target: 'ANNA', reactions: { return_fire: 200 }, class: 'SOLDIER', outcome: 'escaped' },
    { target: 'ANNA', reactions: null },
    { target: 'ANNA', reactions: { return_fire: 9999 }, kind: 'friendly', outcome: 'escaped' },
    { target: 'BEN', reactions: { return_fire: 100, support: 700 }, team: 'ALLIES', class: 'SOLDIER' },
    { target: 'BEN', reactions: { return_fire: 150 }, team: 'ALLIES', class: 'SOLDIER' },
    { target: BOT, reactions: { return_fire: 50 } },
  ],
};

describeEngines('reactions', (engine) => {
  const database = useDatabase(engine);
  afterEach(() => emptyDatabase(database));

  async function board(
    name: string,
    filters: Partial<ScopeFilters> = {},
    min_samples = 1,
  ): Promise<readonly BoardRow[]> {
    const scope = await resolveScope(database, { bots: false, ...filters }, new Date());
    const report = await runMetric(database, reactions, scope, { min_samples, limit: 0, boards: [name] });
    return report.boards[0]?.rows ?? [];
  }

  describe('return fire, dodge, support', () => {
    test('times are over the combat engagements that have a value, coverage over all', async () => {
      await addRounds(database, ROUND);
      expect(await board('return_fire')).toEqual([
        {
          guid: 'BEN',
          name: 'name of BEN',
          class: 'SOLDIER',
          combat_engagements: 2,
          n: 2,
          confidence: 'low',
          coverage: 1,
          median_ms: 125,
          mean_ms: 125,
          p90_ms: 150,
        },
        {
          guid: 'ANNA',
          name: '^1Annie',
          class: 'MEDIC',
          combat_engagements: 4,
          n: 3,
          confidence: 'low',
          coverage: 3 / 4,
          median_ms: 200,
          mean_ms: 700 / 3,
          p90_ms: 400,
        },
      ]);
    });

    test('pitfall 22: a reaction after 0 ms is a value', async () => {
      await addRounds(database, ROUND);
      expect(await board('dodge')).toMatchObject([{ guid: 'ANNA', n: 1, median_ms: 0, mean_ms: 0 }]);
    });

    test('pitfall 33: players without a value are no row, and ranks of few samples are hidden', async () => {
      await addRounds(database, ROUND);
      expect(await board('support')).toMatchObject([{ guid: 'BEN', n: 1, coverage: 1 / 2 }]);
      expect(await board('return_fire', {}, 3)).toMatchObject([{ guid: 'ANNA' }]);
    });

    test('an engagement belongs to its target: his GUID, his side, the class he played in it', async () => {
      await addRounds(database, ROUND);
      const counts = async (filters: Partial<ScopeFilters>) =>
        (await board('return_fire', filters)).map((row) => `${row['guid']} ${row['n']}`);
      expect(await counts({ player: 'annie' })).toEqual(['ANNA 3']);
      expect(await counts({ team: 'ALLIES' })).toEqual(['BEN 2']);
      expect(await counts({ class: 'SOLDIER' })).toEqual(['BEN 2', 'ANNA 1']);
      expect(await counts({ class: 'SOLDIER', team: 'AXIS' })).toEqual(['ANNA 1']);
    });

    test('bots are rows where they are asked for', async () => {
      await addRounds(database, ROUND);
      expect((await board('return_fire', { bots: true })).map((row) => row['guid'])).toEqual([BOT, 'BEN', 'ANNA']);
    });

    test('pitfall 34: a mean over rounds is over the values, not over the rounds’ means', async () => {
      const engagement = (return_fire: number) => ({ target: 'ANNA', reactions: { return_fire } });
      await addRounds(
        database,
        { start: '2026-11-22T20:00:00Z', engagements: [100, 100, 100].map(engagement) },
        { start: '2026-11-22T20:15:00Z', engagements: [500].map(engagement) },
      );
      expect(await board('return_fire')).toMatchObject([{ n: 4, mean_ms: 200, median_ms: 100, p90_ms: 500 }]);
    });

    test('equal medians stand by GUID', async () => {
      const engagements = ['C', 'A', 'B'].map((target) => ({ target, reactions: { return_fire: 100 } }));
      await addRounds(database, { start: '2026-11-22T20:00:00Z', engagements });
      expect((await board('return_fire')).map((row) => row['guid'])).toEqual(['A', 'B', 'C']);
    });
  });

  describe('classes', () => {
    test('a row is the class the targets played, the median of all their values', async () => {
      await addRounds(database, ROUND);
      expect(await board('classes', {}, 5)).toMatchObject([
        { class: 'MEDIC', combat_engagements: 3, return_fire_n: 2, return_fire_median_ms: 250, support_n: 0 },
        {
          class: 'SOLDIER',
          combat_engagements: 3,
          return_fire_n: 3,
          return_fire_coverage: 1,
          return_fire_median_ms: 150,
          return_fire_mean_ms: 150,
          return_fire_p90_ms: 200,
          dodge_n: 0,
          dodge_coverage: 0,
          dodge_median_ms: null,
          support_n: 1,
          support_median_ms: 700,
        },
      ]);
    });
  });

  describe('rescuers', () => {
    const rescue: MadeRound = {
      start: '2026-11-22T20:00:00Z',
      engagements: [
        { target: 'ANNA', start: 10_000, end: 18_000, attackers: { XENA: [10_000, 12_000] } },
        { target: 'ANNA', start: 40_000, end: 41_000, attackers: { XENA: [40_000, 40_500] } },
      ],
      hits: [[10_400, 'MATE', 'XENA']],
      rescues: [
        { engagement: 1, guid: 'MATE', after: 400 },
        { engagement: 2, guid: 'MATE', after: 1000, class: 'ENGINEER' },
        { engagement: 1, guid: 'NADE', after: 1200 },
        { engagement: 1, guid: BOT, after: 5000 },
      ],
    };

    test('times are over the engagements in which a mate hit an attacker', async () => {
      await addRounds(database, rescue);
      expect(await board('rescuers', { bots: true })).toEqual([
        row('MATE', { n: 2, median_ms: 700, mean_ms: 700, p90_ms: 1000 }),
        row('NADE', { n: 1, median_ms: 1200, mean_ms: 1200, p90_ms: 1200 }),
        row(BOT, { n: 1, median_ms: 5000, mean_ms: 5000, p90_ms: 5000 }),
      ]);
    });

    test('a rescue belongs to the rescuer, in the class he played then', async () => {
      await addRounds(database, rescue);
      expect(await board('rescuers', { class: 'ENGINEER' })).toEqual([
        row('MATE', { n: 1, median_ms: 1000, mean_ms: 1000, p90_ms: 1000 }),
      ]);
      expect((await board('rescuers', { player: 'NADE' })).map((found) => found['guid'])).toEqual(['NADE']);
      expect(await board('rescuers', { team: 'ALLIES' })).toEqual([]);
      expect((await board('rescuers')).map((found) => found['guid'])).toEqual(['MATE', 'NADE']);
    });

    test('a rescue of a bot counts where bots do', async () => {
      await addRounds(database, {
        start: '2026-11-22T20:00:00Z',
        engagements: [{ target: BOT, start: 1000, attackers: { XENA: [1000, 1000] } }],
        rescues: [{ engagement: 1, guid: 'MATE', after: 500 }],
      });
      expect(await board('rescuers')).toEqual([]);
      expect(await board('rescuers', { bots: true })).toMatchObject([{ guid: 'MATE', median_ms: 500 }]);
    });

    test('rounds without hits by name have no rescuers, and a note says how many', async () => {
      const { hits, rescues, ...silent } = rescue;
      await addRounds(database, rescue, { ...silent, start: '2026-11-22T20:15:00Z' });
      const scope = await resolveScope(database, { bots: false }, new Date());
      const report = await runMetric(database, reactions, scope, { min_samples: 1, limit: 0 });
      expect(report.notes).toEqual(['Rescuers are known in 1 of 2 rounds: the trackers of the others name no hits.']);
      expect(report.boards.find(({ board }) => board.name === 'rescuers')?.rows[0]).toMatchObject({ n: 2 });
      expect([hits, rescues]).toBeDefined();
    });

    const row = (guid: string, times: BoardRow) => ({ guid, name: `name of ${guid}`, confidence: 'low', ...times });
  });
});
