import type { OrderStep } from '../../report/metric.ts';
import { isSamePlace } from './board-places.ts';
import { inOrder } from './in-order.ts';
import type { LoadedBoard } from './load.ts';
import { folded, type LoadedRow } from './loaded-rows.ts';
import type { LeaderboardState } from './state.ts';

/** A row and its place, from 1, in the order shown, those that a search leaves out counted. */
export interface PlacedRow extends LoadedRow {
  readonly place: number;
}

/** What of a loaded board is shown. */
export interface ShownRows {
  readonly rows: readonly PlacedRow[];
  /** Rows with enough samples, at hand or not, whatever the search. */
  readonly total: number;
  /** Of those, the ones not at hand. */
  readonly beyond: number;
  /** Rows with too few samples. */
  readonly hidden: number;
  readonly min_samples: number;
  readonly sort: OrderStep | null;
}

/** Whether the loaded rows tell by themselves what the state shows: then nothing is loaded for another order or minimum. */
export function tellsAll(data: LoadedBoard, state: LeaderboardState): boolean {
  return data.whole && isOfState(data, state);
}

/** Whether the data are of the board that the state shows, and not of the one before. */
export function isOfState(data: LoadedBoard, { place, parameters }: LeaderboardState): boolean {
  return isSamePlace(data.place, place) && JSON.stringify(data.parameters) === JSON.stringify(parameters);
}

/** The rows to show: enough samples, in order, with the searched text. */
export function shownRows(state: LeaderboardState, data: LoadedBoard): ShownRows {
  const { min_samples, sort } = data.whole ? wantedOf(state, data) : data.asked;
  const enough = data.whole ? data.rows.filter((row) => hasEnough(data, row, min_samples)) : data.rows;
  const isLoadedSo = data.place.board.record === true || JSON.stringify(sort) === JSON.stringify(data.asked.sort);
  const ordered = isLoadedSo ? enough : inOrder(enough, data.place.board, sort);
  const search = folded(state.search);
  const hidden = data.result.hidden + data.rows.length - enough.length;
  const total = data.whole ? enough.length : data.result.total;
  return {
    rows: ordered.map((row, at) => ({ ...row, place: at + 1 })).filter(({ words }) => words.includes(search)),
    total,
    beyond: total - enough.length,
    hidden,
    min_samples,
    sort,
  };
}

/** While another board is loaded the one before keeps its own order. */
function wantedOf(state: LeaderboardState, data: LoadedBoard) {
  return { min_samples: state.min_samples, sort: isOfState(data, state) ? state.sort : null };
}

function hasEnough({ place }: LoadedBoard, { row }: LoadedRow, min_samples: number): boolean {
  return place.board.samples === null || Number(row[place.board.samples]) >= min_samples;
}
