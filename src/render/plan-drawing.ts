import type { BoardResult, BoardRow, PlanDrawing, PlanMark, PlanPath } from '../report/metric.ts';
import { type Canvas, type Ink, makeCanvas } from './canvas.ts';
import { DOT_GRIDS, type Glyphs } from './glyphs.ts';
import { framed, roundLength, scaleBar } from './scale-bar.ts';
import { paint, plain, type StyledText } from './styled-text.ts';
import { type Look, wrapWords } from './terminal.ts';
import type { Rgb } from './terminal-colour.ts';

/** Lines of the plan itself: with frame, legend and prompt it fits 24. */
const MOST_ROWS = 16;
const MOST_COLUMNS = 100;

/** A fight on the spot is not blown up beyond this, u per column. */
const FINEST_U = 2;

const PATH_INKS: readonly Ink[] = [
  { colour: [90, 200, 250], plain: '.' },
  { colour: [255, 160, 60], plain: 'o' },
];
const MARK_COLOUR: Rgb = [255, 90, 90];

interface PlanPoint {
  readonly x: number;
  readonly y: number;
  readonly event: unknown;
}

interface DrawnPath extends PlanPath {
  readonly ink: Ink;
  readonly points: readonly PlanPoint[];
  readonly marks: readonly PlanMark[];
  readonly ends: readonly PlanMark[];
}

/** The drawn part of the world: its west and north border, and what a column stands for. */
interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly unitsPerColumn: number;
}

/** The paths of a plan's boards seen from above, north up; nothing where no path has a point. */
export function planDrawing(
  boards: readonly BoardResult[],
  drawing: PlanDrawing,
  look: Look,
  glyphs: Glyphs,
): string[] {
  const paths = pathsOf(boards, drawing);
  const points = paths.flatMap((path) => path.points);
  if (points.length === 0) return [];
  const window = windowOf(points, Math.max(1, Math.min(MOST_COLUMNS, look.width - 12)));
  const columns = Math.floor((window.right - window.left) / window.unitsPerColumn) + 1;
  const rows = Math.floor((window.top - window.bottom) / (2 * window.unitsPerColumn)) + 1;
  const canvas = makeCanvas(columns, rows, glyphs);
  const onCanvas = toDots(window, glyphs);
  for (const path of paths) drawPath(canvas, path, onCanvas);
  for (const path of paths) drawLetters(canvas, path, onCanvas);
  return [
    ...framed(
      canvas.lines().map((line) => paint(line, look.depth)),
      columns,
      rangesOf(window),
      glyphs,
    ),
    ...legend(paths, window, look, glyphs),
  ];
}

function pathsOf(boards: readonly BoardResult[], drawing: PlanDrawing): DrawnPath[] {
  return drawing.paths.flatMap((path, i) => {
    const rows = boards.find((result) => result.board.name === path.board)?.rows ?? [];
    const ink = PATH_INKS[i % PATH_INKS.length];
    const points = rows.map((row) => pointOf(row, drawing));
    const { marks, ends } = i === 0 ? drawing : { marks: [], ends: [] };
    return ink === undefined || points.length === 0 ? [] : [{ ...path, ink, points, marks, ends }];
  });
}

function pointOf(row: BoardRow, drawing: PlanDrawing): PlanPoint {
  return { x: Number(row[drawing.x]), y: Number(row[drawing.y]), event: row[drawing.event] };
}

function windowOf(points: readonly PlanPoint[], columns: number): Window {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const unitsPerColumn = Math.max(
    FINEST_U,
    (right - left) / Math.max(1, columns - 1),
    (top - bottom) / (2 * (MOST_ROWS - 1)),
  );
  return { left, right, bottom, top, unitsPerColumn };
}

type ToDots = (point: PlanPoint) => readonly [x: number, y: number];

function toDots({ left, top, unitsPerColumn }: Window, glyphs: Glyphs): ToDots {
  const { across, down } = DOT_GRIDS[glyphs];
  return ({ x, y }) => [
    Math.floor(((x - left) / unitsPerColumn) * across),
    Math.floor(((top - y) / (2 * unitsPerColumn)) * down),
  ];
}

function drawPath(canvas: Canvas, { points, ink }: DrawnPath, onCanvas: ToDots): void {
  for (const [i, point] of points.entries()) canvas.line(onCanvas(points[i - 1] ?? point), onCanvas(point), ink);
}

/** What happened on the way, then where the path begins, then where it ends: what comes later covers the earlier. */
function drawLetters(canvas: Canvas, { points, ink, from, to, marks, ends }: DrawnPath, onCanvas: ToDots): void {
  const at = (point: PlanPoint | undefined, letter: Ink) => point && canvas.letter(...onCanvas(point), letter);
  const inkOf = (mark: PlanMark | undefined): Ink | undefined => mark && { colour: MARK_COLOUR, plain: mark.mark };
  for (const point of points) {
    const letter = inkOf(marks.find(({ event }) => event === point.event));
    if (letter !== undefined) at(point, letter);
  }
  at(points[0], { ...ink, plain: from });
  const last = points.at(-1);
  at(last, inkOf(ends.find(({ event }) => event === last?.event)) ?? { ...ink, plain: to });
}

function rangesOf({ left, right, top, bottom }: Window) {
  const [west, east, north, south] = [left, right, top, bottom].map((value) => String(Math.round(value)));
  return { x: { left: `x ${west}`, right: `${east} u` }, y: { top: `y ${north}`, bottom: `${south}` } };
}

function legend(paths: readonly DrawnPath[], { unitsPerColumn }: Window, look: Look, glyphs: Glyphs): string[] {
  const entries: StyledText[] = [
    ...paths.map(({ title, from, to, ink }) => [
      { text: `${from}${glyphs === 'ascii' ? ink.plain.repeat(2) : '━━'}${to}`, colour: ink.colour },
      ...plain(` ${title}`),
    ]),
    ...paths.flatMap(happened).map(({ mark, title }) => [{ text: mark, colour: MARK_COLOUR }, ...plain(` ${title}`)]),
  ];
  const units = roundLength(unitsPerColumn, 16);
  return [
    ...wrapWords('Seen from above; north is up', look.width),
    entries.map((entry) => paint(entry, look.depth)).join('  '),
    scaleBar(Math.max(1, Math.round(units / unitsPerColumn)), units, glyphs),
  ];
}

/** The marks that a path has. */
function happened({ points, marks, ends }: DrawnPath): PlanMark[] {
  const onTheWay = marks.filter(({ event }) => points.some((point) => point.event === event));
  return [...onTheWay, ...ends.filter(({ event }) => points.at(-1)?.event === event)];
}
