import sql, { join, type Sql } from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import type { Queries } from '../store/database.ts';
import { boardOrders, orderBy, quoted } from './board-order.ts';
import { confidence } from './confidence.ts';
import type {
  Board,
  BoardResult,
  BoardRow,
  Cell,
  Drawing,
  Metric,
  OrderStep,
  ParameterValues,
  Report,
} from './metric.ts';
import { unknownName } from './near-names.ts';
import type { Scope, ScopeFilters } from './scope.ts';

/** How much of a metric's boards to show. */
export interface ReportOptions {
  /** Rows with fewer samples are hidden and counted. */
  readonly min_samples: number;
  /** The most rows of a board; 0 is all. */
  readonly limit: number;
  /** A column's key, then maybe `:asc` or `:desc`; each board has its own order where absent. */
  readonly sort?: string | undefined;
  /** Names of the boards to show; all where absent. */
  readonly boards?: readonly string[] | undefined;
  /** Whether the metric's drawing is wanted: its boards then come once more with all rows. */
  readonly draw?: boolean | undefined;
  /** Values of the metric's parameters; the defaults where absent. */
  readonly parameters?: ParameterValues | undefined;
}

/**
 * A metric's figures for a scope. Fails where `sort` or `boards` names what the metric does not have, and where the
 * metric can't honour one of the scope's filters.
 */
export async function runMetric(
  database: Queries,
  metric: Metric,
  scope: Scope,
  options: ReportOptions,
): Promise<Report> {
  refuseFilters(metric, scope);
  const parameters = { ...defaultParameters(metric), ...options.parameters };
  await meetRequirement(database, metric, scope, parameters);
  const boards = chosenBoards(metric, options.boards);
  const orders = boardOrders(boards, options.sort);
  const results: BoardResult[] = [];
  for (const [i, board] of boards.entries()) {
    results.push(await runBoard(database, board, orders[i] ?? board.order, scope, { ...options, parameters }));
  }
  const drawn = options.draw ? await drawnBoards(database, metric, scope, parameters) : [];
  const notes = await notesOf(database, metric, scope, parameters);
  return { metric, scope, parameters, min_samples: options.min_samples, boards: results, drawn, notes };
}

/** The boards of a metric's drawing with all their rows. */
async function drawnBoards(
  database: Queries,
  metric: Metric,
  scope: Scope,
  parameters: ParameterValues,
): Promise<BoardResult[]> {
  const names = metric.drawing === undefined ? [] : boardsDrawn(metric.drawing);
  const results: BoardResult[] = [];
  for (const board of metric.boards.filter(({ name }) => names.includes(name))) {
    results.push(await runBoard(database, board, board.order, scope, { min_samples: 1, limit: 0, parameters }));
  }
  return results;
}

function boardsDrawn(drawing: Drawing): readonly string[] {
  return drawing.kind === 'cells' ? [drawing.board] : drawing.paths.map(({ board }) => board);
}

/** Fails where the parameters name what is not there. */
async function meetRequirement(
  database: Queries,
  { requires }: Metric,
  scope: Scope,
  parameters: ParameterValues,
): Promise<void> {
  if (requires === undefined) return;
  const found = await database.rows(sql`select from (${requires.query(scope, parameters)}) found limit 1`);
  if (found.length === 0) throw requires.failure(parameters);
}

/**
 * The filters with those that follow from the metric's parameters; a user's own come first. Fails for one that the metric
 * can't honour.
 */
export function narrowed(metric: Metric, filters: ScopeFilters, parameters: ParameterValues): ScopeFilters {
  refuseFilters(metric, { filters });
  const own = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  return { bots: filters.bots, ...metric.narrows?.(parameters), ...own };
}

/** What a metric's parameters are where nobody sets them. */
export function defaultParameters(metric: Metric): ParameterValues {
  const set = (metric.parameters ?? []).filter((parameter) => parameter.kind !== 'argument');
  return Object.fromEntries(set.map((parameter) => [parameter.key, parameter.default]));
}

/** Fails where a filter of the scope is one that the metric can't honour. */
export function refuseFilters(metric: Metric, { filters }: Pick<Scope, 'filters'>): void {
  for (const [filter, why] of Object.entries(metric.refuses ?? {})) {
    const value = filters[filter as keyof Scope['filters']];
    if (value !== undefined && value !== false) {
      throw new Failure('usage', `${metric.name} can't be filtered by ${filter}: ${why}`);
    }
  }
}

function chosenBoards(metric: Metric, names: readonly string[] | undefined): readonly Board[] {
  if (names === undefined) return metric.boards;
  const known = metric.boards.map((board) => board.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName(`board of ${metric.name}`, unknown, known);
  return metric.boards.filter((board) => names.includes(board.name));
}

type BoardOptions = ReportOptions & { readonly parameters: ParameterValues };

async function runBoard(
  database: Queries,
  board: Board,
  order: readonly OrderStep[],
  scope: Scope,
  options: BoardOptions,
): Promise<BoardResult> {
  const found = await database.rows<BoardRow>(boardStatement(board, order, scope, options));
  const { board_total: total, board_hidden: hidden } = found[0] ?? {};
  const shown = found.filter((row) => row['board_place'] !== null);
  return { board, rows: shown.map((row) => boardRow(board, row)), hidden: Number(hidden), total: Number(total) };
}

/** One row at least, so that the counts come even where no row of the board is shown. */
function boardStatement(board: Board, order: readonly OrderStep[], scope: Scope, options: BoardOptions): Sql {
  const enough = board.samples === null ? sql`true` : sql`${quoted(board.samples)} >= ${options.min_samples}::int`;
  const columns = board.columns.filter((column) => column.unit !== 'confidence').map((column) => quoted(column.key));
  return sql`
    with board as materialized (${board.query(scope, options.parameters)}),
    counted as (
      select
        count(*) filter (where ${enough})::int as board_total,
        count(*) filter (where not ${enough})::int as board_hidden
      from board
    ),
    shown as (
      select (row_number() over (order by ${orderBy(board, order)}))::int as board_place, ${join(columns)}
      from (
        select * from board where ${enough} order by ${orderBy(board, order)} limit ${mostRows(board, options.limit)}::int
      ) board
    )
    select * from counted left join shown on true order by board_place
  `;
}

/** Null is all of them. */
function mostRows(board: Board, limit: number): number | null {
  const limits = [limit === 0 ? null : limit, board.most ?? null].filter((most) => most !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** A row with exactly the board's columns, in their order. */
function boardRow(board: Board, found: BoardRow): BoardRow {
  return Object.fromEntries(
    board.columns.map((column): [string, Cell] => [
      column.key,
      column.unit === 'confidence' ? confidence(Number(found[board.samples ?? ''])) : (found[column.key] ?? null),
    ]),
  );
}

async function notesOf(
  database: Queries,
  metric: Metric,
  scope: Scope,
  parameters: ParameterValues,
): Promise<string[]> {
  const notes = scope.hint === null ? [] : [scope.hint];
  for (const note of metric.notes ?? []) {
    const found = await database.rows<{ note: string }>(note(scope, parameters));
    notes.push(...found.map((row) => row.note));
  }
  return notes;
}
