import { colouredName } from '../../render/colour-codes.ts';
import { pad, plain, type StyledText } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { type Line, paintLine, piece } from '../pieces.ts';
import type { Place } from '../places.ts';
import type { Canvas } from '../view.ts';
import { type CellField, cellField } from './cells.ts';
import { colouringOf } from './colouring.ts';
import { type Frame, frameOf } from './frame.ts';
import { inksOf } from './inks.ts';
import { type Difference, LAYER_UNITS, LAYERS } from './layers.ts';
import { GAP, layoutOf } from './layout.ts';
import { legendLines } from './legend.ts';
import type { HeatmapData, MapData } from './load.ts';
import { panelLines } from './panel.ts';
import { drawPicture } from './picture.ts';
import { readoutOf } from './readout.ts';
import { cursorCell, differenceOf, fieldOf } from './shown.ts';
import type { HeatmapState } from './state.ts';
import { countText } from './words.ts';

/** Tabs, title, the map with the cursor's cell read out beside it, and the legend. */
export function heatmapLines(state: HeatmapState, data: HeatmapData, canvas: Canvas): readonly string[] {
  if (data.map === null) return missingLines(data.missing, canvas).slice(0, canvas.rows);
  const layout = layoutOf(state, canvas);
  const inks = inksOf(canvas, state);
  const frame = frameOf(state, data.bounds, layout.map, inks.dots);
  const difference = differenceOf(state, data);
  const field = fieldOf(state, data, frame);
  const colouring = colouringOf(field, difference, inks);
  const cell = cursorCell(state, field, frame);
  const objectives = state.objectives ? data.objectives : [];
  const ground = groundOf(state, data, frame);
  const picture = drawPicture({ frame, field, colouring, inks, ground, objectives, cursor: cell });
  const readout = readoutOf(data, cell, frame.cell_u, difference);
  const { layer } = state;
  const content = {
    data,
    readout,
    cell,
    frame,
    layer,
    difference,
    objectives: state.objectives,
    glyphs: canvas.glyphs,
  };
  const panel = panelLines(content, layout.beside, layout.map.rows);
  const room = { rows: layout.legend, columns: canvas.columns };
  const lines: Line[] = [
    tabLine(state, canvas),
    titleLine(state, data, field, frame),
    ...picture.map((line, i) => [{ text: pad(line, layout.map.columns + GAP, 'left') }, ...(panel[i] ?? [])]),
    ...legendLines(layer, difference, field, colouring, inks, room).map((text) => [{ text }]),
  ];
  return lines.slice(0, canvas.rows).map((line) => paintLine(line, canvas));
}

/** Why there is nothing to see. */
export function missingLines(missing: string, canvas: Pick<Canvas, 'columns'>): string[] {
  return wrapWords(visible(missing), canvas.columns);
}

/** Layers with their keys; the one on the map is marked. */
function tabLine({ layer }: HeatmapState, { colours }: Canvas): Line {
  const [open, close] = colours === 'none' ? ['[', ']'] : [' ', ' '];
  return LAYERS.flatMap((name, i) => {
    const tab = `${i + 1} ${name}`;
    const shown = name === layer ? piece(`${open}${tab}${close}`, 'inverse') : piece(tab);
    return i === 0 ? [shown] : [piece(' '), shown];
  });
}

/** The map, what is on it and how much, and how large cells are. */
export function titleLine(state: HeatmapState, data: MapData, field: CellField, frame: Frame): Line {
  const difference = differenceOf(state, data);
  const isLoaded = data.spots[state.layer] !== null;
  const all = field.plus + field.minus;
  const count = isLoaded ? `${countText(all)} ${LAYER_UNITS[state.layer]}` : `${state.layer} is not loaded yet`;
  const rounds = `${countText(data.rounds)} ${data.rounds === 1 ? 'round' : 'rounds'}`;
  const parts: StyledText[] = [
    plain(count),
    ...whose(state, data, difference),
    plain(`cells ${frame.cell_u} u`),
    plain(rounds),
  ];
  return [piece(visible(data.map), 'bold'), ...parts.flatMap((text): Line => [piece(' · ', 'dim'), { text }])];
}

/** Whom the cells are about, where it is not everybody. */
function whose({ difference: wanted }: HeatmapState, { chosen }: MapData, difference: Difference): StyledText[] {
  if (wanted === 'player' && chosen === null) return [plain('to compare a player, choose one: s')];
  const name = chosen === null ? [] : colouredName(chosen.name);
  if (difference === 'player') return [[...name, ...plain(' − others, % of each')]];
  return [...(chosen === null ? [] : [name]), ...(difference === 'teams' ? [plain('axis − allies')] : [])];
}

/** Cells in which any layer has something. */
function* groundOf(state: HeatmapState, data: MapData, { cell_u }: Frame): Iterable<Place> {
  for (const layer of LAYERS) {
    const spots = data.spots[layer];
    if (layer !== state.layer && spots !== null) yield* cellField(spots, cell_u, 'none', false).cells.values();
  }
}
