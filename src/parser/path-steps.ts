import { PATH_POINT } from '../format/points.ts';
import { isValueEnd, PointReader, type Points } from './points.ts';

const COMMA = 0x2c;
const LOWEST = -2147483648;
const HIGHEST = 2147483647;
/** A point may take a single byte here. This many, which 64 players fill in an hour, are all that a file may have. */
const MOST_POINTS = 4_194_304;

/** Reads points of paths that are written as differences, each to the point before it, the first of a list to 0. */
export class PathStepReader extends PointReader {
  private readonly lowest = PATH_POINT.map((column) => (column.kind === 'word' ? 0 : LOWEST));
  private readonly highest = PATH_POINT.map((column) => (column.kind === 'word' ? column.words.length - 1 : HIGHEST));
  /** The values of the point before. */
  private readonly values = new Float64Array(PATH_POINT.length);
  private pointsLeft = MOST_POINTS;

  constructor() {
    super(PATH_POINT);
  }

  override read(bytes: Uint8Array, from: number, to: number): Points | undefined {
    this.values.fill(0);
    return super.read(bytes, from, to);
  }

  protected override readPoint(bytes: Uint8Array, from: number, to: number, index: number): number {
    if (this.pointsLeft === 0) return -1;
    this.pointsLeft--;
    const { numbers, values, buffers } = this;
    const last = values.length - 1;
    numbers.at = from;
    numbers.ok = true;
    // Values that are left out at the end are differences of 0.
    let atEnd = false;
    for (let i = 0; i <= last; i++) {
      if (!atEnd) {
        const value = (values[i] as number) + this.readStep(bytes, to);
        if (value < (this.lowest[i] as number) || value > (this.highest[i] as number)) return -1;
        values[i] = value;
        if (i < last && numbers.at < to && bytes[numbers.at] === COMMA) numbers.at++;
        else atEnd = true;
      }
      (buffers[i] as Int32Array)[index] = values[i] as number;
    }
    return numbers.ok ? numbers.at : -1;
  }

  /** A difference; an empty one is 0. */
  private readStep(bytes: Uint8Array, to: number): number {
    return isValueEnd(bytes, this.numbers.at, to) ? 0 : this.numbers.integer(bytes);
  }
}
