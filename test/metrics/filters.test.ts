import sql from 'sql-template-tag';
import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { BoardRow, Metric, ParameterValues } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { Scope, ScopeFilters } from '../../src/report/scope.ts';
import type { Database, Queries } from '../../src/store/database.ts';
import { addRounds, type MadeEngagement, type MadeRound } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeOneEngine } from '../support/databases.ts';
import { importRecordings } from './recordings.ts';

/** Named by what else is in the database. */
const NEIGHBOURLY = ['session', 'session_began_at', 'bucket', 'round'];
const NOW = new Date('2026-11-23T00:00:00Z');

const ROUNDS: MadeRound[] = [
  { start: '2026-10-01T20:00:00Z', ...made(1) },
  { start: '2026-11-20T20:00:00Z', ...made(2) },
  { start: '2026-11-20T20:12:00Z', ...made(3) },
  { start: '2026-11-21T20:00:00Z', map: 'supply', ...made(4) },
  { start: '2026-11-21T20:12:00Z', map: 'supply', ...made(5) },
  { start: '2026-11-22T20:00:00Z', ...made(6) },
  { start: '2026-11-22T20:05:00Z', server: 'b', ...made(7) },
];

const FILTERS: Partial<ScopeFilters>[] = [
  {},
  { days: 2 },
  { since: '2026-11-21' },
  { until: '2026-11-20' },
  { since: '2026-11-20', until: '2026-11-20' },
  { session: '2026-11-21' },
  { session: 'latest' },
  { map: 'supply' },
  { round: 2 },
  { round_id: 3 },
  { server: 'b' },
  { player: 'GUID1' },
  { team: 'AXIS' },
  { class: 'MEDIC' },
  { bots: true },
  { bots: true, player: 'GUID2', team: 'ALLIES', class: 'SOLDIER', days: 40, map: 'labmap' },
];

const FILTERS_OF_RECORDINGS: Partial<ScopeFilters>[] = [
  {},
  { session: 'latest', bots: true },
  { map: 'supply' },
  { round: 2, bots: true },
  { round_id: 3 },
  { server: 'v6' },
  { player: 'RedBaron' },
  { team: 'ALLIES', server: 'v6' },
  { class: 'ENGINEER', bots: true },
];

describeOneEngine('made rounds', (engine) => {
  const database = useDatabase(engine);
  beforeAll(async () => {
    await addRounds(database, ...ROUNDS);
  });
  testFilters(database, FILTERS);
});

describeOneEngine('recordings', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importRecordings(database));
  testFilters(database, FILTERS_OF_RECORDINGS);
});

function testFilters(database: Database, filters: readonly Partial<ScopeFilters>[]): void {
  describe.each(METRICS)('pitfall 31: $name over a filtered scope is that of the same rounds alone', (metric) => {
    test.each(filters)('%j', async (filter) => {
      const filters: ScopeFilters = { bots: false, ...filter };
      const scope = await resolveScope(database, filters, NOW);
      expect(scope.round_ids).not.toEqual([]);
      const parameters = await argumentsOf(database, metric, scope);
      if (Object.keys(metric.refuses ?? {}).some((refused) => refused in filter)) {
        await expect(figures(database, metric, filters, parameters)).rejects.toThrow(/can't be filtered by/);
        return;
      }
      const { player, team, class: ofClass, bots } = filters;
      const rest: ScopeFilters = {
        player,
        team,
        class: ofClass,
        bots,
        ...(metric.refuses?.since ? {} : { since: '2026-01-01' }),
      };
      const alone = await withOnly(scope.round_ids, database, (queries) => figures(queries, metric, rest, parameters));
      expect(await figures(database, metric, filters, parameters)).toEqual(alone);
    });
  });
}

/** What `work` returns while the database holds those rounds only. */
async function withOnly<Result>(
  roundIds: readonly number[],
  database: Database,
  work: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  const rollBack = new Error('No fault: the other rounds come back');
  let result: { readonly of: Result } | undefined;
  const run = database.transaction(async (transaction) => {
    await transaction.rows(sql`delete from round where not round_id = any(${roundIds}::int[])`);
    result = { of: await work(transaction) };
    throw rollBack;
  });
  await expect(run).rejects.toBe(rollBack);
  if (result === undefined) throw new Error('The work did not end');
  return result.of;
}

/** An engagement of the scope for a metric that must be told one. */
async function argumentsOf(queries: Queries, metric: Metric, scope: Scope): Promise<ParameterValues> {
  const argument = metric.parameters?.find(({ kind }) => kind === 'argument');
  const [first] = await queries.rows<{ id: string }>(sql`
    select round_id || '.' || engagement_id as id
    from combat_engagement
    where round_id = any(${scope.round_ids}::int[]) and not target_is_bot
    order by round_id, engagement_id
    limit 1
  `);
  return argument === undefined ? {} : { [argument.key]: first?.id ?? '' };
}

async function figures(
  queries: Queries,
  metric: Metric,
  filters: ScopeFilters,
  parameters: ParameterValues,
): Promise<unknown[]> {
  const scope = await resolveScope(queries, filters, NOW);
  const { boards } = await runMetric(queries, metric, scope, { min_samples: 2, limit: 0, parameters });
  return boards.map(({ board, hidden, total, rows }) => [board.name, hidden, total, rows.map(own)]);
}

function own(row: BoardRow): BoardRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !NEIGHBOURLY.includes(key)));
}

/** Three players and a bot under fire of each other, with other times in each round. */
function made(seed: number): Pick<MadeRound, 'lives' | 'engagements' | 'hits'> {
  const players = ['GUID1', 'GUID2', 'GUID3', 'OMNIBOT4'];
  const sideOf = (i: number) => ((i + seed) % 2 === 0 ? 'AXIS' : 'ALLIES');
  const classOf = (i: number) => ((i * seed) % 3 === 0 ? 'MEDIC' : 'SOLDIER');
  const engagements = players.flatMap((target, i) =>
    [1, 2, 3].map((n): MadeEngagement => {
      const start = 10_000 * (3 * i + n);
      const attacker = players[(i + 1) % 4] ?? '';
      return {
        target,
        team: sideOf(i),
        class: classOf(i),
        start,
        reactions:
          (i + n + seed) % 4 === 0 ? {} : { return_fire: 100 * n + seed, dodge: 50 * i + n, support: 70 * seed },
        attackers: { [attacker]: [start, start + 500] },
      };
    }),
  );
  return {
    lives: players.map((guid, i) => ({ guid, team: sideOf(i), class: classOf(i), spawn: 0 })),
    engagements,
    hits: engagements.flatMap((_, i) => {
      const attacker = players[(Math.floor(i / 3) + 1) % 4] ?? '';
      const mate = players[(Math.floor(i / 3) + 2) % 4] ?? '';
      return [[10_000 * (i + 1) + 100 * seed, mate, attacker] as const];
    }),
  };
}
