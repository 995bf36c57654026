import { boundsOf, floorsOf } from '../../src/views/replay/floor.ts';
import type {
  Death,
  Fire,
  Happening,
  Objective,
  ReplayLife,
  ReplayPlayer,
  ReplayRound,
} from '../../src/views/replay/round.ts';
import { type TrackPoint, trackOf } from '../../src/views/track.ts';

/** A life along points, from the first to `to_ms`; it ends in a death unless said otherwise. */
export function madeLife(points: readonly TrackPoint[], to_ms: number, rest: Partial<ReplayLife> = {}): ReplayLife {
  const track = trackOf(points);
  return {
    ...{ from_ms: points[0]?.time_ms ?? 0, to_ms, class: 'MEDIC', track, downs: [], end: 'killed' },
    ...{ health: Int32Array.from(points, () => 100), ...rest },
  };
}

/** A player of axis where the letter is a capital. */
export function madePlayer(label: string, name: string, lives: readonly ReplayLife[]): ReplayPlayer {
  const team = label === label.toUpperCase() ? 'AXIS' : 'ALLIES';
  return { guid: name, name, team, is_bot: false, label, lives };
}

export function madeDeath(time_ms: number, killer: ReplayPlayer | null, victim: ReplayPlayer): Death {
  return { kind: 'death', time_ms, killer, victim, means: 'MP40', place: null, killer_place: null, trades: [] };
}

interface Made {
  readonly players: readonly ReplayPlayer[];
  readonly happenings?: readonly Happening[];
  readonly trades_ms?: readonly number[];
  readonly fires?: readonly Fire[];
  readonly objectives?: readonly Objective[];
  readonly to_ms?: number;
  readonly round_id?: number;
  readonly chosen?: string;
}

/** A round of a minute. */
export function madeRound(made: Made): ReplayRound {
  const { players, happenings = [], objectives = [] } = made;
  const bounds = boundsOf(players, objectives);
  return {
    ...{ round_id: made.round_id ?? 1, server: '', map: 'labmap', round: 1, session: '2026-11-22' },
    ...{ from_ms: 0, to_ms: made.to_ms ?? 60_000, players, happenings, objectives, bounds },
    kills_ms: happenings.filter(({ kind }) => kind === 'death').map(({ time_ms }) => time_ms),
    ...{ trades_ms: made.trades_ms ?? [], fires: made.fires ?? [], chosen: made.chosen ?? null },
    floors: floorsOf(players, bounds),
  };
}

/** Points every 200 ms on the straight way between two places. */
export function way(
  from_ms: number,
  to_ms: number,
  from: readonly [number, number],
  to: readonly [number, number],
): TrackPoint[] {
  return Array.from({ length: Math.floor((to_ms - from_ms) / 200) + 1 }, (_, i) => {
    const share = (i * 200) / (to_ms - from_ms);
    return {
      time_ms: from_ms + i * 200,
      x: from[0] + (to[0] - from[0]) * share,
      y: from[1] + (to[1] - from[1]) * share,
    };
  });
}
