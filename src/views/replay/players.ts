import { stripColours } from '../../domain/colour-codes.ts';
import { PATH_EVENTS, TEAMS, type Team } from '../../format/words.ts';
import { unpackPath, unpackPositions } from '../../store/unpack-points.ts';
import { inOrder, lastAtOrBefore, numberAt, orderOf, type TrackPoint, trackOf, trackOfPath } from '../track.ts';
import type { ReplayLife, ReplayPlayer, Span } from './round.ts';
import type { InferredRow, LifeRow, ReplayRows } from './rows.ts';

const DOWNED = PATH_EVENTS.indexOf('downed');
const REVIVED = PATH_EVENTS.indexOf('revived');

/** X and x are deaths on a map of plain characters, O and o would be taken for a nought. */
const LETTERS = 'ABCDEFGHIJKLMNPQRSTUVWYZ';
const DIGITS: Readonly<Record<Team, string>> = { AXIS: '02468', ALLIES: '13579' };

/** A round's players, and who of them somebody is at a time. */
export interface Cast {
  readonly players: readonly ReplayPlayer[];
  /** The player of a GUID, on the side of his newest life at that time; null for who never took part. */
  readonly at: (guid: string, time_ms: number) => ReplayPlayer | null;
}

/** Everybody who lived, shot or was shot at, a player per side that he was on. */
export function castOf(rows: ReplayRows): Cast {
  const parts = new Map<string, { guid: string; team: Team; lives: ReplayLife[] }>();
  const part = (guid: string, team: Team): { lives: ReplayLife[] } => {
    const key = `${team} ${guid}`;
    const made = parts.get(key) ?? { guid, team, lives: [] };
    parts.set(key, made);
    return made;
  };
  for (const life of rows.lives) part(life.guid, life.team).lives.push(recordedLife(life));
  for (const life of rows.inferred) part(life.guid, life.team).lives.push(inferredLife(life, rows));
  for (const { target_guid, target_team } of rows.fights) part(target_guid, target_team);
  for (const { guid, team } of rows.attackers) part(guid, team);
  for (const { victim_guid, victim_team, killer_guid, killer_team } of rows.kills) {
    part(victim_guid, victim_team);
    if (killer_guid !== null && killer_team !== null) part(killer_guid, killer_team);
  }
  const known = new Map(rows.players.map((player) => [player.guid, player]));
  const unlabelled = [...parts.values()].map(({ guid, team, lives }) => ({
    ...{ guid, team, name: known.get(guid)?.name ?? guid, is_bot: known.get(guid)?.is_bot ?? false },
    lives: lives.sort((one, other) => one.from_ms - other.from_ms),
  }));
  const players = TEAMS.flatMap((team) =>
    unlabelled
      .filter((player) => player.team === team)
      .sort(byName)
      .map((player, index) => ({ ...player, label: labelOf(team, index) })),
  );
  return { players, at: (guid, time_ms) => playerAt(players, guid, time_ms) };
}

function byName(one: { name: string; guid: string }, other: { name: string; guid: string }): number {
  const [first, second] = [one, other].map(({ name, guid }) => `${stripColours(name).toLowerCase()} ${guid}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function labelOf(team: Team, index: number): string {
  const letter = LETTERS[index];
  if (letter === undefined) return DIGITS[team][index - LETTERS.length] ?? '?';
  return team === 'AXIS' ? letter : letter.toLowerCase();
}

function playerAt(players: readonly ReplayPlayer[], guid: string, time_ms: number): ReplayPlayer | null {
  const parts = players.filter((player) => player.guid === guid);
  const begun = ({ lives }: ReplayPlayer): number =>
    lives.findLast(({ from_ms }) => from_ms <= time_ms)?.from_ms ?? Number.NEGATIVE_INFINITY;
  return parts.reduce<ReplayPlayer | null>((best, each) => (best && begun(best) >= begun(each) ? best : each), null);
}

function recordedLife(life: LifeRow): ReplayLife {
  const path = unpackPath(life.path);
  const order = orderOf(path.time_ms);
  const track = trackOfPath(path, order);
  const events = inOrder(path.event, order);
  return {
    ...{ from_ms: life.spawn_time_ms, to_ms: life.death_time_ms, class: life.class, end: life.death_type },
    ...{ track, health: inOrder(path.health, order) },
    downs: downsOf(track.time_ms, events, life.death_time_ms),
  };
}

/** From each point at which he fell to the one at which he stood up again, or to the end. */
function downsOf(time_ms: Int32Array, events: Int32Array, end_ms: number): Span[] {
  const downs: Span[] = [];
  for (let at = events.indexOf(DOWNED); at >= 0; at = events.indexOf(DOWNED, at + 1)) {
    const up = events.indexOf(REVIVED, at);
    downs.push({ from_ms: numberAt(time_ms, at), to_ms: up < 0 ? end_ms : numberAt(time_ms, up) });
  }
  return downs;
}

/** Where he was, by what others' rows tell of him in that time. */
function inferredLife({ guid, from_ms, to_ms }: InferredRow, rows: ReplayRows): ReplayLife {
  const points: TrackPoint[] = [];
  for (const { revived_guid, ...revive } of rows.revives) if (revived_guid === guid) points.push(revive);
  for (const fight of rows.fights) {
    if (fight.target_guid === guid && fight.positions !== null) points.push(...pointsOf(fight.positions));
    const { killer_x: x, killer_y: y } = fight;
    if (fight.killer_guid === guid && x !== null && y !== null) points.push({ time_ms: fight.end_time_ms, x, y });
  }
  const track = trackOf(points.filter(({ time_ms }) => from_ms <= time_ms && time_ms <= to_ms));
  const before = rows.lives.findLast((life) => life.guid === guid && life.spawn_time_ms <= from_ms);
  return { from_ms, to_ms, class: before?.class ?? null, track, health: null, downs: [], end: null };
}

function pointsOf(positions: Uint8Array): TrackPoint[] {
  const { time_ms, x, y } = unpackPositions(positions);
  return Array.from(time_ms, (time, at) => ({ time_ms: time, x: numberAt(x, at) / 10, y: numberAt(y, at) / 10 }));
}

/** A life's health at a time: that of the newest point; null where it is not told. */
export function healthAt({ track, health }: ReplayLife, time_ms: number): number | null {
  const index = lastAtOrBefore(track.time_ms, time_ms);
  return health === null || index < 0 ? null : numberAt(health, index);
}
