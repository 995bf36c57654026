import type { Report } from '../report/metric.ts';
import type { Glyphs } from './glyphs.ts';
import { mapDrawing } from './map-drawing.ts';
import { planDrawing } from './plan-drawing.ts';
import type { Look } from './terminal.ts';

/** What the metric's declaration says is to be drawn, as lines; nothing where there is nothing to draw. */
export function drawingLines({ metric: { drawing }, drawn = [] }: Report, look: Look, glyphs: Glyphs): string[] {
  if (drawing === undefined || drawn.length === 0) return [];
  if (drawing.kind === 'plan') return planDrawing(drawn, drawing, look, glyphs);
  const cells = drawn.find(({ board }) => board.name === drawing.board);
  const layer = cells?.board.columns.find(({ key }) => key === drawing.layers[0]);
  return cells === undefined || layer === undefined ? [] : mapDrawing(cells.rows, drawing, layer, look, glyphs);
}
