import { GAP } from '../../render/fit-columns.ts';
import { pad, plain, shorten, widthOf } from '../../render/styled-text.ts';
import { type Line, paintLine, piece, selectedLine } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { type BoardPlace, metricNames } from './board-places.ts';
import { frameOf, topOf } from './frame.ts';
import { sortedKey, type TableLayout, tableLayout } from './layout.ts';
import type { LoadedBoard } from './load.ts';
import { emptyLines, statusLine, totalsLine } from './remarks.ts';
import { type PlacedRow, type ShownRows, shownRows } from './shown-rows.ts';
import type { LeaderboardState } from './state.ts';
import { tabs } from './tabs.ts';

/** The leaderboard in at most as many lines as the canvas has. */
export function lines(
  places: readonly BoardPlace[],
  state: LeaderboardState,
  data: LoadedBoard,
  canvas: Canvas,
): readonly string[] {
  const shown = shownRows(state, data);
  const frame = frameOf(data, canvas);
  const layout = tableLayout(state, data, shown, canvas);
  const body =
    shown.rows.length === 0 ? emptyLines(state, data, shown, canvas) : tableLines(state, data, shown, canvas);
  const notes = frame.notes.map((note): Line => [piece(note, 'dim')]);
  const height = frame.height + (frame.rule ? 2 : 1);
  return [
    ...tabLines(places, state, canvas, frame.tabs),
    statusLine(state, data, shown),
    ...body.slice(0, height),
    ...Array.from({ length: height - body.length }, (): Line => []),
    ...notes,
    totalsLine(state, data, shown, layout),
  ]
    .slice(0, canvas.rows)
    .map((line) => paintLine(line, canvas));
}

function tabLines(places: readonly BoardPlace[], { place }: LeaderboardState, canvas: Canvas, count: 1 | 2): Line[] {
  const { metric } = place;
  const names = metricNames(places);
  const boards = metric.boards.map(({ title }) => title);
  const active = metric.boards.findIndex(({ name }) => name === place.board.name);
  if (count === 2) {
    const first = tabs(names, names.indexOf(metric.name), canvas.columns);
    return [first, [piece(' '), ...tabs(boards, active, canvas.columns - 1)]];
  }
  const head = piece(`${metric.name}:`, 'bold');
  return [[head, ...tabs(boards, active, canvas.columns - widthOf(head.text))]];
}

function tableLines(state: LeaderboardState, data: LoadedBoard, shown: ShownRows, canvas: Canvas): Line[] {
  const { height, rule } = frameOf(data, canvas);
  const layout = tableLayout(state, data, shown, canvas);
  const selected = Math.min(state.selected, shown.rows.length - 1);
  const top = topOf({ selected, top: state.top }, shown.rows.length, height);
  const rows = shown.rows.slice(top, top + height).map((row, at) => rowLine(row, layout, top + at === selected));
  return [headLine(data, shown, layout), ...(rule ? [ruleLine(layout)] : []), ...rows];
}

/** The columns' titles; the one that rows are ordered by has an arrow. */
function headLine(data: LoadedBoard, shown: ShownRows, { columns, places }: TableLayout): Line {
  const sorted = sortedKey(data, shown.sort);
  const arrow = (shown.sort ?? data.place.board.order[0])?.direction === 'asc' ? '▲' : '▼';
  const titles = columns.map(({ key, title, align, room, sortable }) => {
    const text = key === sorted && sortable ? `${title} ${arrow}` : title;
    return pad(shorten(plain(text), room), room, align);
  });
  return [
    piece('  '),
    ...(places === 0 ? [] : [piece(`${'#'.padStart(places)}  `, 'bold')]),
    ...joined(titles, 'bold'),
  ];
}

function ruleLine({ columns, places }: TableLayout): Line {
  const rules = [...(places === 0 ? [] : [places]), ...columns.map(({ room }) => room)].map((width) =>
    plain('─'.repeat(width)),
  );
  return [piece('  '), ...joined(rules, 'dim')];
}

function rowLine(row: PlacedRow, { columns, places }: TableLayout, isSelected: boolean): Line {
  const cells = columns.map(({ at, align, room }) => pad(shorten(row.cells[at] ?? [], room), room, align));
  const place = places === 0 ? [] : [piece(`${String(row.place).padStart(places)}  `, 'dim')];
  return isSelected
    ? selectedLine([piece('▶ '), ...place, ...joined(cells)])
    : [piece('  '), ...place, ...joined(cells)];
}

function joined(cells: readonly ReturnType<typeof plain>[], style?: 'bold' | 'dim'): Line {
  const gap = piece(' '.repeat(GAP));
  return cells.flatMap((text, at) => (at === 0 ? [{ text, style }] : [gap, { text, style }]));
}
