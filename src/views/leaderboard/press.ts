import { isWord } from '../../render/cell.ts';
import type { OrderStep } from '../../report/metric.ts';
import type { Canvas, Key, Step } from '../view.ts';
import { type BoardPlace, metricBeside, placeBeside, wordParameter } from './board-places.ts';
import { frameOf, topOf } from './frame.ts';
import { candidates, sortedKey, tableLayout } from './layout.ts';
import type { LoadedBoard } from './load.ts';
import { isOfState, type ShownRows, shownRows, tellsAll } from './shown-rows.ts';
import { type LeaderboardState, turnTo } from './state.ts';
import { wayFrom } from './way-from.ts';

/** What a key is pressed on. */
interface Moment {
  readonly state: LeaderboardState;
  readonly data: LoadedBoard;
  readonly shown: ShownRows;
  readonly canvas: Canvas;
}

/** Minimums to step through. */
const MINIMUMS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** What a key makes of the leaderboard. */
export function press(
  places: readonly BoardPlace[],
  state: LeaderboardState,
  key: Key,
  data: LoadedBoard | null,
  canvas: Canvas,
): Step<LeaderboardState> {
  const turned = state.typing ? typed(state, key) : turnedBoard(places, state, key);
  if (turned !== undefined) return { state: settled(turned, data) };
  if (key === 'escape') {
    return state.search === '' ? { state, way: { kind: 'back' } } : { state: searching(state, '', false) };
  }
  if (data === null || !isOfState(data, state)) return { state };
  const moment = { state, data, shown: shownRows(state, data), canvas };
  if (key === 'enter') return entered(moment);
  const pressed = moved(moment, key) ?? sorted(moment, key) ?? scrolled(moment, key) ?? state;
  return { state: settled(pressed, data) };
}

/** Asks for other rows only where those at hand don't tell. */
function settled(state: LeaderboardState, data: LoadedBoard | null): LeaderboardState {
  if (data !== null && tellsAll(data, state)) return state;
  return { ...state, asked: { min_samples: state.min_samples, sort: state.sort } };
}

function turnedBoard(places: readonly BoardPlace[], state: LeaderboardState, key: Key): LeaderboardState | undefined {
  switch (key) {
    case 'left':
      return turnTo(state, placeBeside(places, state.place, -1));
    case 'right':
      return turnTo(state, placeBeside(places, state.place, 1));
    case '[':
      return turnTo(state, metricBeside(places, state.place, -1));
    case ']':
    case 'tab':
      return turnTo(state, metricBeside(places, state.place, 1));
    case '/':
      return { ...state, typing: true };
    case 'd':
      return { ...state, details: !state.details, offset: null };
    case 'p':
      return otherWord(state);
    case '+':
    case '=':
      return withMinimum(
        state,
        MINIMUMS.find((minimum) => minimum > state.min_samples),
      );
    case '-':
      return withMinimum(
        state,
        MINIMUMS.findLast((minimum) => minimum < state.min_samples),
      );
    default:
      return undefined;
  }
}

/** A key while text is typed; undefined where it does what it always does. */
function typed(state: LeaderboardState, key: Key): LeaderboardState | undefined {
  if (key === 'enter') return { ...state, typing: false };
  if (key === 'escape') return searching(state, '', false);
  if (key === 'backspace') return searching(state, [...state.search].slice(0, -1).join(''), true);
  if (key === 'space') return searching(state, `${state.search} `, true);
  return [...key].length === 1 ? searching(state, state.search + key, true) : undefined;
}

function searching(state: LeaderboardState, search: string, typing: boolean): LeaderboardState {
  return { ...state, search, typing, selected: 0, top: 0 };
}

function otherWord(state: LeaderboardState): LeaderboardState {
  const parameter = wordParameter(state.place.metric);
  if (parameter === undefined) return state;
  const at = parameter.words.indexOf(String(state.parameters[parameter.key]));
  const word = parameter.words[(at + 1) % parameter.words.length] ?? parameter.default;
  return { ...turnTo(state, state.place), parameters: { ...state.parameters, [parameter.key]: word } };
}

function withMinimum(state: LeaderboardState, min_samples: number | undefined): LeaderboardState {
  if (min_samples === undefined || state.place.board.samples === null) return state;
  return { ...state, min_samples, selected: 0, top: 0 };
}

function moved({ state, data, shown, canvas }: Moment, key: Key): LeaderboardState | undefined {
  const { height } = frameOf(data, canvas);
  const last = Math.max(0, shown.rows.length - 1);
  const from = Math.min(state.selected, last);
  const targets: Readonly<Record<Key, number>> = {
    ...{ up: from - 1, down: from + 1, home: 0, end: last },
    ...{ pageup: from - height, pagedown: from + height },
  };
  const target = targets[key];
  if (target === undefined) return undefined;
  const selected = Math.max(0, Math.min(last, target));
  return { ...state, selected, top: topOf({ selected, top: state.top }, shown.rows.length, height) };
}

function sorted({ state, data, shown }: Moment, key: Key): LeaderboardState | undefined {
  if (key !== '<' && key !== '>' && key !== 'o') return undefined;
  const columns = candidates(state, data).filter(({ sortable }) => sortable);
  const now = sortedKey(data, shown.sort);
  if (columns.length === 0 || now === undefined) return state;
  if (key === 'o') return sortedBy(state, { column: now, direction: opposite(shown.sort ?? ownStep(data, now)) });
  const at = columns.findIndex((column) => column.key === now);
  const next = at === -1 ? 0 : (at + (key === '>' ? 1 : -1) + columns.length) % columns.length;
  return sortedBy(state, ownStep(data, columns[next]?.key ?? now));
}

function sortedBy(state: LeaderboardState, sort: OrderStep): LeaderboardState {
  return { ...state, sort, offset: null, selected: 0, top: 0 };
}

/** The direction that a column is looked at in: the board's own, else words rise and figures fall. */
function ownStep({ place }: LoadedBoard, column: string): OrderStep {
  const own = place.board.order.find((step) => step.column === column);
  if (own !== undefined) return own;
  const unit = place.board.columns.find(({ key }) => key === column)?.unit ?? 'number';
  return { column, direction: isWord(unit) && unit !== 'confidence' ? 'asc' : 'desc' };
}

function opposite({ direction }: OrderStep): OrderStep['direction'] {
  return direction === 'asc' ? 'desc' : 'asc';
}

function scrolled({ state, data, shown, canvas }: Moment, key: Key): LeaderboardState | undefined {
  if (key !== ',' && key !== '.') return undefined;
  const { left, most } = tableLayout(state, data, shown, canvas);
  return { ...state, offset: Math.max(0, Math.min(most, left + (key === '.' ? 1 : -1))) };
}

function entered({ state, data, shown }: Moment): Step<LeaderboardState> {
  const row = shown.rows[Math.min(state.selected, shown.rows.length - 1)];
  const way = row && wayFrom(data.place, row.row);
  return way === undefined ? { state } : { state, way };
}
