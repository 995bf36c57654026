import { KILLS } from '../../src/format/sections.ts';
import type { DeathType, KILL_KINDS, Team } from '../../src/format/words.ts';
import { later } from '../chores.ts';
import { clock } from '../clock.ts';
import { MOD_FALLING, MOD_SWITCHTEAM, TEAM_ALLIES, TEAM_AXIS } from '../constants.ts';
import { integerField } from '../fields.ts';
import { flagOption } from '../options.ts';
import { aliveOf, classWord, type Player, teamWord } from '../players.ts';
import { timeToReinforcement } from '../reinforcements.ts';
import { addRow } from '../round-file.ts';
import { weaponOf } from '../weapons.ts';

/** KILLS: a row per death. */
export const RECORD_KILLS = flagOption('kills');

export type KillKind = (typeof KILL_KINDS)[number];

/** Whose a death is. A team switch and /kill name the victim as killer; no killer is the world. */
export function killKind(victim: Player, killer: Player | undefined, means: number): KillKind {
  if (means === MOD_SWITCHTEAM) return 'team_switch';
  if (killer === undefined) return 'world';
  if (killer === victim) return 'self';
  return killer.team === victim.team ? 'friendly' : 'enemy';
}

/** How the victim's life ends when nobody revives him. */
export function deathType(kind: KillKind, means: number): DeathType {
  if (kind === 'enemy') return 'killed';
  if (kind === 'friendly') return 'teamkill';
  if (kind === 'team_switch') return 'team_switch';
  if (means === MOD_FALLING) return 'fallen';
  return kind === 'self' ? 'selfkill' : 'world';
}

/** What of a death is gone by the time its row is written. */
interface Death {
  readonly kind: KillKind;
  readonly time: number;
  readonly victim: Player;
  readonly killer: Player | undefined;
  readonly victimTeam: Team;
  readonly victimClass: number;
  readonly killerTeam: Team | null;
  readonly killerClass: number;
  readonly weapon: number;
  readonly means: number;
  readonly victimX: number;
  readonly victimY: number;
  readonly victimZ: number;
  readonly killerX: number;
  readonly killerY: number;
  readonly killerZ: number;
  readonly killerHealth: number;
  readonly axisAlive: number;
  readonly alliesAlive: number;
}

/** Has a death written; both players have been located, and the victim is down already. */
export function noteKill(kind: KillKind, victim: Player, killer: Player | undefined, means: number): void {
  const at = killer ?? victim;
  const death: Death = {
    kind,
    time: clock.now,
    victim,
    killer,
    victimTeam: teamWord(victim.team),
    victimClass: victim.class,
    killerTeam: killer === undefined ? null : teamWord(killer.team),
    killerClass: at.class,
    weapon: weaponOf(means, killer),
    means,
    victimX: victim.x,
    victimY: victim.y,
    victimZ: victim.z,
    killerX: at.x,
    killerY: at.y,
    killerZ: at.z,
    killerHealth: killer === undefined ? 0 : integerField(killer.slot, 'health'),
    axisAlive: aliveOf(TEAM_AXIS),
    alliesAlive: aliveOf(TEAM_ALLIES),
  };
  later(() => writeKill(death));
}

function writeKill(death: Death): void {
  const { kind, time, victim, killer } = death;
  addRow(KILLS, {
    kind,
    time_ms: time,
    victim_guid: victim.guid,
    victim_name: victim.name,
    victim_team: death.victimTeam,
    victim_class: classWord(death.victimClass),
    killer_guid: killer === undefined ? null : killer.guid,
    killer_name: killer === undefined ? '' : killer.name,
    killer_team: death.killerTeam,
    killer_class: killer === undefined ? null : classWord(death.killerClass),
    means_of_death: death.means,
    weapon: death.weapon,
    victim_x: death.victimX / 10,
    victim_y: death.victimY / 10,
    victim_z: death.victimZ / 10,
    killer_x: killer === undefined ? null : death.killerX / 10,
    killer_y: killer === undefined ? null : death.killerY / 10,
    killer_z: killer === undefined ? null : death.killerZ / 10,
    killer_health: killer === undefined ? null : death.killerHealth,
    axis_alive: death.axisAlive,
    allies_alive: death.alliesAlive,
    axis_reinforcement_ms: timeToReinforcement(TEAM_AXIS, time),
    allies_reinforcement_ms: timeToReinforcement(TEAM_ALLIES, time),
  });
}
