// The database time of every report over 2,000 rounds beside its limit, and whether a plan reads paths:
// `scripts/with-postgres npx tsx bench/reports.ts [rounds] [runs]`.
import { cpus, loadavg } from 'node:os';
import sql, { type Sql } from 'sql-template-tag';
import { METRICS } from '../src/metrics/index.ts';
import type { Metric, ParameterValues } from '../src/report/metric.ts';
import { resolveScope } from '../src/report/resolve-scope.ts';
import { runMetric } from '../src/report/run-metric.ts';
import type { ScopeFilters } from '../src/report/scope.ts';
import type { Database, Queries } from '../src/store/database.ts';
import { locateDatabase } from '../src/store/location.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { fillRounds } from './fill-rounds.ts';
import { pathBlocks, pathReads } from './plans.ts';

const SCOPES: readonly { readonly name: string; readonly filters: ScopeFilters; readonly limit_ms: number }[] = [
  { name: '30 days', filters: { bots: false }, limit_ms: 150 },
  { name: 'everything', filters: { bots: false, since: '2000-01-01' }, limit_ms: 500 },
];

/** A statement as it was run. */
interface Timed {
  readonly statement: Sql;
  readonly ms: number;
}

/** The database, noting what each statement takes. */
function stopwatch(database: Queries): { readonly queries: Queries; readonly taken: Timed[] } {
  const taken: Timed[] = [];
  return {
    taken,
    queries: {
      async rows(statement) {
        const begin = performance.now();
        const rows = await database.rows<never>(statement);
        taken.push({ statement, ms: performance.now() - begin });
        return rows;
      },
    },
  };
}

/** What each board of a metric takes, after the scope and before the notes; the medians of several runs. */
async function measure(database: Database, metric: Metric, filters: ScopeFilters, runs: number) {
  const argument = metric.parameters?.find((parameter) => parameter.kind === 'argument');
  const parameters: ParameterValues = argument === undefined ? {} : { [argument.key]: await anyEngagement(database) };
  // A report of one engagement has no dates
  const asked = metric.narrows === undefined ? filters : { bots: filters.bots, ...metric.narrows(parameters) };
  const takings: Timed[][] = [];
  for (let run = 0; run <= runs; run++) {
    const { queries, taken } = stopwatch(database);
    const scope = await resolveScope(queries, asked, new Date());
    await runMetric(queries, metric, scope, { min_samples: 5, limit: 20, parameters });
    // The first run fills the caches
    if (run > 0) takings.push(taken);
  }
  const [first = []] = takings;
  return first.map(({ statement }, at) => ({ statement, ms: median(takings.map((taken) => taken[at]?.ms ?? 0)) }));
}

async function anyEngagement(database: Database): Promise<string> {
  const [found] = await database.rows<{ id: string }>(sql`
    select round_id || '.' || engagement_id as id
    from combat_engagement
    where kind = 'combat'
    order by round_id desc, engagement_id
    limit 1
  `);
  return found?.id ?? '';
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A line for the report and one for each of its boards; true where the report keeps its limit and leaves paths alone. */
async function tell(
  database: Database,
  metric: Metric,
  scope: (typeof SCOPES)[number],
  runs: number,
): Promise<boolean> {
  const before = await pathBlocks(database);
  const taken = await measure(database, metric, scope.filters, runs);
  const blocks = (await pathBlocks(database)) - before;
  const total = taken.reduce((sum, { ms }) => sum + ms, 0);
  const boards = boardStatements(metric, taken);
  const reads: string[] = [];
  for (const { statement } of boards) reads.push(...(await pathReads(database, statement)));
  const keeps = total <= scope.limit_ms;
  const verdict = [
    keeps ? '' : 'MISSES THE LIMIT',
    blocks > 0 ? `${blocks} blocks of paths read` : '',
    // A report of one engagement is there to show its paths
    ...(metric.narrows === undefined ? new Set(reads) : []),
  ];
  console.log(
    `${scope.name.padEnd(11)} ${metric.name.padEnd(14)} ${figure(total)} of ${scope.limit_ms} ms ` +
      `${(total / scope.limit_ms).toFixed(2).padStart(5)} ×  ${verdict.filter((part) => part !== '').join(', ')}`,
  );
  for (const { name, ms } of boards) console.log(`${' '.repeat(14)}${name.padEnd(12)} ${figure(ms)}`);
  return keeps && (metric.narrows !== undefined || (blocks === 0 && reads.length === 0));
}

/** The statements of boards, which run in the boards' order. */
function boardStatements(metric: Metric, taken: readonly Timed[]) {
  const isBoard = ({ statement }: Timed) => statement.sql.includes('board_total');
  const statements = taken.filter(isBoard);
  const others = {
    name: 'scope, notes',
    ms: taken.filter((timed) => !isBoard(timed)).reduce((sum, { ms }) => sum + ms, 0),
  };
  const boards = metric.boards.map(({ name }, at) => ({
    name,
    ...(statements[at] ?? { statement: sql`select`, ms: 0 }),
  }));
  return [...boards, { ...others, statement: sql`select` }];
}

function figure(ms: number): string {
  return `${ms.toFixed(1).padStart(7)} ms`;
}

const server = process.env['PROX_TEST_SERVER'];
if (server === undefined) throw new Error('No server: scripts/with-postgres npx tsx bench/reports.ts');
const [rounds, runs] = [Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 5)];
const database = await openDatabase(locateDatabase(server), { timeZone: 'UTC' });
try {
  await migrate(database);
  const begin = performance.now();
  await fillRounds(database, rounds, 2);
  console.log(`${rounds} rounds imported in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  console.log(`Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores: what else runs is in the figures.`);
  const misses: string[] = [];
  for (const scope of SCOPES) {
    for (const metric of METRICS) {
      if (!(await tell(database, metric, scope, runs))) misses.push(`${metric.name} (${scope.name})`);
    }
  }
  console.log(misses.length === 0 ? 'All keep their limits.' : `Not as they should be: ${misses.join(', ')}`);
  if (misses.length > 0) process.exitCode = 1;
} finally {
  await database.close();
}
