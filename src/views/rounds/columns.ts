import { scopes } from '../../metrics/scopes/index.ts';
import { tableCell } from '../../render/cell.ts';
import { widthOf } from '../../render/styled-text.ts';
import { textWidth } from '../../render/text-width.ts';
import type { BoardRow } from '../../report/metric.ts';
import type { RoundsData } from './load.ts';

/** A column of counts, as a board of `scopes` declares it. */
export interface CountColumn {
  readonly key: string;
  readonly title: string;
  readonly width: number;
}

/** Between two columns. */
export const GAP = 2;

/** What a name with its place in the tree wants before counts are left out. */
const LEAST_LABEL = 26;

/** What stays longest where room is short; the others follow in their own order. */
const MOST_TELLING = ['combat_engagements', 'kills', 'escapes', 'players', 'rounds', 'crossfires', 'lives'];

/** The counts that there is room for, in the boards' order. */
export function countColumns({ sessions }: Pick<RoundsData, 'sessions'>, columns: number): readonly CountColumn[] {
  const all = countsOf(sessions);
  const told = MOST_TELLING.flatMap((key) => all.filter((column) => column.key === key));
  const byWorth = [...told, ...all.filter(({ key }) => !MOST_TELLING.includes(key))];
  let room = columns - LEAST_LABEL;
  const kept = new Set<string>();
  for (const { key, width } of byWorth) {
    room -= GAP + width;
    if (room < 0) break;
    kept.add(key);
  }
  return all.filter(({ key }) => kept.has(key));
}

/** Sessions have every count, and the greatest. */
function countsOf(sessions: readonly BoardRow[]): readonly CountColumn[] {
  const board = scopes.boards.find(({ name }) => name === 'sessions');
  const counts = (board?.columns ?? []).filter(({ unit }) => unit === 'count');
  return counts.map(({ key, title }) => {
    const widest = sessions.reduce((width, row) => Math.max(width, widthOf(tableCell(row[key], 'count', 'UTC'))), 0);
    return { key, title, width: Math.max(textWidth(title), widest) };
  });
}
