import type { Attacker } from '../domain/round-file.ts';
import { ATTACKER, PATH_POINT, POSITION_POINT } from '../format/points.ts';
import type { CellKind, Column } from '../format/section.ts';
import { AttackerReader } from './attackers.ts';
import { PathStepReader } from './path-steps.ts';
import { PointReader, type Points } from './points.ts';
import { EARLIEST_MS, isTime, LATEST_MS, LONGEST_TEXT, type Scalar, ScalarReader } from './scalars.ts';

const COMMA = 0x2c;
/** What every text in a file keeps to, as words. */
export const TEXT_LIMITS = `without NUL, up to ${LONGEST_TEXT} bytes`;

export type CellValue = Scalar | Points | readonly string[] | readonly Attacker[];

/** Reads the cells of a file's rows. One for the whole file: lists of points share its buffers. */
export class CellReader {
  /** Of the cell that could not be read: where the part at fault begins. */
  faultAt = 0;
  readonly bytes: Buffer;
  private readonly scalars: ScalarReader;
  private readonly attackers: AttackerReader;
  private readonly positions = new PointReader(POSITION_POINT);
  private readonly path = new PointReader(PATH_POINT);
  private readonly pathSteps = new PathStepReader();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.scalars = new ScalarReader(bytes);
    this.attackers = new AttackerReader(this.scalars);
  }

  /** Reads the cell from `from` to `to` (not included); undefined when it is not of the column's kind. */
  read(column: Column, from: number, to: number): CellValue | undefined {
    this.faultAt = from;
    switch (column.kind) {
      case 'positions':
        return this.points(this.positions, from, to);
      case 'path':
        return this.points(this.path, from, to);
      case 'path_steps':
        return this.points(this.pathSteps, from, to);
      case 'attackers': {
        const attackers = this.attackers.read(from, to);
        if (attackers === undefined) this.faultAt = this.attackers.faultAt;
        return attackers;
      }
      case 'guids':
        return this.guids(from, to);
      default:
        return this.scalars.read(column, from, to);
    }
  }

  /** Reads text that is no cell; undefined when it does not keep to the limits. */
  text(from: number, to: number): string | undefined {
    return this.scalars.text(from, to);
  }

  private points(reader: PointReader, from: number, to: number): Points | undefined {
    const points = reader.read(this.bytes, from, to);
    if (points === undefined) this.faultAt = reader.faultAt;
    return points;
  }

  private guids(from: number, to: number): readonly string[] | undefined {
    const guids: string[] = [];
    let at = from;
    while (at < to || guids.length > 0) {
      this.faultAt = at;
      let end = at;
      while (end < to && this.bytes[end] !== COMMA) end++;
      const guid = end > at ? this.scalars.text(at, end) : undefined;
      if (guid === undefined) return undefined;
      guids.push(guid);
      if (end === to) break;
      at = end + 1;
    }
    return guids;
  }
}

/** What a column has in a file without it, or undefined where the column must be there. */
export function absentCell(kind: CellKind): CellValue | undefined {
  switch (kind) {
    case 'optional_text':
    case 'optional_integer':
    case 'optional_decimal':
    case 'optional_flag':
    case 'optional_word':
      return null;
    case 'name':
      return '';
    case 'guids':
    case 'attackers':
      return [];
    case 'positions':
      return new PointReader(POSITION_POINT).read(new Uint8Array(0), 0, 0);
    case 'path':
    case 'path_steps':
      return new PointReader(PATH_POINT).read(new Uint8Array(0), 0, 0);
    default:
      return undefined;
  }
}

/** What a column's cells hold, as words that end a sentence. */
export function expectedCell(column: Column): string {
  const orNothing = column.kind.startsWith('optional') ? ', or nothing' : '';
  switch (column.kind) {
    case 'text':
      return `text that is not empty, ${TEXT_LIMITS}`;
    case 'optional_text':
      return `text ${TEXT_LIMITS}${orNothing}`;
    case 'name':
      return `a name ${TEXT_LIMITS}`;
    case 'integer':
    case 'optional_integer':
      return isTime(column.name)
        ? `a whole number of ms from ${EARLIEST_MS} to ${LATEST_MS}${orNothing}`
        : `a whole number of 32 bits${orNothing}`;
    case 'decimal':
    case 'optional_decimal':
      return `a number with at most one decimal${orNothing}`;
    case 'flag':
    case 'optional_flag':
      return `0 or 1${orNothing}`;
    case 'word':
    case 'optional_word':
      return `one of ${column.words.join(', ')}${orNothing}`;
    case 'guids':
      return 'GUIDs with "," between them';
    case 'positions':
      return listOf(POSITION_POINT);
    case 'path':
      return listOf(PATH_POINT);
    case 'path_steps':
      return `differences of ${listOf(PATH_POINT)}`;
    case 'attackers':
      return listOf(ATTACKER);
  }
}

function listOf(columns: readonly { readonly file: string }[]): string {
  return `${columns.map((column) => column.file).join(',')} with "|" between them`;
}
