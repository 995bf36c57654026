import { pad, paint, plain, type StyledText, shorten, widthOf } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { Canvas } from '../view.ts';
import { cameraOf, unitsToFit } from './camera.ts';
import { DIM, joinSpans } from './inks.ts';
import { legendLines } from './legend.ts';
import { depthOf, type Signs, signsOf } from './look.ts';
import { type Moment, momentOf } from './moment.ts';
import { drawPicture } from './picture.ts';
import type { ReplayData, ReplayRound } from './round.ts';
import { sideList } from './side-list.ts';
import { type ReplayState, stateIn } from './state.ts';
import { progressBar, statusLine } from './status.ts';
import { happeningText } from './words.ts';

/** Status and progress. */
const HEAD_ROWS = 2;

/** How the rows and columns are shared out. */
interface Layout {
  /** Of map and list. */
  readonly rows: number;
  readonly map: number;
  readonly list: number;
  readonly events: number;
}

/** The round at the state's clock: status, progress, the map with the list beside it, what happened last. */
export function replayLines(state: ReplayState, data: ReplayData, canvas: Canvas): readonly string[] {
  if (data.round === null) return missingLines(data.missing, canvas);
  const begun = stateIn(data.round, state);
  const moment = momentOf(data.round, begun.clock_ms);
  const signs = signsOf(canvas);
  const layout = layoutOf(data.round, canvas);
  const lines = [
    statusLine(data.round, begun, moment, signs, canvas.columns),
    progressBar(data.round, begun.clock_ms, signs, canvas.columns),
    ...middleLines(data.round, begun, moment, layout, canvas),
    ...eventLines(data.round, begun.clock_ms, layout.events, signs),
  ];
  return painted(lines, canvas).slice(0, canvas.rows);
}

/** Why there is nothing to see. */
export function missingLines(missing: string, canvas: Pick<Canvas, 'columns' | 'rows'>): string[] {
  return wrapWords(visible(missing), canvas.columns).slice(0, canvas.rows);
}

/** The list takes what the map's shape leaves, within bounds. */
function layoutOf(round: ReplayRound, { columns, rows }: Canvas): Layout {
  const events = rows < 13 ? 1 : rows < 28 ? 3 : 6;
  const middle = Math.max(0, rows - HEAD_ROWS - events);
  const { left, right } = round.bounds;
  const needed = Math.ceil((right - left) / unitsToFit(round.bounds, Number.MAX_SAFE_INTEGER, middle));
  const [least, most] = columns < 70 ? [24, 28] : columns < 110 ? [30, 38] : [40, 48];
  const list = Math.max(least, Math.min(most, columns - needed - 1));
  return { events, rows: middle, list, map: Math.max(0, columns - list - 1) };
}

function middleLines(
  round: ReplayRound,
  state: ReplayState,
  moment: Moment,
  layout: Layout,
  canvas: Canvas,
): StyledText[] {
  const signs = signsOf(canvas);
  const size = { columns: layout.map, rows: layout.rows };
  const camera = cameraOf(round, state, size, canvas.glyphs === 'unicode' ? 'braille' : 'ascii');
  const picture = drawPicture(round, moment, state, camera, signs, canvas.colours !== 'none');
  const list = sideList({ round, moment, state }, layout.list, layout.rows);
  const legend = legendLines(camera, canvas, signs, layout.list);
  const gap = layout.rows - list.length - legend.length;
  const beside = gap < 1 ? list : [...list, ...Array.from({ length: gap }, () => []), ...legend];
  return picture.map((line, row) => [...pad(line, layout.map + 1, 'left'), ...(beside[row] ?? [])]);
}

/** The newest at the bottom; those of long ago dim. */
function eventLines({ happenings }: ReplayRound, time_ms: number, rows: number, signs: Signs): StyledText[] {
  const past = happenings.filter((happening) => happening.time_ms <= time_ms).slice(-rows);
  const lines = past.map((happening) => {
    const text = happeningText(happening, signs);
    return time_ms - happening.time_ms < RECENT_MS ? text : text.map((span) => ({ ...span, colour: DIM }));
  });
  return [...lines, ...Array.from({ length: rows - lines.length }, () => plain(''))];
}

const RECENT_MS = 8000;

function painted(lines: readonly StyledText[], canvas: Canvas): string[] {
  return lines.map((line) => {
    const fitting = widthOf(line) <= canvas.columns ? line : shorten(line, canvas.columns);
    return paint(joinSpans(fitting), depthOf(canvas)).trimEnd();
  });
}
