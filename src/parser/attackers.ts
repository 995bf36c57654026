import type { Attacker } from '../domain/round-file.ts';
import { ATTACKER } from '../format/points.ts';
import type { Scalar, ScalarReader } from './scalars.ts';

const COMMA = 0x2c;
const PIPE = 0x7c;
const NAME = ATTACKER.findIndex((column) => column.kind === 'name');
/** The engine has places for 64 players at a time. */
const MOST_ATTACKERS = 1000;
/** The engine's MAX_NETNAME (q_shared.h) is 36 with the closing NUL. */
const LONGEST_NAME = 35;

/** Reads an engagement's attackers. */
export class AttackerReader {
  /** Of the list that could not be read: where the attacker at fault begins. */
  faultAt = 0;
  private readonly scalars: ScalarReader;

  constructor(scalars: ScalarReader) {
    this.scalars = scalars;
  }

  /** Reads the list from `from` to `to` (not included); undefined when an attacker of it can't be read. */
  read(from: number, to: number): readonly Attacker[] | undefined {
    const attackers: Attacker[] = [];
    let at = from;
    while (at < to || attackers.length > 0) {
      this.faultAt = at;
      if (attackers.length === MOST_ATTACKERS) return undefined;
      const guidEnd = this.find(COMMA, at, this.find(PIPE, at, to));
      if (this.scalars.bytes[guidEnd] !== COMMA) return undefined;
      // A name may hold `|`: pieces are joined until they are an attacker.
      let pieceFrom = at;
      let attacker: Attacker | null = null;
      while (attacker === null) {
        const pieceTo = this.find(PIPE, pieceFrom, to);
        attacker = this.readAttacker(at, guidEnd, pieceFrom, pieceTo);
        if (attacker === null && pieceTo === to) return undefined;
        pieceFrom = pieceTo + 1;
      }
      attackers.push(attacker);
      if (pieceFrom > to) break;
      at = pieceFrom;
    }
    return attackers;
  }

  /** Reads the attacker that begins at `from`, has a GUID up to `guidEnd` and ends with a piece; null when it is none. */
  private readAttacker(from: number, guidEnd: number, pieceFrom: number, pieceTo: number): Attacker | null {
    const nameEnd = this.commaFromRight(ATTACKER.length - 1 - NAME, pieceFrom, pieceTo);
    if (nameEnd <= guidEnd) return null;
    if (pieceFrom > from && nameEnd - guidEnd - 1 > LONGEST_NAME) return null;
    const values: Record<string, Scalar> = {};
    let at = from;
    for (let i = 0; i < ATTACKER.length; i++) {
      const column = ATTACKER[i] as (typeof ATTACKER)[number];
      const end = i < NAME ? guidEnd : i === NAME ? nameEnd : this.find(COMMA, at, pieceTo);
      const value = this.scalars.read(column, at, end);
      if (value === undefined) return null;
      values[column.name] = value;
      at = end + 1;
    }
    return values as unknown as Attacker;
  }

  /** Where the `count`-th comma from the right stands, or -1. */
  private commaFromRight(count: number, from: number, to: number): number {
    let left = count;
    for (let at = to - 1; at >= from; at--) {
      if (this.scalars.bytes[at] === COMMA && --left === 0) return at;
    }
    return -1;
  }

  /** Where `byte` first stands, or `to`. */
  private find(byte: number, from: number, to: number): number {
    let at = from;
    while (at < to && this.scalars.bytes[at] !== byte) at++;
    return at;
  }
}
