import type { Bounds, Place } from '../places.ts';
import type { Canvas, Key, Step } from '../view.ts';
import { hottest } from './cells.ts';
import { cellsIn, centreOf, type Frame, middleOf, nearestSide, nextSide, zoomedSide } from './frame.ts';
import { DIFFERENCES, isPathLayer, LAYERS, type Layer } from './layers.ts';
import { frameFor } from './layout.ts';
import type { HeatmapData, MapData } from './load.ts';
import { cursorCell, fieldOf } from './shown.ts';
import type { HeatmapState } from './state.ts';

const ARROWS: Readonly<Record<string, Place>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
};

const PANS: Readonly<Record<string, Place>> = {
  H: { x: -1, y: 0 },
  L: { x: 1, y: 0 },
  K: { x: 0, y: 1 },
  J: { x: 0, y: -1 },
  pageup: { x: 0, y: 1 },
  pagedown: { x: 0, y: -1 },
};

/** The state after a key. What moves over the map waits for the map. */
export function pressHeatmap(
  state: HeatmapState,
  key: Key,
  data: HeatmapData | null,
  canvas: Canvas,
): Step<HeatmapState> {
  const shown = ofWhatIsShown(state, key);
  if (shown !== null) return { state: shown };
  if (data === null || data.map === null) return { state };
  if (key === 'm' || key === 'M') return toMap(state, data, key === 'm' ? 1 : -1);
  const frame = frameFor(state, data, canvas);
  return { state: { ...state, ...onMap(state, key, data, frame) } };
}

/** The state after a key that needs no map; null for other keys. */
function ofWhatIsShown(state: HeatmapState, key: Key): HeatmapState | null {
  const numbered = LAYERS[Number(key) - 1];
  if (numbered !== undefined) return withLayer(state, numbered);
  switch (key) {
    case 'tab':
      return withLayer(state, next(LAYERS, state.layer));
    case 'd':
      return { ...state, difference: next(DIFFERENCES, state.difference) };
    case 'b':
      return { ...state, braille: !state.braille, side: null };
    case 'o':
      return { ...state, objectives: !state.objectives };
    case '0':
    case 'home':
      return { ...state, cell_u: null, centre: null };
    default:
      return null;
  }
}

function withLayer(state: HeatmapState, layer: Layer): HeatmapState {
  return { ...state, layer, paths: state.paths || isPathLayer(layer) };
}

function next<Word>(words: readonly [Word, ...Word[]], word: Word): Word {
  return words[(words.indexOf(word) + 1) % words.length] ?? words[0];
}

/** Another map has other places. Where the scope names the map, the scope changes. */
function toMap(state: HeatmapState, { map, maps, filters }: MapData, way: 1 | -1): Step<HeatmapState> {
  const other = maps[(maps.indexOf(map) + way + maps.length) % maps.length];
  if (other === undefined || other === map) return { state };
  const anew = { ...state, map: other, cell_u: null, centre: null, cursor: null, paths: isPathLayer(state.layer) };
  return filters.map === undefined
    ? { state: anew }
    : { state: anew, way: { kind: 'scope', filters: { ...filters, map: other } } };
}

function onMap(state: HeatmapState, key: Key, data: MapData, frame: Frame): Partial<HeatmapState> {
  const field = fieldOf(state, data, frame);
  const cursor = cursorCell(state, field, frame);
  // A place once chosen stays, however large the cell around it gets
  const place = state.cursor ?? middleOf(cursor, frame.cell_u);
  const [arrow, pan] = [ARROWS[key], PANS[key]];
  if (arrow !== undefined) return toCell({ x: cursor.x + arrow.x, y: cursor.y + arrow.y }, data.bounds, frame);
  if (pan !== undefined) return panned(cursor, pan, data.bounds, frame);
  switch (key) {
    case '+':
    case '=':
    case 'enter':
      return zoomed(1, place, frame);
    case '-':
    case 'backspace':
      return frame.isWhole ? {} : zoomed(-1, place, frame);
    case '[':
      return resided(-1, frame);
    case ']':
      return resided(1, frame);
    case 'n':
    case 'N': {
      const order = hottest(field);
      const at = order.findIndex(({ x, y }) => x === cursor.x && y === cursor.y);
      const other = order[(at + (key === 'n' ? 1 : -1) + order.length) % order.length];
      return other === undefined ? {} : toCell(other, data.bounds, frame);
    }
    default:
      return {};
  }
}

/** The cursor in that cell, or the nearest one of the map; the screen follows it over its edge. */
function toCell(wanted: Place, bounds: Bounds, frame: Frame): Partial<HeatmapState> {
  const inner = cellsIn(bounds, frame.cell_u);
  const x = within(wanted.x, inner.left, inner.right);
  const y = within(wanted.y, inner.bottom, inner.top);
  const left = within(frame.left, x - frame.across + 1, x);
  const top = within(frame.top, y, y + frame.down - 1);
  const cursor = middleOf({ x, y }, frame.cell_u);
  if (left === frame.left && top === frame.top) return { cursor };
  return { cursor, centre: centreOf({ ...frame, left, top }) };
}

/** A quarter of the screen on, as far as there is map; the cursor keeps its place on the screen. */
function panned(cursor: Place, way: Place, bounds: Bounds, frame: Frame): Partial<HeatmapState> {
  const inner = cellsIn(bounds, frame.cell_u);
  const step = (cells: number): number => Math.max(1, Math.floor(cells / 4));
  const left = withinMap(frame.left + way.x * step(frame.across), inner.left, inner.right + 1 - frame.across);
  const top = withinMap(frame.top + way.y * step(frame.down), inner.bottom - 1 + frame.down, inner.top);
  const moved = { x: (left ?? frame.left) - frame.left, y: (top ?? frame.top) - frame.top };
  if (moved.x === 0 && moved.y === 0) return {};
  return {
    cursor: middleOf({ x: cursor.x + moved.x, y: cursor.y + moved.y }, frame.cell_u),
    centre: centreOf({ ...frame, left: frame.left + moved.x, top: frame.top + moved.y }),
  };
}

/** Null where the whole map is on the screen that way. */
function withinMap(number: number, least: number, most: number): number | null {
  return least > most ? null : within(number, least, most);
}

/** The cursor stays where it is on the screen, as far as the map's ends allow. */
function zoomed(way: 1 | -1, place: Place, frame: Frame): Partial<HeatmapState> {
  const cell_u = zoomedSide(frame.cell_u, way);
  const centre = centreOf(frame);
  const nearer = cell_u / frame.cell_u;
  const about = (kept: number, moved: number): number => kept + (moved - kept) * nearer;
  return { cell_u, cursor: place, centre: { x: about(place.x, centre.x), y: about(place.y, centre.y) } };
}

/** Other cells of the same part of the map. */
function resided(way: 1 | -1, frame: Frame): Partial<HeatmapState> {
  const side = nextSide(frame.side, way);
  if (side === frame.side) return {};
  if (frame.isWhole) return { side, cell_u: null };
  return { side, cell_u: nearestSide((frame.cell_u * side) / frame.side), centre: centreOf(frame) };
}

function within(number: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, number));
}
