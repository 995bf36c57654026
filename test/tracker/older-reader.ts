/** A row of one of V4.2's sections, by the names in its columns line. */
export type OlderRow = Readonly<Record<string, string>>;

/** The sections that a reader of V4.2 knows, with their columns in its order. */
const COLUMNS: Readonly<Record<string, string>> = {
  ENGAGEMENTS:
    'id;start_time;end_time;duration;target_guid;target_name;target_team;outcome;total_damage;killer_guid;killer_name;' +
    'num_attackers;is_crossfire;crossfire_delay;crossfire_participants;start_x;start_y;start_z;end_x;end_y;end_z;' +
    'distance_traveled;positions;attackers',
  PLAYER_TRACKS: 'guid;name;team;class;spawn_time;death_time;first_move_time;death_type;samples;path',
  KILL_HEATMAP: 'grid_x;grid_y;axis_kills;allies_kills',
  MOVEMENT_HEATMAP: 'grid_x;grid_y;traversal;combat;escape',
  OBJECTIVE_FOCUS: 'guid;name;team;objective;avg_distance;time_within_radius_ms;samples',
  REACTION_METRICS:
    'engagement_id;target_guid;target_name;target_team;target_class;outcome;num_attackers;return_fire_ms;' +
    'dodge_reaction_ms;support_reaction_ms;start_time;end_time;duration',
};

/**
 * Reads a file as programs of the field do that were made for V4.2: a line `# NAME` of the six switches to that section, any
 * other line with `#` is a comment, and a row counts where it has enough cells and begins as rows of the section do, with a
 * number or a GUID. These programs do not know that a section that they don't know ends the one before.
 */
export function readAsOlder(bytes: Buffer): ReadonlyMap<string, readonly OlderRow[]> {
  const rows = new Map<string, OlderRow[]>(Object.keys(COLUMNS).map((name) => [name, []]));
  let section = '';
  for (const line of bytes.toString('latin1').split('\n')) {
    const name = line.slice(2);
    if (line.startsWith('# ') && name in COLUMNS) section = name;
    if (line.startsWith('#') || section === '') continue;
    const row = rowOf((COLUMNS[section] ?? '').split(';'), line);
    if (row !== null) rows.get(section)?.push(row);
  }
  return rows;
}

function rowOf(columns: readonly string[], line: string): OlderRow | null {
  const cells = line.split(';');
  const first = columns[0] === 'guid' ? /^[0-9A-Z]{32}$/u : /^-?\d+$/u;
  if (cells.length < columns.length || !first.test(cells[0] ?? '')) return null;
  const last = columns.length - 1;
  const row = [...cells.slice(0, last), cells.slice(last).join(';')];
  return Object.fromEntries(columns.map((name, at) => [name, row[at] ?? '']));
}
