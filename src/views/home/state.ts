import type { Canvas, Key, KeyHint, Step, Way } from '../view.ts';
import type { HomeData } from './load.ts';

/** Which entry is chosen: those of the menu, then the rounds. */
export interface HomeState {
  readonly at: number;
}

/** A view that the menu leads to. */
export interface MenuEntry {
  readonly view: string;
  readonly title: string;
  readonly does: string;
}

/** Where one can go from here. */
export const MENU: readonly MenuEntry[] = [
  { view: 'leaderboard', title: 'Leaderboard', does: 'who is best at what' },
  { view: 'heatmap', title: 'Heatmap', does: 'where it happens' },
  { view: 'rounds', title: 'Rounds', does: 'every round and fight' },
  { view: 'replay', title: 'Replay', does: 'a round from above' },
];

/** Where Enter leads; null where there is nothing. */
function wayFrom({ at }: HomeState, data: HomeData | null): Way | null {
  const entry = MENU[at];
  if (entry !== undefined) return { kind: 'open', view: entry.view, argument: null };
  return wayToRound('rounds', { at }, data);
}

function wayToRound(view: string, { at }: HomeState, data: HomeData | null): Way | null {
  const id = data?.rounds[at - MENU.length]?.['round_id'];
  return id === undefined || id === null ? null : { kind: 'open', view, argument: String(id) };
}

/** Takes a key. */
export function press(state: HomeState, key: Key, data: HomeData | null, canvas: Canvas): Step<HomeState> {
  const last = MENU.length + (data?.rounds.length ?? 0) - 1;
  const to = (at: number): Step<HomeState> => {
    const reached = Math.max(0, Math.min(last, at));
    return { state: reached === state.at ? state : { at: reached } };
  };
  switch (key) {
    case 'up':
      return to(state.at - 1);
    case 'down':
      return to(state.at + 1);
    case 'pageup':
      return to(state.at - canvas.rows);
    case 'pagedown':
      return to(state.at + canvas.rows);
    case 'home':
      return to(0);
    case 'end':
      return to(last);
    case 'enter':
    case 'right':
      return withWay(state, wayFrom(state, data));
    case 'p':
      return withWay(state, wayToRound('replay', state, data));
  }
  const place = Number(key) - 1;
  const entry = MENU[place];
  return entry === undefined ? { state } : withWay({ at: place }, wayFrom({ at: place }, data));
}

function withWay(state: HomeState, way: Way | null): Step<HomeState> {
  return way === null ? { state } : { state, way };
}

/** The keys that work here. */
export function keys({ at }: HomeState): readonly KeyHint[] {
  const isRound = at >= MENU.length;
  return [
    { keys: '↑↓', does: 'choose' },
    { keys: 'Enter', does: isRound ? 'its fights' : 'open' },
    isRound ? { keys: 'p', does: 'replay' } : { keys: `1-${MENU.length}`, does: 'open' },
  ];
}
