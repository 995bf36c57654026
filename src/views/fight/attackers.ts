import { attackers as board } from '../../metrics/event/boards.ts';
import { tableRows } from '../../render/rows.ts';
import { depthOf } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import type { Fight } from './load.ts';

/** The columns of the board, the most telling first: a narrow terminal drops the last ones. */
const KEYS = [
  ...['attacker_no', 'name', 'damage', 'hits', 'first_hit_after_ms', 'last_hit_after_ms', 'weapons'],
  ...['got_kill', 'in_crossfire', 'team', 'class'],
];

/** Everybody who hit the target, as a table of at most so many lines. */
export function attackersTable({ attackers, round }: Fight, canvas: Canvas, most: number): readonly string[] {
  if (attackers.length === 0) return ['Nobody hit the target.'];
  const columns = KEYS.flatMap((key) => board.columns.filter((column) => column.key === key));
  const look = { width: canvas.columns, depth: depthOf(canvas) };
  const { lines } = tableRows(columns, attackers, look, round.time_zone);
  if (lines.length <= most) return lines;
  const beyond = lines.length - most + 1;
  return [...lines.slice(0, Math.max(0, most - 1)), `${beyond} more`];
}
