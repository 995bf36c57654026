import { column, optionalWordColumn, type Section, wordColumn } from './section.ts';
import {
  DEATH_TYPES,
  HIT_KINDS,
  KILL_KINDS,
  MEDIC_SOURCES,
  OBJECTIVE_SOURCES,
  OUTCOMES,
  PAUSE_STATES,
  PLAYER_CLASSES,
  ROUND_ENDS,
  TEAMS,
} from './words.ts';

/** Keeps the literal types of a section's columns. */
function section<const Columns extends Section['columns']>(
  name: string,
  key: readonly string[],
  columns: Columns,
): Section<Columns> {
  return { name, key, columns };
}

/** A row per engagement. What the tracker says of crossfires is kept as `written_…`: it is always derived anew. */
export const ENGAGEMENTS = section(
  'ENGAGEMENTS',
  ['engagement_id'],
  [
    column('integer', 'id', 'engagement_id'),
    column('integer', 'start_time', 'start_time_ms'),
    column('integer', 'end_time', 'end_time_ms'),
    column('optional_integer', 'duration', 'written_duration_ms'),
    column('text', 'target_guid', 'target_guid'),
    column('name', 'target_name', 'target_name'),
    wordColumn('target_team', 'target_team', TEAMS),
    wordColumn('outcome', 'outcome', OUTCOMES),
    column('optional_integer', 'total_damage', 'total_damage'),
    column('optional_text', 'killer_guid', 'killer_guid'),
    column('name', 'killer_name', 'killer_name'),
    column('optional_integer', 'num_attackers', 'written_attackers'),
    column('optional_flag', 'is_crossfire', 'written_crossfire'),
    column('optional_integer', 'crossfire_delay', 'written_crossfire_delay_ms'),
    column('guids', 'crossfire_participants', 'written_crossfire_participants'),
    column('decimal', 'start_x', 'start_x'),
    column('decimal', 'start_y', 'start_y'),
    column('decimal', 'start_z', 'start_z'),
    column('decimal', 'end_x', 'end_x'),
    column('decimal', 'end_y', 'end_y'),
    column('decimal', 'end_z', 'end_z'),
    column('optional_decimal', 'distance_traveled', 'distance_traveled'),
    column('positions', 'positions', 'positions'),
    column('attackers', 'attackers', 'attackers'),
  ],
);

/** A row per recorded life. V4.0 has no `death_type`. */
export const PLAYER_TRACKS = section(
  'PLAYER_TRACKS',
  ['guid', 'spawn_time_ms'],
  [
    column('text', 'guid', 'guid'),
    column('name', 'name', 'name'),
    wordColumn('team', 'team', TEAMS),
    optionalWordColumn('class', 'class', PLAYER_CLASSES),
    column('integer', 'spawn_time', 'spawn_time_ms'),
    column('integer', 'death_time', 'death_time_ms'),
    column('optional_integer', 'first_move_time', 'first_move_time_ms'),
    optionalWordColumn('death_type', 'death_type', DEATH_TYPES),
    column('optional_integer', 'samples', 'samples'),
    column('path', 'path', 'path'),
  ],
);

/** Kills per 512-u cell of the victim's place, by the killer's side. */
export const KILL_HEATMAP = section(
  'KILL_HEATMAP',
  ['grid_x', 'grid_y'],
  [
    column('integer', 'grid_x', 'grid_x'),
    column('integer', 'grid_y', 'grid_y'),
    column('integer', 'axis_kills', 'axis_kills'),
    column('integer', 'allies_kills', 'allies_kills'),
  ],
);

/** Samples per 512-u cell: moving, in combat, escapes. */
export const MOVEMENT_HEATMAP = section(
  'MOVEMENT_HEATMAP',
  ['grid_x', 'grid_y'],
  [
    column('integer', 'grid_x', 'grid_x'),
    column('integer', 'grid_y', 'grid_y'),
    column('integer', 'traversal', 'traversal'),
    column('integer', 'combat', 'combat'),
    column('integer', 'escape', 'escape'),
  ],
);

/** A row per player and objective; only on maps whose objectives the tracker knows. */
export const OBJECTIVE_FOCUS = section(
  'OBJECTIVE_FOCUS',
  ['guid', 'team', 'objective'],
  [
    column('text', 'guid', 'guid'),
    column('name', 'name', 'name'),
    wordColumn('team', 'team', TEAMS),
    column('text', 'objective', 'objective'),
    column('decimal', 'avg_distance', 'avg_distance_u'),
    column('integer', 'time_within_radius_ms', 'time_within_radius_ms'),
    column('integer', 'samples', 'samples'),
  ],
);

/** A row per engagement: the target's reactions within 5000 ms of its start, null where there was none. */
export const REACTION_METRICS = section(
  'REACTION_METRICS',
  ['engagement_id'],
  [
    column('integer', 'engagement_id', 'engagement_id'),
    column('text', 'target_guid', 'target_guid'),
    column('name', 'target_name', 'target_name'),
    wordColumn('target_team', 'target_team', TEAMS),
    optionalWordColumn('target_class', 'target_class', PLAYER_CLASSES),
    wordColumn('outcome', 'outcome', OUTCOMES),
    column('optional_integer', 'num_attackers', 'written_attackers'),
    column('optional_integer', 'return_fire_ms', 'return_fire_ms'),
    column('optional_integer', 'dodge_reaction_ms', 'dodge_reaction_ms'),
    column('optional_integer', 'support_reaction_ms', 'support_reaction_ms'),
    column('integer', 'start_time', 'start_time_ms'),
    column('integer', 'end_time', 'end_time_ms'),
    column('optional_integer', 'duration', 'written_duration_ms'),
  ],
);

/** V6: a row per hit that had a region (bullets and blades, no explosives); region 0 head, 1 arms, 2 body, 3 legs. */
export const HIT_REGIONS = section(
  'HIT_REGIONS',
  [],
  [
    column('integer', 'time', 'time_ms'),
    column('text', 'attacker_guid', 'attacker_guid'),
    column('name', 'attacker_name', 'attacker_name'),
    column('text', 'victim_guid', 'victim_guid'),
    column('name', 'victim_name', 'victim_name'),
    column('integer', 'weapon', 'weapon'),
    column('integer', 'region', 'region'),
    column('integer', 'damage', 'damage'),
  ],
);

/** V6: where killer and victim of each kill stood, and how many of each side were alive. */
export const COMBAT_POSITIONS = section(
  'COMBAT_POSITIONS',
  [],
  [
    column('integer', 'time', 'time_ms'),
    column('text', 'event', 'event'),
    column('text', 'atk_guid', 'killer_guid'),
    column('name', 'atk_name', 'killer_name'),
    wordColumn('atk_team', 'killer_team', TEAMS),
    optionalWordColumn('atk_class', 'killer_class', PLAYER_CLASSES),
    column('text', 'vic_guid', 'victim_guid'),
    column('name', 'vic_name', 'victim_name'),
    wordColumn('vic_team', 'victim_team', TEAMS),
    optionalWordColumn('vic_class', 'victim_class', PLAYER_CLASSES),
    column('decimal', 'ax', 'killer_x'),
    column('decimal', 'ay', 'killer_y'),
    column('decimal', 'az', 'killer_z'),
    column('decimal', 'vx', 'victim_x'),
    column('decimal', 'vy', 'victim_y'),
    column('decimal', 'vz', 'victim_z'),
    column('integer', 'weapon', 'weapon'),
    column('integer', 'mod', 'means_of_death'),
    column('optional_integer', 'killer_health', 'killer_health'),
    column('optional_integer', 'axis_alive', 'axis_alive'),
    column('optional_integer', 'allies_alive', 'allies_alive'),
  ],
);

/**
 * A row per revive. `source` says how the medic is known; V6 files do not have it, their medic is that tracker's guess.
 * The place is the revived player's.
 */
export const REVIVES = section(
  'REVIVES',
  [],
  [
    optionalWordColumn('source', 'source', MEDIC_SOURCES),
    column('integer', 'time', 'time_ms'),
    column('optional_text', 'medic_guid', 'medic_guid'),
    column('name', 'medic_name', 'medic_name'),
    column('text', 'revived_guid', 'revived_guid'),
    column('name', 'revived_name', 'revived_name'),
    column('decimal', 'x', 'x'),
    column('decimal', 'y', 'y'),
    column('decimal', 'z', 'z'),
  ],
);

/**
 * A row per hit that the engine reports (g_combat.c, et_Damage), before it takes effect: `damage` may be more than
 * `victim_health`, which is the health before. No attacker: the world. `weapon` is the one that did it where the means
 * of death tells, else the one in hand; `region` 0 head, 1 arms, 2 body, 3 legs, null where the engine counted none.
 */
export const HITS = section(
  'HITS',
  [],
  [
    wordColumn('kind', 'kind', HIT_KINDS),
    column('integer', 'time_ms', 'time_ms'),
    column('optional_text', 'attacker_guid', 'attacker_guid'),
    column('text', 'victim_guid', 'victim_guid'),
    column('integer', 'damage', 'damage'),
    column('integer', 'weapon', 'weapon'),
    column('integer', 'means_of_death', 'means_of_death'),
    column('optional_integer', 'region', 'region'),
    column('optional_decimal', 'attacker_x', 'attacker_x'),
    column('optional_decimal', 'attacker_y', 'attacker_y'),
    column('optional_decimal', 'attacker_z', 'attacker_z'),
    column('decimal', 'victim_x', 'victim_x'),
    column('decimal', 'victim_y', 'victim_y'),
    column('decimal', 'victim_z', 'victim_z'),
    column('integer', 'victim_health', 'victim_health'),
  ],
);

/**
 * A row per death (g_combat.c, et_Obituary). Alive counts are those after it; the reinforcement clocks are the time to
 * each side's next spawn wave, null where the server tells no interval.
 */
export const KILLS = section(
  'KILLS',
  [],
  [
    wordColumn('kind', 'kind', KILL_KINDS),
    column('integer', 'time_ms', 'time_ms'),
    column('text', 'victim_guid', 'victim_guid'),
    column('name', 'victim_name', 'victim_name'),
    wordColumn('victim_team', 'victim_team', TEAMS),
    optionalWordColumn('victim_class', 'victim_class', PLAYER_CLASSES),
    column('optional_text', 'killer_guid', 'killer_guid'),
    column('name', 'killer_name', 'killer_name'),
    optionalWordColumn('killer_team', 'killer_team', TEAMS),
    optionalWordColumn('killer_class', 'killer_class', PLAYER_CLASSES),
    column('integer', 'means_of_death', 'means_of_death'),
    column('integer', 'weapon', 'weapon'),
    column('decimal', 'victim_x', 'victim_x'),
    column('decimal', 'victim_y', 'victim_y'),
    column('decimal', 'victim_z', 'victim_z'),
    column('optional_decimal', 'killer_x', 'killer_x'),
    column('optional_decimal', 'killer_y', 'killer_y'),
    column('optional_decimal', 'killer_z', 'killer_z'),
    column('optional_integer', 'killer_health', 'killer_health'),
    column('integer', 'axis_alive', 'axis_alive'),
    column('integer', 'allies_alive', 'allies_alive'),
    column('optional_integer', 'axis_reinforcement_ms', 'axis_reinforcement_ms'),
    column('optional_integer', 'allies_reinforcement_ms', 'allies_reinforcement_ms'),
  ],
);

/** A row per spawn in another class than the player's life before; none for his first. */
export const CLASS_CHANGES = section(
  'CLASS_CHANGES',
  [],
  [
    wordColumn('team', 'team', TEAMS),
    column('integer', 'time_ms', 'time_ms'),
    column('text', 'guid', 'guid'),
    column('name', 'name', 'name'),
    wordColumn('class_before', 'class_before', PLAYER_CLASSES),
    wordColumn('class', 'class', PLAYER_CLASSES),
  ],
);

/** A row per pause, at the round clock, which stands still in it; its length is in the server's time. */
export const PAUSES = section(
  'PAUSES',
  [],
  [
    wordColumn('state', 'state', PAUSE_STATES),
    column('integer', 'time_ms', 'time_ms'),
    column('integer', 'duration_ms', 'duration_ms'),
  ],
);

/** What the tracker takes for the map's objectives, each where it stood when the round went live. */
export const OBJECTIVES = section(
  'OBJECTIVES',
  ['objective'],
  [
    wordColumn('source', 'source', OBJECTIVE_SOURCES),
    column('text', 'objective', 'objective'),
    column('text', 'kind', 'kind'),
    column('decimal', 'x', 'x'),
    column('decimal', 'y', 'y'),
    column('decimal', 'z', 'z'),
    column('flag', 'moves', 'moves'),
  ],
);

/**
 * One row: how the round ended. `end_text` is what the engine logged of it; the offset of a side's spawn waves is what
 * the engine adds to the round clock (cg_servercmds.c, CG_ParseReinforcementTimes).
 */
export const ROUND = section(
  'ROUND',
  [],
  [
    wordColumn('ended', 'ended', ROUND_ENDS),
    optionalWordColumn('winner', 'winner', TEAMS),
    optionalWordColumn('attackers', 'attackers', TEAMS),
    column('integer', 'duration_ms', 'duration_ms'),
    column('optional_integer', 'timelimit_ms', 'timelimit_ms'),
    column('optional_integer', 'axis_reinforcement_interval_ms', 'axis_reinforcement_interval_ms'),
    column('optional_integer', 'axis_reinforcement_offset_ms', 'axis_reinforcement_offset_ms'),
    column('optional_integer', 'allies_reinforcement_interval_ms', 'allies_reinforcement_interval_ms'),
    column('optional_integer', 'allies_reinforcement_offset_ms', 'allies_reinforcement_offset_ms'),
    column('optional_text', 'end_text', 'end_text'),
  ],
);

/** A row per part of the tracker that failed: how often, when first, and the first message. */
export const TRACKER_ERRORS = section(
  'TRACKER_ERRORS',
  ['probe'],
  [
    column('text', 'probe', 'probe'),
    column('integer', 'errors', 'errors'),
    column('integer', 'first_time_ms', 'first_time_ms'),
    column('text', 'message', 'message'),
  ],
);

/**
 * The points of lives that go on, a few seconds to a row, so that a server that is killed loses no more than these: see
 * journal.ts. A life's PLAYER_TRACKS row makes its rows here superfluous.
 */
export const OPEN_TRACKS = section(
  'OPEN_TRACKS',
  [],
  [
    wordColumn('team', 'team', TEAMS),
    optionalWordColumn('class', 'class', PLAYER_CLASSES),
    column('text', 'guid', 'guid'),
    column('name', 'name', 'name'),
    column('integer', 'spawn_time_ms', 'spawn_time_ms'),
    column('optional_integer', 'first_move_time_ms', 'first_move_time_ms'),
    column('path_steps', 'steps', 'path'),
  ],
);

/**
 * Rows of other sections as they would stand if the round ended now: `row` is one of `section`, ENGAGEMENTS (those that
 * go on) or a heatmap. The last of a key counts, unless `section` itself has that row.
 */
export const OPEN_ROWS = section('OPEN_ROWS', [], [column('text', 'section', 'section'), column('text', 'row', 'row')]);

/** Every section prox reads, in the order a file has them. */
export const SECTIONS = [
  ENGAGEMENTS,
  PLAYER_TRACKS,
  KILL_HEATMAP,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  REACTION_METRICS,
  ROUND,
  HITS,
  KILLS,
  REVIVES,
  CLASS_CHANGES,
  PAUSES,
  OBJECTIVES,
  TRACKER_ERRORS,
  OPEN_TRACKS,
  OPEN_ROWS,
  HIT_REGIONS,
  COMBAT_POSITIONS,
] as const;

/** The sections that our tracker writes, each of them in every file: the six of V4.2 first, for older readers. */
export const WRITTEN_SECTIONS = [
  ENGAGEMENTS,
  PLAYER_TRACKS,
  KILL_HEATMAP,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  REACTION_METRICS,
  ROUND,
  HITS,
  KILLS,
  REVIVES,
  CLASS_CHANGES,
  PAUSES,
  OBJECTIVES,
  TRACKER_ERRORS,
  OPEN_TRACKS,
  OPEN_ROWS,
] as const;
