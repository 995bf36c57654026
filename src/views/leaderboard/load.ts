import { Failure } from '../../domain/failure.ts';
import type { BoardResult, Metric, ParameterValues } from '../../report/metric.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import { narrowed, refuseFilters, runMetric } from '../../report/run-metric.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { timeZoneOf } from '../time-zone.ts';
import type { Request } from '../view.ts';
import type { BoardPlace } from './board-places.ts';
import { type LoadedRow, loadedRows, type TableColumn, tableColumns } from './loaded-rows.ts';
import type { Asked, LeaderboardState } from './state.ts';

/** A board as it was loaded. */
export interface LoadedBoard {
  readonly place: BoardPlace;
  readonly parameters: ParameterValues;
  readonly asked: Asked;
  readonly scope: Scope;
  /** Why the metric can't be shown in this scope; null where it can. */
  readonly refused: string | null;
  readonly result: BoardResult;
  /** Whether every row with a sample is there, so that order and minimum are a matter of the rows at hand. */
  readonly whole: boolean;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly LoadedRow[];
  readonly notes: readonly string[];
  readonly time_zone: string;
}

/** The most rows at hand; of longer boards the first in the order asked for. */
const MOST_ROWS = 1000;

/** What the state needs loaded. */
export function request(state: LeaderboardState, filters: ScopeFilters): Request<LoadedBoard> {
  const { place, parameters, asked } = state;
  return {
    key: JSON.stringify(['leaderboard', place.metric.name, place.board.name, parameters, asked, filters]),
    load: (database, signal) => load(database, signal, { place, parameters, asked }, filters),
  };
}

type Wanted = Pick<LoadedBoard, 'place' | 'parameters' | 'asked'>;

async function load(
  database: Queries,
  signal: AbortSignal,
  wanted: Wanted,
  filters: ScopeFilters,
): Promise<LoadedBoard> {
  const { metric, board } = wanted.place;
  const time_zone = await timeZoneOf(database);
  const refused = refusal(metric, filters);
  const own = refused === null ? narrowed(metric, filters, wanted.parameters) : filters;
  const scope = await resolveScope(database, own, new Date());
  signal.throwIfAborted();
  const { result, notes, whole } =
    refused === null && scope.round_ids.length > 0
      ? await loadRows(database, signal, wanted, scope)
      : { result: { board, rows: [], hidden: 0, total: 0 }, notes: [], whole: true };
  const rows = loadedRows(result, time_zone);
  return { ...wanted, scope, refused, result, whole, rows, columns: tableColumns(board, rows), notes, time_zone };
}

/** All rows with a sample where they are not too many; else the first of those with enough samples. */
async function loadRows(database: Queries, signal: AbortSignal, wanted: Wanted, scope: Scope) {
  const all = await runWith(database, wanted, scope, 1);
  const whole = all.result.rows.length === all.result.total;
  if (whole || wanted.place.board.samples === null || wanted.asked.min_samples === 1) return { ...all, whole };
  signal.throwIfAborted();
  return { ...(await runWith(database, wanted, scope, wanted.asked.min_samples)), whole };
}

async function runWith(database: Queries, { place, parameters, asked }: Wanted, scope: Scope, min_samples: number) {
  const sort = asked.sort === null ? undefined : `${asked.sort.column}:${asked.sort.direction}`;
  const options = { min_samples, limit: MOST_ROWS, boards: [place.board.name], sort, parameters };
  const { boards, notes } = await runMetric(database, place.metric, scope, options);
  const [result] = boards;
  if (result === undefined) throw new Error(`${place.metric.name} gave no board ${place.board.name}`);
  return { result, notes };
}

/** Why a metric can’t be shown in a scope; null where it can. */
export function refusal(metric: Metric, filters: ScopeFilters): string | null {
  try {
    refuseFilters(metric, { filters });
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
