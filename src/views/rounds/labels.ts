import { stripColours } from '../../domain/colour-codes.ts';
import { tableCell } from '../../render/cell.ts';
import { counted } from '../../render/report-remarks.ts';
import { visible } from '../../render/visible.ts';
import type { BoardRow } from '../../report/metric.ts';
import { endOf } from '../fight/outcomes.ts';
import { type Line, piece } from '../pieces.ts';
import type { Node } from './nodes.ts';

/** What a session, map or round is called in its row. */
export function labelOf({ kind, row }: Node, time_zone: string): Line {
  if (kind === 'session') return [piece(word(row, 'session'), 'bold'), piece(serverOf(row), 'dim')];
  if (kind === 'map') return [piece(word(row, 'map'))];
  return [piece(`Round ${row['round']}`), piece(`  ${timeOf(row, 'start_at', time_zone).slice(-5)}`, 'dim')];
}

/** What the line below the tree tells of a node. */
export function detailsOf({ kind, row }: Node, time_zone: string): string {
  switch (kind) {
    case 'session':
      return `Session ${word(row, 'session')}${serverOf(row)}, began ${timeOf(row, 'session_began_at', time_zone)}`;
    case 'map':
      return `${word(row, 'map')}, first played ${timeOf(row, 'start_at', time_zone)}, ${counted(Number(row['rounds']), 'round')}`;
    case 'round':
      return `Round id ${row['round_id']}, ${timeOf(row, 'start_at', time_zone)}, ${word(row, 'file_name')}`;
    case 'fight':
      return [`Fight ${row['id']}`, sideOf(row), endingOf(row), figuresOf(row, time_zone)].join(', ');
  }
}

function endingOf(row: BoardRow): string {
  const { words, by } = endOf(row);
  return by === null ? words : `${words} ${visible(stripColours(by))}`;
}

function figuresOf(row: BoardRow, time_zone: string): string {
  const figure = (key: string, unit: 'ms' | 'u'): string =>
    tableCell(row[key], unit, time_zone)
      .map(({ text }) => text)
      .join('');
  const crossfire = row['is_crossfire'] === true ? `, crossfire after ${figure('crossfire_delay_ms', 'ms')}` : '';
  return `${figure('duration_ms', 'ms')}, ${figure('distance_u', 'u')}${crossfire}`;
}

function sideOf(row: BoardRow): string {
  const words = [row['target_team'], row['target_class']].filter((each) => each !== null);
  return `target ${words.map((each) => String(each).toLowerCase()).join(' ')}`;
}

function serverOf(row: BoardRow): string {
  return row['server'] === '' ? '' : ` on ${word(row, 'server')}`;
}

function word(row: BoardRow, key: string): string {
  return visible(String(row[key] ?? ''));
}

function timeOf(row: BoardRow, key: string, time_zone: string): string {
  return tableCell(row[key], 'time', time_zone)
    .map(({ text }) => text)
    .join('');
}
