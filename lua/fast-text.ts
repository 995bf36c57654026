import { PATH_POINT } from '../src/format/points.ts';
import { PATH_EVENTS, POSITION_EVENTS } from '../src/format/words.ts';

/**
 * The texts of which a tracker makes thousands, as src/format makes them but a good deal faster; a test compares the two.
 * All numbers are whole ones, of 32 bits at most: fields.ts sees to that.
 */

/** Lua's `..`, which takes numbers as they are. */
declare const joined: LuaConcat<string | number, string | number, string>;

const { floor } = math;

const DIGITS = ['.0', '.1', '.2', '.3', '.4', '.5', '.6', '.7', '.8', '.9'];

/** A length given in tenths. */
export function tenthsCell(value: number): string {
  if (value < 0) {
    const units = floor(-value / 10);
    return joined('-', joined(units, DIGITS[-value - units * 10] as string));
  }
  const units = floor(value / 10);
  return joined(units, DIGITS[value - units * 10] as string);
}

const WIDTH = PATH_POINT.length;

/** Filled anew for each point: a table of its own would be garbage at once. */
const cells: (string | number)[] = [];

/** One string per point, and nothing else to be collected; `%d` needs whole numbers, or it raises. */
const PATH_FORMAT = '%d,%.1f,%.1f,%.1f,%d,%.1f,%d,%d,%d,%s';
const POSITION_FORMAT = '%d,%.1f,%.1f,%.1f,%s';

/** Filled anew for each list. */
const texts: string[] = [];

/** The first `count` points of a path, as `pathText`. */
export function pathCells(points: ByNumber<number>, count: number): string {
  for (let point = 0; point < count; point++) {
    const at = point * WIDTH;
    texts[point] = string.format(
      PATH_FORMAT,
      points[at + 1],
      (points[at + 2] as number) / 10,
      (points[at + 3] as number) / 10,
      (points[at + 4] as number) / 10,
      points[at + 5],
      (points[at + 6] as number) / 10,
      points[at + 7],
      points[at + 8],
      points[at + 9],
      PATH_EVENTS[points[at + 10] as number],
    );
  }
  return table.concat(texts, '|', 1, count);
}

const NO_POINT: ByNumber<number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0 };

/** The point after `at` as its difference to the one after `before` of another list, its last cells left out where nothing changed. */
function pathStep(points: ByNumber<number>, at: number, others: ByNumber<number>, before: number): string {
  let last = 0;
  for (let i = 1; i <= WIDTH; i++) {
    const step = (points[at + i] as number) - (others[before + i] as number);
    cells[i - 1] = step === 0 ? '' : step;
    if (step !== 0) last = i;
  }
  return table.concat(cells, ',', 1, last);
}

/** Points `first` to `end` (not included) of a path as differences, as `stepsText`. */
export function stepCells(points: ByNumber<number>, first: number, end: number): string {
  texts[0] = pathStep(points, first * WIDTH, NO_POINT, 0);
  for (let point = first + 1; point < end; point++) {
    texts[point - first] = pathStep(points, point * WIDTH, points, (point - 1) * WIDTH);
  }
  return table.concat(texts, '|', 1, end - first);
}

/** The first `count` points of an engagement, five values to each, from 1, as `positionsText`. */
export function positionCells(points: ByNumber<number>, count: number): string {
  for (let point = 0; point < count; point++) {
    const at = point * 5;
    texts[point] = string.format(
      POSITION_FORMAT,
      points[at + 1],
      (points[at + 2] as number) / 10,
      (points[at + 3] as number) / 10,
      (points[at + 4] as number) / 10,
      POSITION_EVENTS[points[at + 5] as number],
    );
  }
  return table.concat(texts, '|', 1, count);
}
