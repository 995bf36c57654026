/** The words the round file uses, spelled as in the file and kept that way in the database. */

export const TEAMS = ['AXIS', 'ALLIES'] as const;
export type Team = (typeof TEAMS)[number];

/** In the engine's order: `sess.playerType` 0 to 4 (bg_public.h, PC_SOLDIER…). */
export const PLAYER_CLASSES = ['SOLDIER', 'MEDIC', 'ENGINEER', 'FIELDOPS', 'COVERTOPS'] as const;
export type PlayerClass = (typeof PLAYER_CLASSES)[number];

/** A life's stance at a point: standing, crouching, prone. */
export const STANCES = ['0', '1', '2'] as const;

/** How an engagement ended. */
export const OUTCOMES = ['killed', 'escaped', 'round_end', 'disconnect', 'shutdown', 'timeout'] as const;
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
] as const;
