import { stripColours } from '../domain/colour-codes.ts';
import type { Cell, Unit } from '../report/metric.ts';

/** What JSON.stringify leaves raw and a terminal obeys or hides. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON text of a value, indented, with every control and format character as an escape: same value, safe to look at. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNSEEN, escaped)}\n`;
}

/** As `jsonText`, on one line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSEEN, escaped)}\n`;
}

/** A value as JSON carries it: in full, nothing as null, names without colour codes. */
export function jsonValue(value: Cell | undefined, unit: Unit): Cell {
  if (value === undefined) return null;
  return unit === 'player' && typeof value === 'string' ? stripColours(value) : value;
}

function escaped(character: string): string {
  return character
    .split('')
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
