import { Failure } from '../../domain/failure.ts';
import type { Key, Step } from '../view.ts';
import type { ReplayData, ReplayPlayer, ReplayRound } from './round.ts';

/** How players are marked on the map. */
export const MARKS = ['letters', 'names', 'arrows'] as const;

/** Times the speed of the game. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/** Each step of zoom makes the map half as wide again; two twice as wide. */
const MOST_ZOOM = 8;

/** Steps nearer that a player is followed. */
export const FOLLOW_ZOOM = 3;

/** What the user has set; everything else follows from the round. */
export interface ReplayState {
  /** Null: the newest in scope. */
  readonly wanted: number | null;
  /** The round that the clock is of; null before one is there. */
  readonly round_id: number | null;
  /** Ms since the round went live. */
  readonly clock_ms: number;
  readonly is_playing: boolean;
  readonly speed: number;
  /** GUID of who is followed. */
  readonly followed: string | null;
  /** 0: the whole map. */
  readonly zoom: number;
  /** Where the middle was moved, in halves of what is seen; of no effect while somebody is followed. */
  readonly pan: readonly [east: number, north: number];
  readonly marks: (typeof MARKS)[number];
}

const SECONDS: Readonly<Record<string, number>> = { left: -5, right: 5, pageup: -30, pagedown: 30 };
const PANS: Readonly<Record<string, readonly [number, number]>> = { H: [-1, 0], L: [1, 0], K: [0, 1], J: [0, -1] };

/** A round's id takes a number of PostgreSQL's type integer. */
const GREATEST = 2_147_483_647;

/** Playing, from the beginning. Fails for what is no round's id. */
export function openReplay(argument: string | null): ReplayState {
  const wanted = argument === null || argument === '' ? null : Number(argument);
  if (wanted !== null && (!/^\d+$/.test(argument ?? '') || wanted > GREATEST)) {
    throw new Failure('usage', `"${argument}" is no round's id: that is a whole number, such as 3.`, [
      '`prox rounds` shows the rounds with their ids; without an id the newest round is replayed.',
    ]);
  }
  return {
    ...{ wanted, round_id: null, clock_ms: 0, is_playing: true, speed: 1 },
    ...{ followed: null, zoom: 0, pan: [0, 0], marks: 'letters' },
  };
}

/** The state with a clock of that round: its beginning, where the clock was another round's. */
export function stateIn(round: ReplayRound, state: ReplayState): ReplayState {
  if (state.round_id === round.round_id) return state;
  const stays = round.players.some(({ guid }) => guid === state.followed);
  return {
    ...{ ...state, round_id: round.round_id, clock_ms: round.from_ms, pan: [0, 0] },
    followed: stays ? state.followed : null,
  };
}

/** The clock `passed_ms` later; it stops at the round's end. */
export function tickReplay(state: ReplayState, passed_ms: number, { round }: ReplayData): Step<ReplayState> {
  if (round === null) return { state };
  const begun = stateIn(round, state);
  if (!begun.is_playing) return { state: begun };
  const clock_ms = begun.clock_ms + passed_ms * begun.speed;
  if (clock_ms < round.to_ms) return { state: { ...begun, clock_ms } };
  return { state: { ...begun, clock_ms: round.to_ms, is_playing: false } };
}

/** What a key does. */
export function pressReplay(state: ReplayState, key: Key, data: ReplayData | null): Step<ReplayState> {
  if (data === null || data.round === null) return { state };
  const begun = stateIn(data.round, state);
  const change = changeOf(begun, key, data.round);
  return { state: change === null ? state : { ...begun, ...change } };
}

/** Null for a key that does nothing here: `escape` is the shell's way back. */
function changeOf(state: ReplayState, key: Key, round: ReplayRound): Partial<ReplayState> | null {
  const [seconds, pan] = [SECONDS[key], PANS[key]];
  if (seconds !== undefined) return seek(round, state.clock_ms + seconds * 1000);
  if (pan !== undefined) return { pan: [state.pan[0] + pan[0], state.pan[1] + pan[1]] };
  switch (key) {
    case 'space':
    case ' ':
      return playOrPause(state, round);
    case 'home':
      return seek(round, round.from_ms);
    case 'end':
      return seek(round, round.to_ms);
    case '+':
    case '=':
      return { speed: SPEEDS.find((speed) => speed > state.speed) ?? state.speed };
    case '-':
      return { speed: SPEEDS.findLast((speed) => speed < state.speed) ?? state.speed };
    case 'n':
    case 't':
      return jump(state, round, key === 'n' ? round.kills_ms : round.trades_ms, 1);
    case 'p':
    case 'T':
      return jump(state, round, key === 'p' ? round.kills_ms : round.trades_ms, -1);
    case 'f':
    case 'tab':
    case 'down':
      return { followed: neighbour(state, round, 1) };
    case 'up':
      return { followed: neighbour(state, round, -1) };
    case 'F':
      return { followed: null };
    case 'z':
      return { zoom: Math.min(MOST_ZOOM, state.zoom + 1) };
    case 'Z':
      return zoomOut(state);
    case 'm':
      return { marks: MARKS[(MARKS.indexOf(state.marks) + 1) % MARKS.length] ?? 'letters' };
    default:
      return null;
  }
}

/** At the end there is nothing to play: it begins anew. */
function playOrPause(state: ReplayState, round: ReplayRound): Partial<ReplayState> {
  if (state.is_playing) return { is_playing: false };
  return { is_playing: true, clock_ms: state.clock_ms >= round.to_ms ? round.from_ms : state.clock_ms };
}

/** The whole map has its middle in the middle. */
function zoomOut({ zoom, followed, pan }: ReplayState): Partial<ReplayState> {
  const least = followed === null ? 0 : -FOLLOW_ZOOM;
  const next = Math.max(least, zoom - 1);
  return { zoom: next, pan: next <= 0 ? [0, 0] : pan };
}

function seek({ from_ms, to_ms }: ReplayRound, clock_ms: number): Partial<ReplayState> {
  return { clock_ms: Math.max(from_ms, Math.min(to_ms, clock_ms)) };
}

/** To the next of the times; back while it plays, one that was a moment ago does not count, or there would be no way past it. */
function jump(
  { clock_ms, is_playing, speed }: ReplayState,
  round: ReplayRound,
  times_ms: readonly number[],
  way: 1 | -1,
): Partial<ReplayState> {
  const moment_ms = is_playing ? 1000 * Math.max(1, speed) : 0;
  const time_ms =
    way === 1 ? times_ms.find((time) => time > clock_ms) : times_ms.findLast((time) => time < clock_ms - moment_ms);
  return time_ms === undefined ? {} : seek(round, time_ms);
}

/** The next player of the list; the first is the one that the scope names, where it names one. */
function neighbour({ followed }: ReplayState, { players, chosen }: ReplayRound, way: 1 | -1): string | null {
  const guids = [...new Set(players.map(({ guid }) => guid))];
  if (followed === null) {
    const first = guids.includes(chosen ?? '') ? chosen : undefined;
    return first ?? (way === 1 ? guids[0] : guids.at(-1)) ?? null;
  }
  const at = guids.indexOf(followed);
  return guids[(at + way + guids.length) % guids.length] ?? null;
}

/** Who is followed: of the two that a changer of sides is, the one of the newest life. */
export function followedPlayer({ followed, clock_ms }: ReplayState, { players }: ReplayRound): ReplayPlayer | null {
  const parts = players.filter(({ guid }) => guid === followed);
  const begun = ({ lives }: ReplayPlayer): number =>
    lives.findLast(({ from_ms }) => from_ms <= clock_ms)?.from_ms ?? Number.NEGATIVE_INFINITY;
  return parts.sort((one, other) => begun(other) - begun(one))[0] ?? null;
}
