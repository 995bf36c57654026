import { attackersText, pathText, positionsText, stepsText, weaponText } from '../../src/format/lists.ts';
import {
  CLASS_CHANGES,
  ENGAGEMENTS,
  HITS,
  KILL_HEATMAP,
  KILLS,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  OBJECTIVES,
  OPEN_TRACKS,
  PAUSES,
  PLAYER_TRACKS,
  REACTION_METRICS,
  REVIVES,
  ROUND,
  TRACKER_ERRORS,
} from '../../src/format/sections.ts';
import type { Outcome, Team } from '../../src/format/words.ts';
import { guidOf } from '../../src/report/example-round.ts';
import { type OwnRow, openRow, point, row } from './own-file.ts';

const WIDTH = 10;

/** Axis players begin with a. */
function teamOf(who: string): Team {
  return who.startsWith('a') ? 'AXIS' : 'ALLIES';
}

function player(who: string): { guid: string; name: string; team: Team } {
  return { guid: guidOf(who), name: who, team: teamOf(who) };
}

/** Points every 200 ms from `from` to `to`, walking 10 u each from `x`. */
export function walk(from: number, to: number, x = 0): readonly number[] {
  const points: number[] = [];
  for (let time = from; time <= to; time += 200) points.push(...point(time, x + (time - from) / 20));
  return points;
}

/** A life's row with the path of `points`. */
export function lifeRow(who: string, spawn_time_ms: number, points: readonly number[]): OwnRow {
  return row(PLAYER_TRACKS, {
    ...{ ...player(who), class: 'MEDIC', spawn_time_ms, first_move_time_ms: spawn_time_ms, death_type: 'killed' },
    ...{ death_time_ms: points[points.length - WIDTH] ?? 0, samples: points.length / WIDTH },
    path: pathText(points, 0, points.length / WIDTH),
  });
}

/** A journal row of a life that goes on, with the points since the last. */
export function journalRow(who: string, spawn_time_ms: number, points: readonly number[], name = who): OwnRow {
  return row(OPEN_TRACKS, {
    ...{ ...player(who), name, class: 'MEDIC', spawn_time_ms, first_move_time_ms: spawn_time_ms },
    path: stepsText(points, 0, points.length / WIDTH),
  });
}

/** `attacker` hits `victim`, both where they are after the round's first seconds. */
export function hitRow(
  time_ms: number,
  attacker: string | null,
  victim: string,
  kind: 'enemy' | 'friendly' | 'self' | 'world' | 'corpse' = 'enemy',
): OwnRow {
  const place = attacker === null ? null : 500;
  return row(HITS, {
    ...{ kind, time_ms, attacker_guid: attacker === null ? null : guidOf(attacker), victim_guid: guidOf(victim) },
    ...{ damage: 18, weapon: 8, means_of_death: 9, region: attacker === null ? null : 2 },
    ...{ attacker_x: place, attacker_y: place, attacker_z: place },
    ...{ victim_x: 100, victim_y: 0, victim_z: 0, victim_health: 100 },
  });
}

/** A death, at 100 of who was at 500. */
export function killRow(
  time_ms: number,
  victim: string,
  killer: string | null,
  kind: 'enemy' | 'friendly' | 'self' | 'world' | 'team_switch' = 'enemy',
): OwnRow {
  const place = killer === null ? null : 500;
  return row(KILLS, {
    ...{ kind, time_ms, means_of_death: 9, weapon: 8 },
    ...{ victim_guid: guidOf(victim), victim_name: victim, victim_team: teamOf(victim), victim_class: 'MEDIC' },
    ...{ killer_guid: killer === null ? null : guidOf(killer), killer_name: killer ?? '', killer_class: null },
    ...{ killer_team: killer === null ? null : teamOf(killer), killer_health: killer === null ? null : 80 },
    ...{ victim_x: 100, victim_y: 0, victim_z: 0, killer_x: place, killer_y: place, killer_z: place },
    ...{ axis_alive: 2, allies_alive: 3, axis_reinforcement_ms: 12_000, allies_reinforcement_ms: null },
  });
}

/** `attackers` hit `target` once each, at their times; the last kills where it is a kill. */
export function fightRow(
  engagement_id: number,
  target: string,
  outcome: Outcome,
  end_time_ms: number,
  attackers: Readonly<Record<string, number>>,
): OwnRow {
  const start_time_ms = Math.min(end_time_ms, ...Object.values(attackers));
  const killer = outcome === 'killed' ? (Object.keys(attackers).at(-1) ?? null) : null;
  return row(ENGAGEMENTS, {
    ...{ engagement_id, start_time_ms, end_time_ms, written_duration_ms: end_time_ms - start_time_ms, outcome },
    ...{ target_guid: guidOf(target), target_name: target, target_team: teamOf(target), total_damage: 18 },
    ...{ killer_guid: killer === null ? null : guidOf(killer), killer_name: killer ?? '' },
    ...{ written_attackers: 1, written_crossfire: false, written_crossfire_delay_ms: null },
    ...{ written_crossfire_participants: '', distance_traveled: 0 },
    ...{ start_x: 0, start_y: 0, start_z: 0, end_x: 90, end_y: 0, end_z: 0 },
    positions: positionsText([start_time_ms, 0, 0, 0, 0, end_time_ms, 900, 0, 0, 3], 0, 2),
    attackers: attackersText(
      Object.entries(attackers).map(([who, time]) => ({
        ...{ ...player(who), damage: 18, hits: 1, first_hit_ms: time, last_hit_ms: time },
        ...{ got_kill: who === killer, weapons: weaponText(8, 1) },
      })),
    ),
  });
}

/** `revived` stands up again, at 100. */
export function reviveRow(time_ms: number, revived: string, medic: string | null): OwnRow {
  return row(REVIVES, {
    ...{ source: medic === null ? 'unknown' : 'hook', time_ms, x: 100, y: 0, z: 0 },
    ...{ medic_guid: medic === null ? null : guidOf(medic), medic_name: medic ?? '' },
    ...{ revived_guid: guidOf(revived), revived_name: revived },
  });
}

export function objectiveRow(objective: string, x: number, moves = false): OwnRow {
  return row(OBJECTIVES, { source: 'entity', objective, kind: 'constructible', x, y: 0, z: 0, moves });
}

/** Ann is shot down by Bob, stands up again and dies to Ben, in 12 s; everything that goes on is in the journal. */
function skirmish(no: number): readonly OwnRow[] {
  const t = no * 20_000;
  const [ann, bob] = [walk(t, t + 12_000), walk(t, t + 12_000, 500)];
  const slice = (points: readonly number[], from: number, to: number) => points.slice(from * WIDTH, to * WIDTH);
  return [
    ...[journalRow('ann', t, slice(ann, 0, 20)), journalRow('bob', t, slice(bob, 0, 20))],
    ...[hitRow(t + 5000, 'bob', 'ann'), hitRow(t + 5200, null, 'ann', 'world')],
    openRow(fightRow(2 * no + 1, 'ann', 'shutdown', t + 5000, { bob: t + 5000 })),
    openRow(cellRow(no)),
    ...[hitRow(t + 5400, 'bob', 'ann'), killRow(t + 5400, 'ann', 'bob')],
    fightRow(2 * no + 1, 'ann', 'killed', t + 5400, { bob: t + 5400 }),
    ...[hitRow(t + 5600, 'bob', 'ann', 'corpse'), reviveRow(t + 7000, 'ann', 'abe')],
    ...[journalRow('ann', t, slice(ann, 20, 40)), journalRow('bob', t, slice(bob, 20, 40))],
    openRow(fightRow(2 * no + 2, 'ann', 'shutdown', t + 9000, { ben: t + 9000 })),
    ...[hitRow(t + 12_000, 'ben', 'ann'), killRow(t + 12_000, 'ann', 'ben')],
    fightRow(2 * no + 2, 'ann', 'killed', t + 12_000, { ben: t + 12_000 }),
    row(REACTION_METRICS, {
      ...{ engagement_id: 2 * no + 2, target_guid: guidOf('ann'), target_name: 'ann', target_team: 'AXIS' },
      ...{ target_class: 'MEDIC', outcome: 'killed', written_attackers: 1, return_fire_ms: 0 },
      ...{ dodge_reaction_ms: null, support_reaction_ms: null, written_duration_ms: 0 },
      ...{ start_time_ms: t + 12_000, end_time_ms: t + 12_000 },
    }),
    ...[lifeRow('ann', t, ann), lifeRow('bob', t, bob)],
    row(CLASS_CHANGES, { ...player('ann'), time_ms: t + 15_000, class_before: 'MEDIC', class: 'ENGINEER' }),
    row(PAUSES, { state: 'ended', time_ms: t + 15_000, duration_ms: 4000 }),
    openRow(fightRow(100 + no, 'bob', 'shutdown', t + 16_000, { ann: t + 16_000 })),
    fightRow(100 + no, 'bob', 'timeout', t + 19_000, { ann: t + 16_000 }),
  ];
}

function cellRow(no: number): OwnRow {
  return row(MOVEMENT_HEATMAP, { grid_x: 0, grid_y: 0, traversal: 40 * (no + 1), combat: no, escape: 0 });
}

/** The rows of a whole match of `skirmishes` parts, with rows in every section. */
export function ownMatch(skirmishes: number): readonly OwnRow[] {
  const last = skirmishes - 1;
  return [
    ...[objectiveRow('flag', 100), objectiveRow('tank', 0, true)],
    ...Array.from({ length: skirmishes }, (_, no) => skirmish(no)).flat(),
    row(KILL_HEATMAP, { grid_x: 0, grid_y: 0, axis_kills: 0, allies_kills: 2 * skirmishes }),
    cellRow(last),
    row(OBJECTIVE_FOCUS, {
      ...{ ...player('ann'), objective: 'flag', avg_distance_u: 240.5, time_within_radius_ms: 9000, samples: 61 },
    }),
    row(ROUND, {
      ...{ ended: 'timelimit', winner: 'AXIS', attackers: 'ALLIES', duration_ms: 180_000, timelimit_ms: 180_000 },
      ...{ axis_reinforcement_interval_ms: 30_000, axis_reinforcement_offset_ms: 7000 },
      ...{ allies_reinforcement_interval_ms: null, allies_reinforcement_offset_ms: null, end_text: 'Timelimit hit.' },
    }),
    row(TRACKER_ERRORS, { probe: 'stance', errors: 3, first_time_ms: 200, message: 'bad argument' }),
  ];
}
