import type { Cell, Unit } from '../report/metric.ts';
import { colouredName, toAnsi } from './colour-codes.ts';
import type { ColourDepth } from './colour-depth.ts';
import { plain, type StyledText } from './styled-text.ts';
import { visible } from './visible.ts';

/** Units whose cells are words: set to the left, and shortened where room is short. */
const WORDS: readonly Unit[] = ['player', 'guid', 'text', 'class', 'team', 'confidence'];

/** Whether a unit's cells are words and not figures. */
export function isWord(unit: Unit): boolean {
  return WORDS.includes(unit);
}

/** A value as a table shows it, rounded and with its unit; times in `timeZone`. Safe to print. */
export function tableCell(value: Cell | undefined, unit: Unit, timeZone: string): StyledText {
  return tableCellsIn(timeZone)(value, unit);
}

/** As `tableCell` for many values: what a zone's times look like is worked out once. */
export function tableCellsIn(timeZone: string): (value: Cell | undefined, unit: Unit) => StyledText {
  let times: Intl.DateTimeFormat | undefined;
  return (value, unit) => {
    if (!(value instanceof Date)) return cellWithoutTime(value, unit);
    // Sweden writes dates as ISO 8601 does.
    times ??= new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    return plain(times.format(value));
  };
}

function cellWithoutTime(value: Exclude<Cell, Date> | undefined, unit: Unit): StyledText {
  if (value === null || value === undefined) return plain('–');
  if (unit === 'player') return colouredName(String(value));
  if (typeof value === 'number') return plain(figure(value, unit));
  if (typeof value === 'boolean') return plain(value ? 'yes' : 'no');
  return plain(visible(unit === 'class' || unit === 'team' ? value.toLowerCase() : value));
}

/** A value in full, for pipes and CSV; names without colours unless `depth` has them. Nothing is empty text. */
export function fullCell(value: Cell | undefined, unit: Unit, depth: ColourDepth = 1): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  return unit === 'player' ? toAnsi(value, depth) : visible(value);
}

function figure(value: number, unit: Unit): string {
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'ms':
      return `${value.toFixed(0)} ms`;
    case 'u':
      return `${value.toFixed(0)} u`;
    case 'ups':
      return `${value.toFixed(0)} u/s`;
    case 'clock':
      return clock(value);
    default:
      return Number.isInteger(value) ? String(value) : value.toFixed(2);
  }
}

/** Ms as m:ss; whole seconds that have passed, so that -0:01 is the second before the round went live. */
function clock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 && seconds > 0 ? `-${text}` : text;
}
