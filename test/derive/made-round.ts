import { deriveRound } from '../../src/derive/derive-round.ts';
import type { RoundRecord } from '../../src/domain/round-record.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import {
  type AttackerText,
  type EngagementText,
  guidOf,
  type LifeText,
  type RoundText,
  roundText,
} from '../../src/report/example-round.ts';

/** Axis players begin with a, allies with b; `bot1` is an ally. */
function teamOf(who: string): 'AXIS' | 'ALLIES' {
  return who.startsWith('a') ? 'AXIS' : 'ALLIES';
}

/** Writes, parses and derives a round. */
export function derived(round: RoundText): RoundRecord {
  const parsed = parseRound(Buffer.from(roundText(round)));
  if (!parsed.ok) throw new Error(parsed.reason);
  if (parsed.round.problem_count > 0) throw new Error(JSON.stringify(parsed.round.problems));
  return deriveRound(parsed.round);
}

/** `killer` kills `target` with one hit at `time`. */
export function kill(id: number, target: string, killer: string, time: number): EngagementText {
  const attackers = [attack(killer, time)];
  return { ...{ id, target, team: teamOf(target), start: time, end: time, outcome: 'killed', killer }, attackers };
}

/** `target` is hit and gets away. */
export function getaway(id: number, target: string, attackers: readonly AttackerText[]): EngagementText {
  const start = Math.min(...attackers.map((attacker) => attacker.first));
  return { id, target, team: teamOf(target), start, end: start + 9000, outcome: 'escaped', attackers };
}

export function attack(who: string, first: number, last = first): AttackerText {
  return { who, team: teamOf(who), first, last };
}

/** A life at one place, or along `points` (`time x`, the other coordinates are 0). */
export function life(who: string, spawn: number, death: number, ...points: readonly string[]): LifeText {
  const path = points.map((point) => {
    const [time, x] = point.split(' ');
    return `${time},${x}.0,0.0,0.0,100,0.0,8,0,0,sample`;
  });
  return { who, team: teamOf(who), spawn, death, ...(points.length > 0 && { path }) };
}

/** Points every 1000 ms from `from` to `to` at `x`. */
export function standing(x: number, from: number, to: number): readonly string[] {
  return Array.from({ length: Math.floor((to - from) / 1000) + 1 }, (_, index) => `${from + index * 1000} ${x}`);
}

/** Points of an engagement, as `time x`. */
export function positions(...points: readonly string[]): readonly string[] {
  return points.map((point) => `${point.replace(' ', ',')}.0,0.0,0.0,sample`);
}

/** V6's section of hits by name, each `time attacker victim`. */
export function hitRegions(...hits: readonly string[]): readonly string[] {
  return [
    '# HIT_REGIONS',
    '# time;attacker_guid;attacker_name;victim_guid;victim_name;weapon;region;damage',
    ...hits.map((hit) => {
      const [time, attacker = '', victim = ''] = hit.split(' ');
      return `${time};${guidOf(attacker)};${attacker};${guidOf(victim)};${victim};8;2;18`;
    }),
  ];
}

/** V6's section of revives, each `time revived`. */
export function revives(...rows: readonly string[]): readonly string[] {
  return [
    '# REVIVES',
    '# time;medic_guid;medic_name;revived_guid;revived_name;x;y;z',
    ...rows.map((row) => {
      const [time, revived = ''] = row.split(' ');
      return `${time};;;${guidOf(revived)};${revived};0;0;0`;
    }),
  ];
}

/** V6's section of kills, each `time event killer victim killer_x victim_x`. */
export function combatPositions(...rows: readonly string[]): readonly string[] {
  return [
    '# COMBAT_POSITIONS',
    '# time;event;atk_guid;atk_name;atk_team;atk_class;vic_guid;vic_name;vic_team;vic_class;ax;ay;az;vx;vy;vz;weapon;mod;killer_health;axis_alive;allies_alive',
    ...rows.map((row) => {
      const [time, event, killer = '', victim = '', killer_x, victim_x] = row.split(' ');
      const [by, of] = [killer, victim].map((who) => `${guidOf(who)};${who};${teamOf(who)};MEDIC`);
      return `${time};${event};${by};${of};${killer_x};0;0;${victim_x};0;0;8;9;100;5;5`;
    }),
  ];
}
