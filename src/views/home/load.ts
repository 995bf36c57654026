import { duos } from '../../metrics/duos/index.ts';
import { players } from '../../metrics/players/index.ts';
import { reactions } from '../../metrics/reactions/index.ts';
import { scopes } from '../../metrics/scopes/index.ts';
import { summary } from '../../metrics/summary/index.ts';
import type { BoardRow, Metric } from '../../report/metric.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import { choosesTime } from '../../report/round-conditions.ts';
import { type ReportOptions, runMetric } from '../../report/run-metric.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { Request } from '../view.ts';

/** The best few of a board. */
export interface Best {
  readonly title: string;
  /** Where the whole board is: a report and a board of it. */
  readonly argument: string;
  /** How a row reads: who, and what of it. */
  readonly columns: { readonly names: readonly string[]; readonly figures: readonly string[] };
  readonly board: ReturnType<typeof boardOf>;
  readonly rows: readonly BoardRow[];
}

/** What the first view shows. */
export interface HomeData {
  readonly scope: Scope;
  /** The summary's row; null where nothing is in scope. */
  readonly totals: BoardRow | null;
  /** Newest first. */
  readonly rounds: readonly BoardRow[];
  readonly bests: readonly Best[];
}

interface Wanted extends Pick<Best, 'title' | 'columns'> {
  readonly metric: Metric;
  readonly board: string;
  readonly sort?: string;
}

const WANTED: readonly Wanted[] = [
  {
    title: 'Most kills',
    metric: players,
    board: 'players',
    sort: 'kills',
    columns: { names: ['name'], figures: ['kills', 'deaths'] },
  },
  {
    title: 'Quickest to shoot back',
    metric: reactions,
    board: 'return_fire',
    columns: { names: ['name'], figures: ['median_ms', 'n'] },
  },
  {
    title: 'Best duos',
    metric: duos,
    board: 'duos',
    columns: { names: ['name', 'mate_name'], figures: ['kills', 'crossfires'] },
  },
];

const BEST = 5;

/** Everything of the newest session in scope; of what the filters by time choose where there are any. */
export function request(filters: ScopeFilters): Request<HomeData> {
  const own = choosesTime(filters) ? filters : { ...filters, session: 'latest' };
  return { key: JSON.stringify(own), load: (database) => load(database, own) };
}

async function load(database: Queries, filters: ScopeFilters): Promise<HomeData> {
  const scope = await resolveScope(database, filters, new Date());
  if (scope.round_ids.length === 0) return { scope, totals: null, rounds: [], bests: [] };
  const [totals] = await rowsOf(database, summary, scope, { boards: ['totals'] });
  const rounds = await rowsOf(database, scopes, scope, { boards: ['rounds'], limit: 0 });
  const bests: Best[] = [];
  for (const { title, metric, board, sort, columns } of WANTED) {
    const rows = await rowsOf(database, metric, scope, { boards: [board], sort, limit: BEST });
    bests.push({ title, argument: `${metric.name} ${board}`, columns, board: boardOf(metric, board), rows });
  }
  return { scope, totals: totals ?? null, rounds, bests };
}

async function rowsOf(
  database: Queries,
  metric: Metric,
  scope: Scope,
  options: Partial<ReportOptions>,
): Promise<readonly BoardRow[]> {
  const report = await runMetric(database, metric, scope, { min_samples: 1, limit: 1, ...options });
  return report.boards[0]?.rows ?? [];
}

function boardOf(metric: Metric, name: string) {
  return metric.boards.find((board) => board.name === name);
}
