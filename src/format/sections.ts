import { column, optionalWordColumn, type Section, wordColumn } from './section.ts';
import { DEATH_TYPES, OUTCOMES, PLAYER_CLASSES, TEAMS } from './words.ts';

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

/** V6: a row per revive. The medic is that tracker's guess. */
export const REVIVES = section(
  'REVIVES',
  [],
  [
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

/** Every section prox reads, in the order a file has them. */
export const SECTIONS = [
  ENGAGEMENTS,
  PLAYER_TRACKS,
  KILL_HEATMAP,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  REACTION_METRICS,
  REVIVES,
  HIT_REGIONS,
  COMBAT_POSITIONS,
] as const;
