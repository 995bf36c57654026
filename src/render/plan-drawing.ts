import type { BoardResult, BoardRow, PlanDrawing, PlanMark, PlanPath } from '../report/metric.ts';
import { type Canvas, type Ink, makeCanvas } from './canvas.ts';
import { DOT_GRIDS, type Glyphs } from './glyphs.ts';
import { framed, roundLength, scaleBar } from './scale-bar.ts';
import { paint, plain, type StyledText, widthOf } from './styled-text.ts';
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

interface Place {
  readonly x: number;
  readonly y: number;
}

interface PlanPoint extends Place {
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

/** A letter over the paths, such as where somebody was at a moment. */
export interface PlanLetter {
  readonly x: number;
  readonly y: number;
  readonly letter: string;
  readonly colour: Rgb;
  /** What the letter means; in the legend once. */
  readonly title: string;
}

/** What a plan shows besides its paths, and the lines that it has. */
export interface PlanExtras {
  /** The most lines in the frame; the usual ones where absent. */
  readonly most_rows?: number;
  /** The later cover the earlier. */
  readonly letters?: readonly PlanLetter[];
  /** Places that lie in the frame whether anything is drawn there or not. */
  readonly within?: readonly Place[];
  /** Columns that the legend has; those of the look where absent. */
  readonly legend_width?: number;
}

/** A plan and what explains it, as lines. */
export interface Plan {
  readonly framed: readonly string[];
  readonly legend: readonly string[];
}

/** The paths of a plan's boards seen from above, north up; nothing where no path has a point. */
export function planDrawing(
  boards: readonly BoardResult[],
  drawing: PlanDrawing,
  look: Look,
  glyphs: Glyphs,
): string[] {
  const plan = planOf(boards, drawing, look, glyphs);
  return plan === null ? [] : [...plan.framed, ...plan.legend];
}

/** As `planDrawing`, with extras; null where no path has a point. */
export function planOf(
  boards: readonly BoardResult[],
  drawing: PlanDrawing,
  look: Look,
  glyphs: Glyphs,
  { most_rows = MOST_ROWS, letters = [], within = [], legend_width = look.width }: PlanExtras = {},
): Plan | null {
  const paths = pathsOf(boards, drawing);
  const points = paths.flatMap((path) => path.points);
  if (points.length === 0) return null;
  const most = { columns: Math.max(1, Math.min(MOST_COLUMNS, look.width - 12)), rows: most_rows };
  const window = windowOf([...points, ...letters, ...within], most);
  const columns = Math.floor((window.right - window.left) / window.unitsPerColumn) + 1;
  const rows = Math.floor((window.top - window.bottom) / (2 * window.unitsPerColumn)) + 1;
  const canvas = makeCanvas(columns, rows, glyphs);
  const onCanvas = toDots(window, glyphs);
  for (const path of paths) drawPath(canvas, path, onCanvas);
  for (const path of paths) drawLetters(canvas, path, onCanvas);
  for (const { letter, colour, ...place } of letters) canvas.letter(...onCanvas(place), { colour, plain: letter });
  const painted = canvas.lines().map((line) => paint(line, look.depth));
  return {
    framed: framed(painted, columns, rangesOf(window), glyphs),
    legend: legend(paths, letters, window, { ...look, width: legend_width }, glyphs),
  };
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

function windowOf(
  points: readonly Place[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Window {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const unitsPerColumn = Math.max(
    FINEST_U,
    (right - left) / Math.max(1, columns - 1),
    (top - bottom) / (2 * Math.max(1, rows - 1)),
  );
  return { left, right, bottom, top, unitsPerColumn };
}

type ToDots = (place: Place) => readonly [x: number, y: number];

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

function legend(
  paths: readonly DrawnPath[],
  letters: readonly PlanLetter[],
  { unitsPerColumn }: Window,
  look: Look,
  glyphs: Glyphs,
): string[] {
  const entries: StyledText[] = [
    ...paths.map(({ title, from, to, ink }) => [
      { text: `${from}${glyphs === 'ascii' ? ink.plain.repeat(2) : '━━'}${to}`, colour: ink.colour },
      ...plain(` ${title}`),
    ]),
    ...paths.flatMap(happened).map(({ mark, title }) => [{ text: mark, colour: MARK_COLOUR }, ...plain(` ${title}`)]),
    ...lettersByTitle(letters).map(({ letter, colour, title }) => [{ text: letter, colour }, ...plain(` ${title}`)]),
  ];
  const units = roundLength(unitsPerColumn, 16);
  return [
    ...wrapWords('Seen from above; north is up', look.width),
    ...inLines(entries, look),
    scaleBar(Math.max(1, Math.round(units / unitsPerColumn)), units, glyphs),
  ];
}

/** As many entries in a line as fit. */
function inLines(entries: readonly StyledText[], look: Look): string[] {
  const lines: StyledText[] = [];
  for (const entry of entries) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line) + 2 + widthOf(entry) <= look.width) {
      lines[lines.length - 1] = [...line, ...plain('  '), ...entry];
    } else lines.push(entry);
  }
  return lines.map((line) => paint(line, look.depth));
}

/** An entry for each title, with all its letters. */
function lettersByTitle(letters: readonly PlanLetter[]): PlanLetter[] {
  const titles = [...new Set(letters.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const alike = letters.filter((letter) => letter.title === title);
    const [first] = alike;
    return first === undefined ? [] : [{ ...first, letter: alike.map(({ letter }) => letter).join(' ') }];
  });
}

/** The marks that a path has. */
function happened({ points, marks, ends }: DrawnPath): PlanMark[] {
  const onTheWay = marks.filter(({ event }) => points.some((point) => point.event === event));
  return [...onTheWay, ...ends.filter(({ event }) => points.at(-1)?.event === event)];
}
