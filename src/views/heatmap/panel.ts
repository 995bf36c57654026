import { colouredName } from '../../render/colour-codes.ts';
import { DOT_GRIDS } from '../../render/glyphs.ts';
import { roundLength, scaleBar } from '../../render/scale-bar.ts';
import { pad, plain, type StyledText, shorten } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { type Line, piece } from '../pieces.ts';
import type { Place } from '../places.ts';
import type { Canvas } from '../view.ts';
import type { Frame } from './frame.ts';
import type { Difference, Layer } from './layers.ts';
import { sidesOf } from './legend.ts';
import type { MapData } from './load.ts';
import type { Count, Doer, Readout } from './readout.ts';
import { countText, objectiveText, rangeText, shortRanges } from './words.ts';

/** What the panel reads out. */
export interface PanelContent {
  readonly data: MapData;
  readonly readout: Readout;
  readonly cell: Place;
  readonly frame: Frame;
  readonly layer: Layer;
  readonly difference: Difference;
  readonly objectives: boolean;
  readonly glyphs: Canvas['glyphs'];
}

/** Rows from which there is a line for each layer. */
const ROOMY = 13;

/** The cell under the cursor, beside the map: as much as `rows` lines of `width` hold, the scale last. */
export function panelLines(content: PanelContent, width: number, rows: number): Line[] {
  const lines = rows < ROOMY ? compact(content, width) : roomy(content, width, rows - 1);
  const shown = lines.slice(0, Math.max(0, rows - 1));
  const gap = Array.from({ length: Math.max(0, rows - 1 - shown.length) }, (): Line => []);
  return [...shown, ...gap, scaleLine(content.frame, width - (width < 28 ? 16 : 20), content.glyphs)];
}

function placeLine({ cell, frame: { cell_u } }: PanelContent, width: number): Line {
  const text = `${rangeText('x', cell, cell_u)}  ${rangeText('y', cell, cell_u)}`;
  return [piece(text.length <= width ? text : shortRanges(cell, cell_u), 'bold')];
}

/** Two layers in a line, and everything else in one each. */
function compact(content: PanelContent, width: number): Line[] {
  const { readout, layer, difference } = content;
  const totals = readout.counts.map(({ layer: name, sides }) => `${name} ${sides === null ? '–' : total(sides)}`);
  const { plus, minus } = sidesOf(difference);
  const [ofPlus, ofMinus] = readout.counts.find((count) => count.layer === layer)?.sides ?? [0, 0];
  return [
    placeLine(content, width),
    [piece(`${plus} ${countText(ofPlus)}, ${minus} ${countText(ofMinus)}`)],
    ...[0, 2, 4].map((at) => [piece(totals.slice(at, at + 2).join(', '))]),
    doersInOne('died', readout.victims, width),
    doersInOne('killers', readout.killers, width),
    ...nearestLines(content, width).slice(0, 1),
  ];
}

function total([plus, minus]: readonly [number, number]): string {
  return countText(plus + minus);
}

function doersInOne(title: string, doers: readonly Doer[], width: number): Line {
  if (doers.length === 0) return [piece(`${title}: nobody`, 'dim')];
  const names = doers.flatMap(({ name, count }, i): StyledText => {
    return [...plain(i === 0 ? '' : ', '), ...colouredName(name), ...plain(` ${countText(count)}`)];
  });
  return [{ text: shorten([...plain(`${title}: `), ...names], width) }];
}

/** A line for each layer, then lists as long as there is room. */
function roomy(content: PanelContent, width: number, rows: number): Line[] {
  const { readout } = content;
  const fixed = [placeLine(content, width), ...countLines(content, width), ...nearestLines(content, width)];
  const room = rows - fixed.length;
  const objectives = content.objectives ? objectiveLines(content.data, width) : [];
  const least = doerLines(readout, width, 2).length;
  const shown = least + objectives.length <= room ? objectives : [];
  const each = Math.max(0, Math.min(8, Math.floor((room - shown.length - 4) / 2)));
  const lines = [...fixed, ...doerLines(readout, width, each), ...shown];
  const notes = content.data.notes
    .flatMap((note) => wrapWords(visible(note), width))
    .map((line) => [piece(line, 'dim')]);
  return notes.length < rows - lines.length ? [...lines, [], ...notes] : lines;
}

/** Widths for each side and for both. */
const COUNT_COLUMNS = [6, 7, 7] as const;

/** Titles of a table's columns, and a line for each layer; the one on the map is marked. */
function countLines({ readout, layer, difference }: PanelContent, width: number): Line[] {
  const { plus, minus } = sidesOf(difference);
  const spare = Math.min(2, Math.floor((width - 30) / 3));
  const cells = (texts: readonly string[]): string => {
    return texts.map((text, i) => text.padStart((COUNT_COLUMNS[i] ?? 0) + spare)).join('');
  };
  return [
    [piece(`${' '.repeat(10)}${cells([plus, minus, 'all'])}`, 'dim')],
    ...readout.counts.map(({ layer: name, sides }): Line => {
      const mark = name === layer ? '▶ ' : '  ';
      return [piece(`${mark}${name.padEnd(8)}${cells(figures(sides))}`, name === layer ? 'bold' : undefined)];
    }),
  ];
}

function figures(sides: Count['sides']): string[] {
  if (sides === null) return ['–', '–', '–'];
  return [countText(sides[0]), countText(sides[1]), total(sides)];
}

function nearestLines({ data, readout: { nearest } }: PanelContent, width: number): Line[] {
  const objective = nearest === null ? undefined : data.objectives[nearest.place];
  if (nearest === null || objective === undefined) return [];
  const name = objectiveText(objective, nearest.place);
  const where = nearest.distance_u === 0 ? 'here' : `${countText(nearest.distance_u)} u`;
  return [[{ text: shorten(plain(name), width - where.length - 1) }, piece(` ${where}`, 'dim')]];
}

function doerLines({ victims, killers }: Readout, width: number, each: number): Line[] {
  const list = (title: string, doers: readonly Doer[]): Line[] => [
    [],
    [piece(title, 'dim')],
    ...(doers.length === 0 ? [[piece('    –')]] : []).slice(0, each),
    ...doers.slice(0, each).map(({ name, count }): Line => {
      const figure = pad(plain(countText(count)), 5, 'right');
      return [{ text: shorten([...figure, ...plain('  '), ...colouredName(name)], width) }];
    }),
  ];
  return [...list('died here', victims), ...list('killed from here', killers)];
}

/** Letters and names, as many in a line as fit. */
function objectiveLines({ objectives }: MapData, width: number): Line[] {
  if (objectives.length === 0) return [];
  // A name stays in one piece
  const names = objectives.map((objective, i) => objectiveText(objective, i).replaceAll(' ', '\u00A0'));
  const lines = wrapWords(names.join('  '), width).map((line) => line.replaceAll('\u00A0', ' ').trim());
  return [[], [piece('objectives', 'dim')], ...lines.map((line): Line => [{ text: shorten(plain(line), width) }])];
}

/** The scale, as a bar of at most `most` columns, and which way is up. */
export function scaleLine({ cell_u, side, dots }: Frame, most: number, glyphs: Canvas['glyphs']): Line {
  const { across, square } = DOT_GRIDS[dots];
  const unitsPerColumn = (cell_u * across) / (side * square[0]);
  const units = roundLength(unitsPerColumn, Math.max(2, most));
  return [
    piece(
      scaleBar(Math.max(1, Math.round(units / unitsPerColumn)), units, glyphs === 'ascii' ? 'ascii' : 'half'),
      'dim',
    ),
    piece(most < 10 ? ', N up' : ', north is up', 'dim'),
  ];
}
