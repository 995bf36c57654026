import type { RoundsData } from './load.ts';

/** What the tree shows and how. */
export interface RoundsState {
  /** A session's name or a round's id to open at; null is the newest session. */
  readonly wanted: string | null;
  /** Whether it was opened there: before, what is open and selected follows from the data. */
  readonly has_arrived: boolean;
  /** Ids of the open nodes; one whose parent is closed stays in it. */
  readonly open: readonly string[];
  /** Id of the selected node, and its place among the rows, which stays where the node goes. */
  readonly selected: string | null;
  readonly place: number;
  /** The uppermost row that is seen, from 0. */
  readonly top: number;
  /** Rounds without this text in their map's, session's or players' names are left out; '' shows all. */
  readonly search: string;
  readonly typing: boolean;
  /** What was loaded when the last key was pressed: of it only what is new must be loaded. */
  readonly known: RoundsData | null;
}

/** How the tree opens. */
export function openRounds(argument: string | null): RoundsState {
  return {
    ...{ wanted: argument === null || argument.trim() === '' ? null : argument.trim(), has_arrived: false },
    ...{ open: [], selected: null, place: 0, top: 0, search: '', typing: false, known: null },
  };
}

/** The state opened where the data say that it was to be. */
export function arrived(state: RoundsState, data: RoundsData): RoundsState {
  if (state.has_arrived) return state;
  return { ...state, has_arrived: true, open: data.at, selected: data.at.at(-1) ?? null };
}

/** Whether the search needs the players' names. */
export function isSearching({ typing, search }: Pick<RoundsState, 'typing' | 'search'>): boolean {
  return typing || search !== '';
}

/** A round's id takes a number of PostgreSQL's type integer. */
const GREATEST = 2_147_483_647;

/** Whether what is wanted is a round's id, and no session's name. */
export function isRound(wanted: string): boolean {
  return /^\d{1,10}$/.test(wanted) && Number(wanted) <= GREATEST;
}
