import { fitColumns, GAP } from '../../render/fit-columns.ts';
import { textWidth } from '../../render/text-width.ts';
import type { OrderStep } from '../../report/metric.ts';
import type { Canvas } from '../view.ts';
import type { LoadedBoard } from './load.ts';
import type { TableColumn } from './loaded-rows.ts';
import type { ShownRows } from './shown-rows.ts';
import type { LeaderboardState } from './state.ts';

/** A column and the room it has. */
interface FittedColumn extends TableColumn {
  /** Its place among the cells of a row. */
  readonly at: number;
  readonly room: number;
}

/** Which columns are to be seen, and how many are scrolled away or have no room. */
export interface TableLayout {
  readonly columns: readonly FittedColumn[];
  /** Width of the rows' places; 0 where they have none. */
  readonly places: number;
  readonly left: number;
  readonly right: number;
  /** The most columns that it makes sense to scroll away. */
  readonly most: number;
}

/** Columns in front of a row, for the mark of the selected one. */
const MARK = 2;

type Candidate = TableColumn & { readonly at: number };

/** The columns that there is a point in showing: the first stays, the others scroll. */
export function candidates({ details }: LeaderboardState, { columns }: LoadedBoard): readonly Candidate[] {
  const all = columns.map((column, at) => ({ ...column, at }));
  // A column that is empty in every row, such as the server where none was named, only takes room.
  const telling = all.filter(({ detail, width }) => (details || !detail) && (width > 0 || isEmpty(columns)));
  const first = telling.find(({ detail }) => !detail);
  return first === undefined ? telling : [first, ...telling.filter((column) => column !== first)];
}

/** Shares the width out among the columns from the first that is not scrolled away. */
export function tableLayout(
  state: LeaderboardState,
  data: LoadedBoard,
  shown: ShownRows,
  canvas: Pick<Canvas, 'columns'>,
): TableLayout {
  const [first, ...rest] = candidates(state, data);
  const sorted = sortedKey(data, shown.sort);
  const places = data.place.board.record === true ? 0 : String(Math.max(1, data.rows.length)).length;
  const available = canvas.columns - MARK - (places === 0 ? 0 : places + GAP);
  const fitFrom = (offset: number): readonly number[] => {
    const kept = [first, ...rest.slice(offset)].filter((column) => column !== undefined);
    return fitColumns(
      kept.map((column) => need(column, sorted)),
      available,
    ).widths;
  };
  const most = firstThat(rest.length, (offset) => fitFrom(offset).length > rest.length - offset);
  const target = rest.findIndex(({ key }) => key === sorted);
  const offset = Math.min(
    most,
    state.offset ?? firstThat(target, (tried) => fitFrom(tried).length - 1 > target - tried),
  );
  const widths = fitFrom(offset);
  const columns = [first, ...rest.slice(offset)]
    .filter((column) => column !== undefined)
    .flatMap((column, at) => (widths[at] === undefined ? [] : [{ ...column, room: widths[at] }]));
  return { columns, places, left: offset, right: Math.max(0, rest.length - offset - widths.length + 1), most };
}

/** The key of the column that the rows are ordered by first. */
export function sortedKey({ place }: LoadedBoard, sort: OrderStep | null): string | undefined {
  return (sort ?? place.board.order[0])?.column;
}

/** The first number from 0 for which it holds, at most `last`. */
function firstThat(last: number, holds: (tried: number) => boolean): number {
  for (let tried = 0; tried < last; tried += 1) if (holds(tried)) return tried;
  return Math.max(0, last);
}

/** Columns that a shortened cell keeps. */
const LEAST = 10;

function need({ key, title, width, keeps }: TableColumn, sorted: string | undefined) {
  const head = textWidth(title) + (key === sorted ? 2 : 0);
  const widest = Math.max(width, head);
  return { width: widest, least: Math.min(widest, Math.max(head, LEAST, Math.ceil(widest * keeps))) };
}

function isEmpty(columns: readonly TableColumn[]): boolean {
  return columns.every(({ width }) => width === 0);
}
