/**
 * An option of the tracker, as it stands in the table at the head of its Lua file. A `flag` is true or false; an
 * `integer` lies between `lowest` and `highest`.
 */
export interface TrackerOption {
  readonly name: string;
  readonly value: boolean | number | string;
  readonly lowest: number;
  readonly highest: number;
  /** One line for the server admin. */
  readonly help: string;
}

function integer(name: string, value: number, lowest: number, highest: number, help: string): TrackerOption {
  return { name, value, lowest, highest, help };
}

function flag(name: string, help: string): TrackerOption {
  return { name, value: true, lowest: 0, highest: 0, help };
}

function text(name: string, value: string, help: string): TrackerOption {
  return { name, value, lowest: 0, highest: 0, help };
}

/** All options with their defaults, in the order of the table. */
export const TRACKER_OPTIONS: readonly TrackerOption[] = [
  text('output_folder', 'proximity', "folder of the round files, below the server's fs_homepath/fs_game"),
  text('server_name', '', "the server's name in the files; empty: sv_hostname"),
  flag('bots', 'record bots too'),
  integer('sample_interval_ms', 200, 50, 1000, 'time between two samples of a path, ms'),
  integer('min_damage', 1, 0, 1000, 'hits of less damage open no engagement and are in no section'),
  integer('crossfire_window_ms', 1000, 0, 10000, "a second enemy's first hit within this makes a crossfire, ms"),
  integer(
    'escape_time_ms',
    5000,
    1000,
    60000,
    'who took no hit for this long and ran the distance below has escaped, ms',
  ),
  integer('escape_distance_u', 300, 0, 10000, 'distance from the last hit, game units'),
  integer('engagement_timeout_ms', 15000, 1000, 120000, 'without a hit for this long an engagement ends anyway, ms'),
  integer('reaction_window_ms', 5000, 500, 30000, 'reactions count this long after the first hit, ms'),
  integer('objective_radius_u', 500, 1, 10000, 'who is nearer than this is at the objective, game units'),
  flag('heatmaps', 'write KILL_HEATMAP and MOVEMENT_HEATMAP'),
  flag('objective_focus', 'write OBJECTIVE_FOCUS'),
  flag('reactions', 'write REACTION_METRICS'),
  flag('hits', 'write HITS'),
  flag('kills', 'write KILLS'),
  flag('revives', 'write REVIVES'),
  flag('class_changes', 'write CLASS_CHANGES'),
  flag('pauses', 'write PAUSES'),
];
