import { framed } from '../../render/scale-bar.ts';
import { pad, paint, plain, type StyledText, shorten } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { depthOf, fitPainted, type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { hottest } from './cells.ts';
import { colouringOf } from './colouring.ts';
import { missingLines, titleLine } from './draw.ts';
import { cellsIn, type Frame, frameOf } from './frame.ts';
import { inksOf } from './inks.ts';
import type { Difference } from './layers.ts';
import { legendLines } from './legend.ts';
import type { HeatmapData, MapData } from './load.ts';
import { scaleLine } from './panel.ts';
import { drawPicture } from './picture.ts';
import { readoutOf } from './readout.ts';
import { differenceOf, fieldOf } from './shown.ts';
import type { HeatmapState } from './state.ts';
import { objectiveText, rangeText, valueText } from './words.ts';

/** Room for the map on paper. */
const MOST_COLUMNS = 120;
const MOST_ROWS = 40;
/** The frame, and the ranges beside it. */
const MARGIN = 12;

/** Columns of the scale bar. */
const BAR = 16;

/** Cells in the list. */
const TOP = 10;

/** The whole map on paper, and the cells with most. */
export function printHeatmap(state: HeatmapState, data: HeatmapData, canvas: Canvas): readonly string[] {
  if (data.map === null) return missingLines(data.missing, canvas);
  const inks = inksOf(canvas, state);
  const room = { columns: Math.max(2, Math.min(MOST_COLUMNS, canvas.columns - MARGIN)), rows: MOST_ROWS };
  const frame = trimmed(frameOf({ ...state, cell_u: null, centre: null }, data.bounds, room, inks.dots), data);
  const difference = differenceOf(state, data);
  const field = fieldOf(state, data, frame);
  const colouring = colouringOf(field, difference, inks);
  const { objectives } = data;
  const picture = drawPicture({ frame, field, colouring, inks, ground: [], objectives, cursor: null });
  const size = { rows: difference === 'none' ? 1 : 2, columns: canvas.columns };
  const rest: Line[] = [
    ...legendLines(state.layer, difference, field, colouring, { ...inks, ground: null }, size).map((text) => [
      { text },
    ]),
    scaleLine(frame, BAR, canvas.glyphs),
    ...objectives.map((objective, i): Line => [piece(objectiveText(objective, i))]),
    [],
    ...topLines(state, data, frame, difference),
    ...notes(data, canvas),
  ];
  return [
    paintLine(titleLine(state, data, field, frame), canvas),
    '',
    ...framedPicture(picture, frame, canvas),
    ...rest.map((line) => paintLine(line, canvas)),
  ];
}

/** As many characters as the map needs. */
function trimmed(frame: Frame, { bounds }: MapData): Frame {
  const inner = cellsIn(bounds, frame.cell_u);
  const across = Math.min(frame.across, inner.right - inner.left + 1);
  const down = Math.min(frame.down, inner.top - inner.bottom + 1);
  const size = (all: number, shown: number, cells: number): number => Math.ceil((all * shown) / cells);
  return {
    ...frame,
    columns: Math.min(frame.columns, size(frame.columns, across, Math.max(1, frame.across))),
    rows: Math.min(frame.rows, size(frame.rows, down, Math.max(1, frame.down))),
    ...{ across, down, left: inner.left, top: inner.top },
  };
}

function framedPicture(picture: readonly StyledText[], frame: Frame, canvas: Canvas): string[] {
  const { left, top, across, down, cell_u } = frame;
  const lines = picture.map((line) => paint(pad(line, frame.columns, 'left'), depthOf(canvas)));
  const ranges = {
    x: { left: `x ${left * cell_u}`, right: `${(left + across) * cell_u} u` },
    y: { top: `y ${(top + 1) * cell_u}`, bottom: `${(top + 1 - down) * cell_u}` },
  };
  return framed(lines, frame.columns, ranges, canvas.glyphs === 'ascii' ? 'ascii' : 'half').map((line) =>
    fitPainted(line, canvas),
  );
}

/** The cells with the greatest values: where, how much, and what is near. */
function topLines(state: HeatmapState, data: MapData, { cell_u }: Frame, difference: Difference): Line[] {
  const field = fieldOf(state, data, { cell_u });
  const cells = hottest(field).slice(0, TOP);
  if (cells.length === 0) return [[piece(`No ${state.layer} here.`)]];
  const rows = cells.map((cell) => {
    const { nearest } = readoutOf(data, cell, cell_u, difference);
    const objective = nearest === null ? undefined : data.objectives[nearest.place];
    return {
      place: `${rangeText('x', cell, cell_u)}, ${rangeText('y', cell, cell_u)}`,
      value: valueText(cell.value, difference),
      near: objective === undefined || nearest === null ? '' : `near ${objectiveText(objective, nearest.place)}`,
    };
  });
  const widest = Math.max(...rows.map(({ place }) => place.length));
  const figures = Math.max(...rows.map(({ value }) => value.length));
  return [
    [piece(`Cells with most ${state.layer}:`)],
    ...rows.map(({ place, value, near }): Line => {
      return [{ text: shorten(plain(`${value.padStart(figures)}  ${place.padEnd(widest)}  ${near}`.trimEnd()), 120) }];
    }),
  ];
}

function notes({ notes: sentences }: MapData, { columns }: Canvas): Line[] {
  const lines = sentences.flatMap((sentence) => wrapWords(visible(sentence), columns)).map((line) => [piece(line)]);
  return lines.length === 0 ? [] : [[], ...lines];
}
