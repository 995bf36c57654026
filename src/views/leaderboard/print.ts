import { recordRows } from '../../render/record-rows.ts';
import { scopeLine } from '../../render/report-remarks.ts';
import { tableRows } from '../../render/rows.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { depthOf, fitPainted, type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import type { BoardPlace } from './board-places.ts';
import { candidates } from './layout.ts';
import type { LoadedBoard } from './load.ts';
import { emptyLines, totalsLine } from './remarks.ts';
import { shownRows } from './shown-rows.ts';
import type { LeaderboardState } from './state.ts';

/** The board with all rows at hand, as `prox report` draws it, and the names of the other boards. */
export function print(
  places: readonly BoardPlace[],
  state: LeaderboardState,
  data: LoadedBoard,
  canvas: Canvas,
): readonly string[] {
  const { metric, board } = data.place;
  const shown = shownRows(state, data);
  const painted = (found: readonly Line[]): string[] => found.map((line) => paintLine(line, canvas));
  const wrapped = (text: string, style?: 'bold' | 'dim'): string[] =>
    painted(wrapWords(visible(text), canvas.columns).map((line) => [piece(line, style)]));
  const others = places.map((place) => `${place.metric.name} ${place.board.name}`).join(' · ');
  const body = shown.rows.length === 0 ? painted(emptyLines(state, data, shown, canvas)) : table(state, data, canvas);
  return [
    ...wrapped([metric.name, scopeLine(data.scope)].join(' · '), 'bold'),
    '',
    ...wrapped(board.title, 'bold'),
    ...body,
    ...painted([totalsLine(state, data, shown, { columns: [], places: 0, left: 0, right: 0, most: 0 })]),
    '',
    ...data.notes.flatMap((note) => wrapped(note)),
    ...(data.notes.length > 0 ? [''] : []),
    ...wrapped(`prox leaderboard shows: ${others}`, 'dim'),
  ];
}

function table(state: LeaderboardState, data: LoadedBoard, canvas: Canvas): readonly string[] {
  const { board } = data.place;
  const look = { width: canvas.columns, depth: depthOf(canvas) };
  const [record] = data.result.rows;
  if (board.record && record !== undefined) {
    return recordRows(board.columns, record, look, data.time_zone).map((line) => fitPainted(line, canvas));
  }
  const keys = candidates(state, data).map(({ key }) => key);
  const columns = keys.flatMap((key) => board.columns.filter((column) => column.key === key));
  const rows = shownRows(state, data).rows.map(({ row }) => row);
  const { lines, dropped } = tableRows(columns, rows, look, data.time_zone);
  const left = columns.slice(columns.length - dropped).map(({ title }) => title);
  const without = dropped === 0 ? [] : wrapWords(`No room for ${left.join(', ')}: widen the terminal.`, canvas.columns);
  return [...lines, ...without].map((line) => fitPainted(line, canvas));
}
