import { tableCell } from '../../render/cell.ts';
import { pad, plain, type StyledText, widthOf } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { fillLine, type Line, paintLine, piece, selectedLine } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { type CountColumn, countColumns, GAP } from './columns.ts';
import { fightLine } from './fight-line.ts';
import { detailsOf, labelOf } from './labels.ts';
import type { RoundsData } from './load.ts';
import type { Node } from './nodes.ts';
import { arrived, type RoundsState } from './state.ts';
import { nodesOf, selectedNode, type TreeRow, treeRows } from './tree.ts';
import { roomIn, topFor } from './window.ts';

/** Columns in front of a row for the mark of the selected one, and by which a node stands in from its parent. */
const MARK = 2;
const INDENT = 2;

/** The tree in at most as many lines as the canvas has, the selected row among them. */
export function lines(before: RoundsState, data: RoundsData, canvas: Canvas): readonly string[] {
  const state = arrived(before, data);
  const rows = treeRows(state, data);
  const node = selectedNode(state, nodesOf(rows));
  const body = rows.length === 0 ? emptyLines(state, data, canvas) : rowLines(state, rows, { node, data, canvas });
  const { height, has_details } = roomIn(canvas.rows);
  const notes = body.length < height ? data.notes.flatMap((note) => wrapped(note, canvas)) : [];
  const shown = [...body, ...(rows.length === 0 ? [] : notes)].slice(0, height);
  const details: Line = node === null ? [] : [piece(detailsOf(node, data.time_zone), 'dim')];
  return [
    headLine(placeLine(state, rows, node), countColumns(data, canvas.columns), canvas),
    ...shown,
    ...Array.from({ length: has_details ? height - shown.length : 0 }, (): Line => []),
    ...(has_details ? [details] : []),
  ]
    .slice(0, canvas.rows)
    .map((line) => paintLine(line, canvas));
}

interface Parts {
  readonly node: Node | null;
  readonly data: RoundsData;
  readonly canvas: Canvas;
}

function rowLines(state: RoundsState, rows: readonly TreeRow[], { node, data, canvas }: Parts): readonly Line[] {
  const { height } = roomIn(canvas.rows);
  const at = node === null ? 0 : rows.indexOf(node);
  // Where it opens, what is open there is to be seen
  const below = state.selected === null || state.known === null ? rows.length : 0;
  const top = topFor(state.top, at, rows.length, height, below);
  const columns = countColumns(data, canvas.columns);
  return rows.slice(top, top + height).map((row) => {
    const line = rowLine(row, columns, data.time_zone, canvas);
    return row === node ? selectedLine([piece('▶ '), ...line]) : [piece(' '.repeat(MARK)), ...line];
  });
}

/** A row of the tree without its mark. */
export function rowLine(row: TreeRow, columns: readonly CountColumn[], time_zone: string, canvas: Canvas): Line {
  const indent = piece(' '.repeat(row.depth * INDENT));
  if (row.kind === 'remark') return [indent, piece(row.text, 'dim')];
  const room = canvas.columns - MARK - row.depth * INDENT;
  if (row.kind === 'fight') return [indent, ...fightLine(row.row, room)];
  const arrows = canvas.glyphs === 'unicode' ? ['▾ ', '▸ '] : ['- ', '+ '];
  const label = [indent, piece(row.is_open ? (arrows[0] ?? '') : (arrows[1] ?? '')), ...labelOf(row, time_zone)];
  const cells = columns.map(({ key, width }) =>
    row.row[key] === undefined ? plain(' '.repeat(width)) : pad(tableCell(row.row[key], 'count', ''), width, 'right'),
  );
  return beside(label, cells, canvas.columns - MARK, MOST_LABEL);
}

/** On a wide terminal counts stay near what they are of. */
const MOST_LABEL = 60;

/** A label with cells at the right edge, or as far from it as it must be. */
function beside(label: Line, cells: readonly StyledText[], width: number, most: number): Line {
  const taken = cells.reduce((sum, cell) => sum + GAP + widthOf(cell), 0);
  const gap = piece(' '.repeat(GAP));
  return [...fillLine(label, Math.max(0, Math.min(most, width - taken))), ...cells.flatMap((text) => [gap, { text }])];
}

/** What stands at the left of the head, above the rows, and the titles of the counts. */
export function headLine(label: Line, columns: readonly CountColumn[], canvas: Canvas): Line {
  const titles = columns.map(({ title, width }) => pad(plain(title), width, 'right'));
  const line = beside([piece(' '.repeat(MARK)), ...label], titles, canvas.columns, MOST_LABEL + MARK);
  return line.map((part) => ({ ...part, style: part.style ?? 'bold' }));
}

/** The search, or which row of how many is selected. */
function placeLine({ typing, search }: RoundsState, rows: readonly TreeRow[], node: Node | null): Line {
  const place = node === null ? '' : `${rows.indexOf(node) + 1} of ${rows.length}`;
  if (!typing && search === '') return [piece(place, 'dim')];
  return [piece('Search: '), piece(visible(search)), piece(typing ? '_' : `  ${place}`)];
}

/** Why there is nothing, and which key helps. */
function emptyLines({ search }: RoundsState, data: RoundsData, canvas: Canvas): readonly Line[] {
  if (data.scope.round_ids.length === 0) {
    const why = data.notes.length > 0 ? data.notes : ['No round is in scope.'];
    return [...why, 'Press s to change the scope.'].flatMap((text) => [[], ...wrapped(text, canvas)]);
  }
  if (data.names === null) return wrapped('loading …', canvas);
  return wrapped(`No map, session or player is called "${search}". Esc shows all rounds.`, canvas);
}

function wrapped(text: string, canvas: Canvas): readonly Line[] {
  const margin = ' '.repeat(MARK);
  return wrapWords(visible(text), canvas.columns - MARK).map((line) => [piece(margin), piece(line, 'dim')]);
}
