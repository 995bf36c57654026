import type { Team } from '../../format/words.ts';
import { headingAt, type Place, placeAt } from '../track.ts';
import { healthAt } from './players.ts';
import { type Death, type Fire, isKill, type ReplayLife, type ReplayPlayer, type ReplayRound } from './round.ts';

/** `up`: he lives; `down`: he lies where he fell or waits for his next life; `away`: he is not in the game. */
type Condition = 'up' | 'down' | 'away';

/** A player at a moment. */
export interface Presence {
  readonly player: ReplayPlayer;
  readonly condition: Condition;
  /** The life he is in, or was in last. */
  readonly life: ReplayLife | null;
  /** Where he is, or lies; null where nobody knows. */
  readonly place: Place | null;
  /** Radians from east to north; null where he stands. */
  readonly heading: number | null;
  readonly health: number | null;
  /** How long he has been down. */
  readonly down_ms: number;
}

/** Everybody at a moment, in the order of the round's players. */
export interface Moment {
  readonly time_ms: number;
  readonly presences: readonly Presence[];
  readonly fires: readonly Fire[];
  /** Kills of an enemy so far, by side. */
  readonly score: Readonly<Record<Team, number>>;
  readonly living: Readonly<Record<Team, number>>;
}

/** Lives that end so do not end in a death. */
const LEAVES = ['disconnect', 'team_switch'];
const LASTS = ['round_end', 'shutdown'];

/** The round at a time of its clock. */
export function momentOf(round: ReplayRound, time_ms: number): Moment {
  const presences = round.players.map((player) => presenceOf(player, time_ms));
  const kills = deathsSoFar(round, time_ms).filter(
    (death) => isKill(death) && death.killer?.team !== death.victim.team,
  );
  const count = (team: Team) => kills.filter(({ killer }) => killer?.team === team).length;
  const alive = (team: Team) =>
    presences.filter(({ player, condition }) => player.team === team && condition === 'up').length;
  return {
    ...{ time_ms, presences },
    fires: round.fires.filter(({ from_ms, to_ms }) => from_ms <= time_ms && time_ms < to_ms),
    score: { AXIS: count('AXIS'), ALLIES: count('ALLIES') },
    living: { AXIS: alive('AXIS'), ALLIES: alive('ALLIES') },
  };
}

/** Deaths up to a time, itself included. */
export function deathsSoFar({ happenings }: ReplayRound, time_ms: number): Death[] {
  return happenings.filter((happening): happening is Death => {
    return happening.kind === 'death' && happening.time_ms <= time_ms;
  });
}

/** One player at a time of the clock. */
export function presenceOf(player: ReplayPlayer, time_ms: number): Presence {
  const life = player.lives.findLast(({ from_ms }) => from_ms <= time_ms) ?? null;
  const none = { player, life, heading: null, health: null, down_ms: 0 };
  if (life === null) return { ...none, condition: 'away', place: null };
  const lived_ms = Math.min(time_ms, life.to_ms);
  const place = placeAt(life.track, lived_ms);
  const down = life.downs.find(({ from_ms, to_ms }) => from_ms <= time_ms && time_ms < to_ms);
  if (down !== undefined) return { ...none, condition: 'down', place, down_ms: time_ms - down.from_ms };
  if (time_ms >= life.to_ms && LEAVES.includes(life.end ?? '')) return { ...none, condition: 'away', place: null };
  if (time_ms >= life.to_ms && !LASTS.includes(life.end ?? '')) {
    const fell = life.downs.findLast(({ to_ms }) => to_ms >= life.to_ms)?.from_ms ?? life.to_ms;
    return { ...none, condition: 'down', place, down_ms: time_ms - fell };
  }
  const [heading, health] = [headingAt(life.track, lived_ms), healthAt(life, lived_ms)];
  return { ...none, condition: 'up', place, heading, health };
}
