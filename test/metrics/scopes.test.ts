import { afterEach, expect, test } from 'vitest';
import { scopes } from '../../src/metrics/scopes/index.ts';
import type { Report } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { addRounds, emptyDatabase, type MadeRound } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';

/** Two days after the newest session. */
const NOW = new Date('2026-11-24T12:00:00Z');
const OLD: MadeRound = { start: '2026-09-01T20:00:00Z', map: 'radar' };
const FIRST: MadeRound = {
  start: '2026-11-22T20:00:00Z',
  lives: [{ guid: 'A' }, { guid: 'A' }, { guid: 'B', team: 'ALLIES' }, { guid: 'OMNIBOT1' }],
  engagements: [
    { target: 'A' },
    { target: 'A', outcome: 'escaped' },
    { target: 'A', kind: 'self' },
    { target: 'B', team: 'ALLIES', outcome: 'round_end' },
    { target: 'OMNIBOT1' },
  ],
};
const SECOND: MadeRound = { start: '2026-11-22T20:12:00Z', lives: [{ guid: 'A' }] };
const THIRD: MadeRound = { start: '2026-11-22T20:30:00Z', map: 'supply', engagements: [{ target: 'C' }] };
const ELSEWHERE: MadeRound = { start: '2026-11-22T20:10:00Z', server: 'b', lives: [{ guid: 'D' }] };

describeEngines('scopes', (engine) => {
  const database = useDatabase(engine);
  afterEach(() => emptyDatabase(database));

  async function run(filters: Partial<ScopeFilters> = {}): Promise<Report> {
    const scope = await resolveScope(database, { bots: false, ...filters }, NOW);
    return runMetric(database, scopes, scope, { min_samples: 5, limit: 0 });
  }

  const rowsOf = (report: Report, name: string) => report.boards.find(({ board }) => board.name === name)?.rows ?? [];

  test('sessions hold maps, maps hold rounds, the newest first and each session’s together', async () => {
    await addRounds(database, OLD, FIRST, SECOND, THIRD, ELSEWHERE);
    const report = await run();
    expect(rowsOf(report, 'sessions')).toMatchObject([
      { session: '2026-11-22', server: 'b', maps: 1, rounds: 1, players: 1, lives: 1, combat_engagements: 0 },
      { session: '2026-11-22', server: '', maps: 2, rounds: 3, players: 3, lives: 4, combat_engagements: 4, kills: 2 },
    ]);
    expect(rowsOf(report, 'maps')).toMatchObject([
      { server: 'b', map: 'labmap', rounds: 1 },
      { server: '', map: 'supply', rounds: 1, players: 1, lives: 0, combat_engagements: 1 },
      { server: '', map: 'labmap', rounds: 2, players: 2, lives: 4, start_at: new Date('2026-11-22T20:00:00Z') },
    ]);
    expect(rowsOf(report, 'rounds')).toMatchObject([
      { round_id: 5, server: 'b', round: 1 },
      { round_id: 4, map: 'supply', round: 1 },
      { round_id: 3, map: 'labmap', round: 2, written_round: 1, file_name: '2026-11-22T20:12:00Z_engagements.txt' },
      { round_id: 2, map: 'labmap', round: 1, start_at: new Date('2026-11-22T20:00:00Z') },
    ]);
  });

  test('kills, escapes and others are all combat engagements; bots count where asked', async () => {
    await addRounds(database, FIRST);
    const counts = { players: 2, lives: 3, combat_engagements: 3, kills: 1, escapes: 1, others: 1, crossfires: 0 };
    expect(rowsOf(await run(), 'rounds')).toMatchObject([counts]);
    const withBots = { ...counts, players: 3, lives: 4, combat_engagements: 4, kills: 2 };
    expect(rowsOf(await run({ bots: true }), 'rounds')).toMatchObject([withBots]);
    const allies = { players: 1, lives: 1, combat_engagements: 1, kills: 0, escapes: 0, others: 1 };
    expect(rowsOf(await run({ team: 'ALLIES' }), 'rounds')).toMatchObject([allies]);
  });

  test('a note says how many older sessions the 30 days leave out, and the flag', async () => {
    await addRounds(database, OLD, { ...OLD, start: '2026-09-03T20:00:00Z' }, FIRST);
    expect((await run()).notes).toEqual(['2 older sessions are not shown: --since 2026-09-01 reaches all.']);
    expect((await run({ map: 'labmap' })).notes).toEqual([]);
    // Nothing is in scope then, which is told instead
    expect((await run({ days: 1 })).notes).toEqual([expect.stringContaining('No round matches')]);
    expect((await run({ since: '2026-11-01' })).notes).toEqual([]);
  });

  test('pitfall 27: a round without rows is listed with nothing in it', async () => {
    await addRounds(database, SECOND, { start: '2026-11-22T21:00:00Z', map: 'radar' });
    expect(rowsOf(await run(), 'rounds')[0]).toMatchObject({
      map: 'radar',
      players: 0,
      lives: 0,
      combat_engagements: 0,
    });
  });
});
