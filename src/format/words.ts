/** The words the round file uses, spelled as in the file and kept that way in the database. */

export const TEAMS = ['AXIS', 'ALLIES'] as const;
export type Team = (typeof TEAMS)[number];

/** In the engine's order: `sess.playerType` 0 to 4 (bg_public.h, PC_SOLDIER…). */
export const PLAYER_CLASSES = ['SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS'] as const;
export type PlayerClass = (typeof PLAYER_CLASSES)[number];

/** A life's stance at a point: standing, crouching, prone. */
export const STANCES = ['0', '1', '2'] as const;

/** How an engagement ended. */
export const OUTCOMES = ['killed', 'escaped', 'round_end', 'disconnect', 'shutdown', 'timeout', 'team_switch'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a life ended. */
export const DEATH_TYPES = [
  'killed',
  'selfkill',
  'fallen',
  'world',
  'teamkill',
  'round_end',
  'disconnect',
  'shutdown',
  'unknown',
  'team_switch',
] as const;
export type DeathType = (typeof DEATH_TYPES)[number];

/** What a point of an engagement's `positions` marks. */
export const POSITION_EVENTS = [
  'start',
  'hit',
  'sample',
  'death',
  'escape',
  'round_end',
  'disconnect',
  'shutdown',
  'timeout',
  'team_switch',
] as const;

/** What a point of a life's `path` marks. */
export const PATH_EVENTS = [
  'spawn',
  'sample',
  'killed',
  'selfkill',
  'fallen',
  'world',
  'teamkill',
  'round_end',
  'disconnect',
  'shutdown',
  'unknown',
  'downed',
  'revived',
  'team_switch',
] as const;

/** Whom a hit struck, seen from the attacker: `world` has none, `corpse` is a body that waits for a medic. */
export const HIT_KINDS = ['enemy', 'friendly', 'self', 'world', 'corpse'] as const;

/** Whose a death was: `team_switch` is the one the engine deals to who changes sides. */
export const KILL_KINDS = ['enemy', 'friendly', 'self', 'world', 'team_switch'] as const;

/** How a revive's medic is known: from the engine's et_Revive, from its field a frame later, or not at all. */
export const MEDIC_SOURCES = ['hook', 'field', 'unknown'] as const;

/** Whether a pause was over when the round ended. */
export const PAUSE_STATES = ['ended', 'open'] as const;

/** Where an objective comes from: the map's own entities, or the tracker's table. */
export const OBJECTIVE_SOURCES = ['entity', 'table'] as const;

/**
 * How a round ended. The first four are intermissions, `round_end` one whose cause is unknown; `shutdown` is the
 * server's end, `lua_restart` the tracker's.
 */
export const ROUND_ENDS = [
  'objective',
  'timelimit',
  'surrender',
  'round_end',
  'map_restart',
  'map_change',
  'shutdown',
  'lua_restart',
] as const;
export type RoundEnd = (typeof ROUND_ENDS)[number];
