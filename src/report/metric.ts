import type { Sql } from 'sql-template-tag';
import type { Failure } from '../domain/failure.ts';
import type { RoundText } from './example-round.ts';
import type { Scope, ScopeFilters } from './scope.ts';

/**
 * What a column's values are; render shows them accordingly, JSON and CSV carry them in full.
 *
 * - `player`: a name with the game's ^ colour codes; `guid`, `text`, `class`, `team`, `confidence`: words
 * - `count`: a whole number; `number`: any number
 * - `share`: 0 to 1, shown as per cent
 * - `ms`, `u`, `ups`: milliseconds, game units, game units per second
 * - `flag`: true or false
 * - `time`: a moment in time; `clock`: ms since the round went live, shown as m:ss
 */
export type Unit =
  | 'player'
  | 'guid'
  | 'text'
  | 'class'
  | 'team'
  | 'confidence'
  | 'count'
  | 'number'
  | 'share'
  | 'ms'
  | 'u'
  | 'ups'
  | 'flag'
  | 'time'
  | 'clock';

/** A column of a board. `key` is the name in SQL, JSON, CSV and `--columns`. */
export interface Column {
  readonly key: string;
  /** As short as a table's head allows. */
  readonly title: string;
  readonly unit: Unit;
  /** One sentence for `--help` and `prox explain`. */
  readonly help: string;
  /** True for a column that the table leaves out unless `--columns` names it; JSON, CSV and pipes have it. */
  readonly detail?: boolean;
}

/** One step of a board's order; nulls come last either way. */
export interface OrderStep {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** A ranking or listing: one kind of row, one query. */
export interface Board {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** The column that counts a row's samples: `--min-samples` hides rows below, and confidence comes from it. */
  readonly samples: string | null;
  /** True for a board of one row with many columns: a table shows a line per column. */
  readonly record?: boolean;
  /** The most rows of a board that is only the top of a longer one, whatever the limit. */
  readonly most?: number;
  /** Ends at a column that tells every two rows apart (the GUID). */
  readonly order: readonly OrderStep[];
  /** Selects a row per line of the board, a column per `columns` (all but `confidence`, which `samples` gives). */
  readonly query: (scope: Scope, parameters: ParameterValues) => Sql;
}

/** Something a metric's definition leaves to the user: `--trade-window 5000`. */
export type Parameter = NumberParameter | WordParameter | ArgumentParameter;

interface ParameterBase {
  /** Its name among the values, with its unit. */
  readonly key: string;
  /** One phrase for `--help`. */
  readonly help: string;
}

/** A whole number from `least` to `most`. */
export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  /** The flag without its dashes. */
  readonly flag: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
}

/** One of some words. */
export interface WordParameter extends ParameterBase {
  readonly kind: 'word';
  readonly flag: string;
  readonly default: string;
  readonly words: readonly string[];
}

/** The word after the report's name, which must be given: `prox report event 3.61`. */
export interface ArgumentParameter extends ParameterBase {
  readonly kind: 'argument';
  /** How help shows it. */
  readonly title: string;
}

/** What the parameters are set to, by key. */
export type ParameterValues = Readonly<Record<string, string | number>>;

/** Rounds small enough to work a metric's figures out by hand: run as a test, shown in docs/metrics.md. */
export interface Example {
  /** What happens, and how the figures follow from it: Markdown. */
  readonly story: string;
  readonly rounds: readonly RoundText[];
  readonly filters?: Partial<ScopeFilters>;
  readonly parameters?: ParameterValues;
  /** Some boards' rows in order, at a minimum of one sample: of each row the columns that matter. */
  readonly boards: Readonly<Record<string, readonly BoardRow[]>>;
}

/** How a terminal, or a page, draws what boards hold; it names boards and their columns. y grows to the north. */
export type Drawing = CellsDrawing | PlanDrawing;

/** A map of square cells, a row of the board each; drawn where all rows are of one map. */
export interface CellsDrawing {
  readonly kind: 'cells';
  readonly board: string;
  /** The column with the map's name. */
  readonly map: string;
  /** The columns with the cell's numbers: cell (0, 0) begins at the origin. */
  readonly x: string;
  readonly y: string;
  /** The column with the cell's side, u. */
  readonly cell: string;
  /** Columns to colour cells by, one at a time; the first is the usual one. */
  readonly layers: readonly string[];
}

/** Paths seen from above, a board each with a row per point in order. */
export interface PlanDrawing {
  readonly kind: 'plan';
  /** The columns with the point's place, u, and with what happened there. */
  readonly x: string;
  readonly y: string;
  readonly event: string;
  readonly paths: readonly PlanPath[];
  /** Events to mark on the first path. */
  readonly marks: readonly PlanMark[];
  /** Events that end the first path, instead of its letter there. */
  readonly ends: readonly PlanMark[];
}

/** A path by its board, with the letters at its ends. */
export interface PlanPath {
  readonly board: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** An event by the letter that marks it. */
export interface PlanMark {
  readonly event: string;
  readonly mark: string;
  readonly title: string;
}

/** What the parameters must name. */
interface Requirement {
  /** Finds a row where it is there. */
  readonly query: (scope: Scope, parameters: ParameterValues) => Sql;
  /** What is said where it is not. */
  readonly failure: (parameters: ParameterValues) => Failure;
}

/** How much hangs on a parameter: `prox explain` shows a board at several values of it. */
interface Comparison {
  /** A parameter's key. */
  readonly parameter: string;
  readonly values: readonly number[];
  readonly board: string;
}

/** A metric: what it means and the boards that show it. Command, help, JSON, CSV and table all come from this. */
export interface Metric {
  /** The word in `prox report <name>`. */
  readonly name: string;
  /** One line for a list of commands. */
  readonly summary: string;
  /** What the figures mean: Markdown, as normative as the code. */
  readonly definition: string;
  /** Goes up when the definition changes. */
  readonly version: number;
  readonly boards: readonly Board[];
  readonly parameters?: readonly Parameter[];
  /** Filters that the metric can't honour, each with the sentence that says why. */
  readonly refuses?: Readonly<Partial<Record<keyof ScopeFilters, string>>>;
  /** Filters that follow from the parameters, such as an engagement's round from its id; a user's own come first. */
  readonly narrows?: (parameters: ParameterValues) => Partial<ScopeFilters>;
  readonly requires?: Requirement;
  readonly drawing?: Drawing;
  readonly compare?: Comparison;
  /** Facts about the scope that a reader of the figures must know, such as what its trackers could not record. */
  readonly notes?: readonly Note[];
  /** Commands worth trying, without `prox`. */
  readonly examples: readonly string[];
  readonly example?: Example;
}

/** A sentence under the boards, from a query that returns rows with a `note` text (or none). */
export type Note = (scope: Scope, parameters: ParameterValues) => Sql;

/** A value of a row: what the driver gives for int, float8, text, boolean and timestamptz. */
export type Cell = string | number | boolean | Date | null;

export type BoardRow = Readonly<Record<string, Cell>>;

/** A board's rows in order, cut at the limit. */
export interface BoardResult {
  readonly board: Board;
  readonly rows: readonly BoardRow[];
  /** Rows below the minimum of samples. */
  readonly hidden: number;
  /** Rows at or above the minimum, shown or beyond the limit. */
  readonly total: number;
}

/** A metric's answer for a scope. */
export interface Report {
  readonly metric: Metric;
  readonly scope: Scope;
  readonly parameters: ParameterValues;
  readonly min_samples: number;
  readonly boards: readonly BoardResult[];
  /** The boards of the metric's drawing with all their rows, where a drawing is wanted. */
  readonly drawn?: readonly BoardResult[];
  readonly notes: readonly string[];
}
