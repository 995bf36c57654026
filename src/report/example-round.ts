import type { DeathType, Outcome, PlayerClass, Team } from '../format/words.ts';

/**
 * Writes small round files as tracker 4.2 does, for examples that can be worked out by hand. Players are named by a word
 * (`ann`), which is their name and, padded, their GUID. Independent of src/format on purpose.
 */

export interface AttackerText {
  readonly who: string;
  readonly team: Team;
  readonly first: number;
  readonly last?: number;
  readonly damage?: number;
  readonly hits?: number;
  readonly kill?: boolean;
}

export interface EngagementText {
  readonly id: number;
  readonly target: string;
  readonly team: Team;
  readonly start: number;
  readonly end: number;
  readonly outcome: Outcome;
  readonly killer?: string;
  readonly attackers?: readonly AttackerText[];
  /** `time,x,y,z,event`; by default the player stands at the origin. */
  readonly positions?: readonly string[];
}

export interface LifeText {
  readonly who: string;
  readonly team: Team;
  readonly class?: PlayerClass;
  readonly spawn: number;
  readonly death: number;
  readonly firstMove?: number;
  readonly type?: DeathType;
  /** `time,x,y,z,health,speed,weapon,stance,sprint,event`; by default the player stands at the origin. */
  readonly path?: readonly string[];
}

export interface ReactionText {
  readonly id: number;
  readonly target: string;
  readonly team: Team;
  readonly class: PlayerClass;
  readonly outcome?: Outcome;
  readonly returnFire?: number;
  readonly dodge?: number;
  readonly support?: number;
}

export interface RoundText {
  readonly versionLine?: string;
  readonly map?: string;
  readonly round?: number;
  /** Seconds since 1970; null leaves the line out. */
  readonly start?: number | null;
  readonly end?: number | null;
  readonly metadata?: readonly string[];
  readonly engagements?: readonly EngagementText[];
  readonly lives?: readonly LifeText[];
  readonly reactions?: readonly ReactionText[];
  /** Lines to append, such as further sections. */
  readonly more?: readonly string[];
  /** Names by player, where they differ from the word. */
  readonly names?: Readonly<Record<string, string>>;
}

/** 2026-11-22 10:26:25 UTC. */
export const START = 1_795_343_185;

/** The GUID of the player named by `who`; a word that begins `bot` gives a bot's. */
export function guidOf(who: string): string {
  return who.startsWith('bot') ? `OMNIBOT${who.slice(3)}`.padEnd(32, '0') : who.toUpperCase().padEnd(32, '0');
}

/** The text of a round file. */
export function roundText(round: RoundText): string {
  const nameOf = (who: string) => round.names?.[who] ?? who;
  const start = round.start === undefined ? START : round.start;
  const end = round.end === undefined ? (start ?? 0) + 180 : round.end;
  return [
    round.versionLine ?? '# PROXIMITY_TRACKER_V4',
    `# map=${round.map ?? 'labmap'}`,
    `# round=${round.round ?? 1}`,
    '# crossfire_window=1000',
    '# position_sample_interval=200',
    ...(start === null ? [] : [`# round_start_unix=${start}`]),
    ...(end === null ? [] : [`# round_end_unix=${end}`]),
    ...(round.metadata ?? []),
    '# ENGAGEMENTS',
    '# id;start_time;end_time;duration;target_guid;target_name;target_team;outcome;total_damage;killer_guid;killer_name;num_attackers;is_crossfire;crossfire_delay;crossfire_participants;start_x;start_y;start_z;end_x;end_y;end_z;distance_traveled;positions;attackers',
    ...(round.engagements ?? []).map((engagement) => engagementLine(engagement, nameOf)),
    '',
    '# PLAYER_TRACKS',
    '# guid;name;team;class;spawn_time;death_time;first_move_time;death_type;samples;path',
    ...(round.lives ?? []).map((life) => lifeLine(life, nameOf)),
    '',
    '# KILL_HEATMAP',
    '# grid_x;grid_y;axis_kills;allies_kills',
    '',
    '# MOVEMENT_HEATMAP',
    '# grid_x;grid_y;traversal;combat;escape',
    '',
    '# REACTION_METRICS',
    '# engagement_id;target_guid;target_name;target_team;target_class;outcome;num_attackers;return_fire_ms;dodge_reaction_ms;support_reaction_ms;start_time;end_time;duration',
    ...(round.reactions ?? []).map((reaction) => reactionLine(reaction, nameOf)),
    ...(round.more ?? []),
    '',
  ].join('\n');
}

type NameOf = (who: string) => string;

function engagementLine(engagement: EngagementText, nameOf: NameOf): string {
  const { id, start, end, target, team, outcome, killer, attackers = [] } = engagement;
  const positions = engagement.positions ?? [`${start},0.0,0.0,0.0,start`, `${end},0.0,0.0,0.0,${lastEvent(outcome)}`];
  const first = positions[0]?.split(',') ?? [];
  const last = positions.at(-1)?.split(',') ?? [];
  return [
    ...[id, start, end, end - start, guidOf(target), nameOf(target), team, outcome],
    attackers.reduce((sum, attacker) => sum + (attacker.damage ?? 10), 0),
    ...(killer === undefined ? ['', ''] : [guidOf(killer), nameOf(killer)]),
    ...[attackers.length, 0, '', ''],
    ...[...first.slice(1, 4), ...last.slice(1, 4), '0.0'],
    positions.join('|'),
    attackers.map((attacker) => attackerText(attacker, nameOf)).join('|'),
  ].join(';');
}

function lastEvent(outcome: Outcome): string {
  return outcome === 'killed' ? 'death' : 'escape';
}

function attackerText(attacker: AttackerText, nameOf: NameOf): string {
  const { who, team, first, last = first, damage = 10, hits = 1, kill = false } = attacker;
  return [guidOf(who), nameOf(who), team, damage, hits, first, last, kill ? 1 : 0, `8:${hits};`].join(',');
}

function lifeLine(life: LifeText, nameOf: NameOf): string {
  const { who, team, spawn, death, type = 'killed' } = life;
  const path = life.path ?? [`${spawn},0.0,0.0,0.0,100,0.0,8,0,0,spawn`, `${death},0.0,0.0,0.0,0,0.0,8,0,0,${type}`];
  return [
    ...[guidOf(who), nameOf(who), team, life.class ?? 'MEDIC', spawn, death, life.firstMove ?? '', type, path.length],
    path.join('|'),
  ].join(';');
}

function reactionLine(reaction: ReactionText, nameOf: NameOf): string {
  const { id, target, team, outcome = 'killed' } = reaction;
  return [
    ...[id, guidOf(target), nameOf(target), team, reaction.class, outcome, 1],
    ...[reaction.returnFire ?? '', reaction.dodge ?? '', reaction.support ?? '', 1000, 2000, 1000],
  ].join(';');
}
