import type { CellKind, Column, Section } from '../format/section.ts';
import {
  COMBAT_POSITIONS,
  ENGAGEMENTS,
  HIT_REGIONS,
  KILL_HEATMAP,
  MOVEMENT_HEATMAP,
  OBJECTIVE_FOCUS,
  PLAYER_TRACKS,
  REACTION_METRICS,
  REVIVES,
} from '../format/sections.ts';
import type { ColumnType, TableColumns } from './database.ts';

/**
 * The column type of each kind of cell. Names are kept once a round (round_player), lists in columns or tables of
 * their own, so neither is copied with its row.
 */
const COLUMN_TYPES: Readonly<Record<CellKind, ColumnType | null>> = {
  text: 'text',
  optional_text: 'text',
  name: null,
  integer: 'int4',
  optional_integer: 'int4',
  decimal: 'float8',
  optional_decimal: 'float8',
  flag: 'bool',
  optional_flag: 'bool',
  word: 'text',
  optional_word: 'text',
  guids: null,
  positions: null,
  path: null,
  attackers: null,
};

function sectionColumns(section: Section<readonly Column[]>): TableColumns {
  const columns: Record<string, ColumnType> = {};
  for (const column of section.columns) {
    const type = COLUMN_TYPES[column.kind];
    if (type !== null) columns[column.name] = type;
  }
  return columns;
}

/** The tables that hold a round's rows, with their columns in the order they are copied. */
export const ROUND_TABLES = {
  round_section: {
    round_id: 'int4',
    section: 'text',
    section_no: 'int2',
    known: 'bool',
    rows: 'int4',
    bad_rows: 'int4',
    row_checksums: 'bytea',
  },
  round_player: { round_id: 'int4', guid: 'text', name: 'text', names: 'text[]', is_bot: 'bool' },
  combat_engagement: {
    round_id: 'int4',
    ...sectionColumns(ENGAGEMENTS),
    duration_ms: 'int4',
    target_class: 'text',
    target_is_bot: 'bool',
    kind: 'text',
    death_by: 'text',
    enemy_attackers: 'int2',
    is_crossfire: 'bool',
    crossfire_delay_ms: 'int4',
    last_enemy_hit_ms: 'int4',
    victim_x: 'float8',
    victim_y: 'float8',
    victim_z: 'float8',
    killer_x: 'float8',
    killer_y: 'float8',
    killer_z: 'float8',
    distance_u: 'float8',
    positions: 'bytea',
  },
  combat_attacker: {
    round_id: 'int4',
    engagement_id: 'int4',
    attacker_no: 'int2',
    guid: 'text',
    team: 'text',
    class: 'text',
    is_bot: 'bool',
    is_enemy: 'bool',
    in_crossfire: 'bool',
    damage: 'int4',
    hits: 'int4',
    first_hit_ms: 'int4',
    last_hit_ms: 'int4',
    got_kill: 'bool',
    weapons: 'text',
  },
  player_track: {
    round_id: 'int4',
    life_id: 'int4',
    ...sectionColumns(PLAYER_TRACKS),
    written_death_type: 'text',
    is_bot: 'bool',
    alive_ms: 'int4',
    points: 'int4',
    sprint_points: 'int4',
    distance_u: 'float8',
    moving_ms: 'int4',
    steps_left_out: 'int4',
    support_samples: 'int4',
    path: 'bytea',
  },
  inferred_life: {
    round_id: 'int4',
    inferred_life_id: 'int4',
    guid: 'text',
    team: 'text',
    from_ms: 'int4',
    to_ms: 'int4',
  },
  proximity_trade_event: {
    round_id: 'int4',
    engagement_id: 'int4',
    time_ms: 'int4',
    victim_guid: 'text',
    victim_team: 'text',
    victim_class: 'text',
    victim_is_bot: 'bool',
    victim_x: 'float8',
    victim_y: 'float8',
    victim_z: 'float8',
    killer_guid: 'text',
    avenger_guid: 'text',
    success_gap_ms: 'int4',
    attempt_gap_ms: 'int4',
    nearest_mate_guid: 'text',
    nearest_mate_u: 'float8',
    living_mates: 'int2',
    located_mates: 'int2',
  },
  crossfire_pairs: {
    round_id: 'int4',
    engagement_id: 'int4',
    guid: 'text',
    mate_guid: 'text',
    team: 'text',
    class: 'text',
    mate_class: 'text',
    with_bot: 'bool',
    target_is_bot: 'bool',
    gap_ms: 'int4',
    joint_damage: 'int4',
    is_kill: 'bool',
  },
  player_rescue: {
    round_id: 'int4',
    engagement_id: 'int4',
    guid: 'text',
    team: 'text',
    class: 'text',
    is_bot: 'bool',
    target_is_bot: 'bool',
    after_ms: 'int4',
  },
  map_kill_heatmap: { round_id: 'int4', ...sectionColumns(KILL_HEATMAP) },
  map_movement_heatmap: { round_id: 'int4', ...sectionColumns(MOVEMENT_HEATMAP) },
  proximity_objective_focus: { round_id: 'int4', ...sectionColumns(OBJECTIVE_FOCUS) },
  proximity_reaction_metric: { round_id: 'int4', ...sectionColumns(REACTION_METRICS) },
  player_hit: { round_id: 'int4', hit_no: 'int4', ...sectionColumns(HIT_REGIONS) },
  player_kill: { round_id: 'int4', kill_no: 'int4', ...sectionColumns(COMBAT_POSITIONS) },
  player_revive: { round_id: 'int4', revive_no: 'int4', ...sectionColumns(REVIVES), medic_is_guess: 'bool' },
} as const satisfies Record<string, TableColumns>;

export type RoundTable = keyof typeof ROUND_TABLES;
