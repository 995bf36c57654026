import type { OrderStep, ParameterValues } from '../../report/metric.ts';
import { defaultParameters } from '../../report/run-metric.ts';
import type { BoardPlace } from './board-places.ts';

/** What a board is loaded with where it is too long to be loaded whole. */
export interface Asked {
  readonly min_samples: number;
  /** Null is the board's own order. */
  readonly sort: OrderStep | null;
}

/** What the leaderboard shows and how. */
export interface LeaderboardState extends Asked {
  readonly place: BoardPlace;
  readonly parameters: ParameterValues;
  /** What the rows are loaded with: what is shown, where loaded rows can't tell that by themselves. */
  readonly asked: Asked;
  /** Rows without this text are left out; '' shows all. */
  readonly search: string;
  readonly typing: boolean;
  /** Whether columns that tables leave out are shown. */
  readonly details: boolean;
  /** How many columns after the first are scrolled away; null is as few as show the sorted one. */
  readonly offset: number | null;
  /** The selected row and the uppermost one, from 0 among those shown. */
  readonly selected: number;
  readonly top: number;
}

/** As `--min-samples` has it without being given. */
const MIN_SAMPLES = 5;

/** How the leaderboard opens on a board. */
export function openAt(place: BoardPlace): LeaderboardState {
  const asked = { min_samples: MIN_SAMPLES, sort: null };
  return {
    ...asked,
    place,
    parameters: defaultParameters(place.metric),
    asked,
    search: '',
    typing: false,
    details: false,
    offset: null,
    selected: 0,
    top: 0,
  };
}

/** The same on another board: the search, the minimum and the details stay, people look for one thing in many boards. */
export function turnTo(state: LeaderboardState, place: BoardPlace): LeaderboardState {
  const { min_samples, search, details } = state;
  const parameters = place.metric === state.place.metric ? state.parameters : defaultParameters(place.metric);
  return { ...openAt(place), parameters, search, details, min_samples, asked: { min_samples, sort: null } };
}
