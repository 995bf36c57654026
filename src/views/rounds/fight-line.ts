import { tableCell } from '../../render/cell.ts';
import { colouredName } from '../../render/colour-codes.ts';
import { pad, plain, type StyledText, shorten } from '../../render/styled-text.ts';
import type { BoardRow } from '../../report/metric.ts';
import { endOf } from '../fight/outcomes.ts';
import type { Line } from '../pieces.ts';
import { GAP } from './columns.ts';

/** What a fight's row tells besides who and how it ended, the most telling first. */
const FIGURES: readonly Figure[] = [
  { width: 9, align: 'left', text: (row) => plain(enemies(Number(row['enemy_attackers']))) },
  { width: 9, align: 'left', text: (row) => plain(row['is_crossfire'] === true ? 'crossfire' : '') },
  { width: 8, align: 'right', text: (row) => tableCell(row['duration_ms'], 'ms', '') },
  { width: 7, align: 'right', text: (row) => tableCell(row['distance_u'], 'u', '') },
];

interface Figure {
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly text: (row: BoardRow) => StyledText;
}

const CLOCK = 6;

/** What both names want before figures are left out. */
const LEAST_NAMES = 42;
const MOST_TARGET = 24;
const MOST_END = 36;

/** A fight's row: when it began, who was under fire, how it ended, and as many figures as `columns` have room for. */
export function fightLine(row: BoardRow, columns: number): Line {
  const names = columns - CLOCK - 2 * GAP;
  const taken = FIGURES.map((_, at) => FIGURES.slice(0, at + 1).reduce((sum, { width }) => sum + width + GAP, 0));
  const figures = FIGURES.filter((_, at) => names - (taken[at] ?? 0) >= LEAST_NAMES);
  const room = names - (taken[figures.length - 1] ?? 0);
  const target = Math.max(4, Math.min(MOST_TARGET, Math.floor(room * 0.42)));
  const gap: StyledText = plain(' '.repeat(GAP));
  return [
    { text: pad(tableCell(row['start_time_ms'], 'clock', ''), CLOCK, 'right'), style: 'dim' },
    { text: gap },
    { text: cell(tableCell(row['target_name'], 'player', ''), target, 'left') },
    { text: gap },
    { text: cell(ending(row), Math.max(4, Math.min(MOST_END, room - target)), 'left') },
    ...figures.flatMap(({ width, align, text }) => [
      { text: gap },
      { text: cell(text(row), width, align), style: 'dim' as const },
    ]),
  ];
}

function cell(text: StyledText, width: number, align: Figure['align']): StyledText {
  return pad(shorten(text, width), width, align);
}

function ending(row: BoardRow): StyledText {
  const { words, by } = endOf(row);
  return by === null ? plain(words) : [...plain(`${words} `), ...colouredName(by)];
}

function enemies(count: number): string {
  return count === 1 ? '1 enemy' : `${count} enemies`;
}
