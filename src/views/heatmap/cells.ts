import type { Difference } from './layers.ts';
import { ALLIES, CHOSEN, FINEST_U, keyOfCell, type Spots } from './spots.ts';

/** A cell with anything in it. What `minus` counts is on the other side of a difference, else 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly plus: number;
  readonly minus: number;
  /** What it is coloured by: a count, a difference of counts, or one of shares in per cent. */
  readonly value: number;
}

/** A layer as cells of one size, over the whole map. */
export interface CellField {
  readonly cell_u: number;
  readonly cells: ReadonlyMap<number, Cell>;
  /** Over all cells. */
  readonly plus: number;
  readonly minus: number;
  /** The greatest value, or the greatest distance from 0. */
  readonly most: number;
  /** Whether values are whole numbers. */
  readonly whole: boolean;
}

/** Whether a party is on the plus side (1), on the minus side (−1) or left out (0). */
export function sideOf(party: number, difference: Difference, hasChosen: boolean): -1 | 0 | 1 {
  const isChosen = (party & CHOSEN) !== 0;
  if (difference === 'player') return isChosen ? 1 : -1;
  if (hasChosen && !isChosen) return 0;
  return difference === 'teams' && (party & ALLIES) !== 0 ? -1 : 1;
}

/** The number of the cell of `cell_u` that holds a finest one. */
function coarser(finest: number, cell_u: number): number {
  return Math.floor(finest / (cell_u / FINEST_U));
}

/** The newest fields of spots, by what else they depend on: a key wants the same ones several times. */
const fields = new WeakMap<Spots, Map<string, CellField>>();
const MOST_FIELDS = 4;

/** Adds the finest cells up to cells of `cell_u`, a multiple of their side. A player is compared by shares of all he did. */
export function cellField(spots: Spots, cell_u: number, difference: Difference, hasChosen: boolean): CellField {
  const known = fields.get(spots) ?? new Map<string, CellField>();
  fields.set(spots, known);
  const key = `${cell_u} ${difference} ${hasChosen}`;
  const field = known.get(key) ?? addedUp(spots, cell_u, difference, hasChosen);
  // Anew, behind the others
  known.delete(key);
  known.set(key, field);
  const [oldest] = known.keys();
  if (known.size > MOST_FIELDS && oldest !== undefined) known.delete(oldest);
  return field;
}

function addedUp(spots: Spots, cell_u: number, difference: Difference, hasChosen: boolean): CellField {
  const cells = countCells(spots, cell_u, difference, hasChosen);
  let [plus, minus, most] = [0, 0, 0];
  for (const cell of cells.values()) {
    plus += cell.plus;
    minus += cell.minus;
  }
  const valued = valuedBy(difference, plus, minus);
  for (const cell of cells.values()) {
    cell.value = valued(cell.plus, cell.minus);
    most = Math.max(most, Math.abs(cell.value));
  }
  return { cell_u, cells, plus, minus, most, whole: difference !== 'player' };
}

interface Counted {
  readonly x: number;
  readonly y: number;
  plus: number;
  minus: number;
  /** Known when all are counted. */
  value: number;
}

function countCells(
  spots: Spots,
  cell_u: number,
  difference: Difference,
  hasChosen: boolean,
): ReadonlyMap<number, Counted> {
  const counted = new Map<number, Counted>();
  // Spots side by side are often of one cell
  let cell: Counted | undefined;
  for (let at = 0; at < spots.x.length; at += 1) {
    const side = sideOf(spots.party[at] ?? 0, difference, hasChosen);
    if (side === 0) continue;
    const [x, y] = [coarser(spots.x[at] ?? 0, cell_u), coarser(spots.y[at] ?? 0, cell_u)];
    if (cell === undefined || cell.x !== x || cell.y !== y) {
      const key = keyOfCell(x, y);
      cell = counted.get(key);
      if (cell === undefined) {
        cell = { x, y, plus: 0, minus: 0, value: 0 };
        counted.set(key, cell);
      }
    }
    cell[side === 1 ? 'plus' : 'minus'] += spots.count[at] ?? 0;
  }
  return counted;
}

function valuedBy(difference: Difference, allPlus: number, allMinus: number): (plus: number, minus: number) => number {
  if (difference === 'none') return (plus) => plus;
  if (difference === 'teams') return (plus, minus) => plus - minus;
  const share = (part: number, all: number): number => (all === 0 ? 0 : (100 * part) / all);
  return (plus, minus) => share(plus, allPlus) - share(minus, allMinus);
}

/** The cells from the greatest value, or the greatest distance from 0, down; equals from the north, then from the west. */
export function hottest({ cells }: CellField): Cell[] {
  return [...cells.values()].sort(
    (one, other) => Math.abs(other.value) - Math.abs(one.value) || other.y - one.y || one.x - other.x,
  );
}
