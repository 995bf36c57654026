import { readFileSync } from 'node:fs';

const LF = 0x0a;

/** The file cut down to at most `kept` rows in each section, the shortest ones, with all other lines. */
export function trimmed(file: string, kept: number): Buffer {
  const text = readFileSync(file, 'latin1');
  const blocks = text.split(/^(?=# [A-Z][A-Z0-9_]+$)/m).map((block) => {
    const lines = block.split('\n').slice(0, -1);
    const rows = lines.filter((line) => line !== '' && !line.startsWith('#'));
    const shortest = new Set([...rows].sort((a, b) => a.length - b.length).slice(0, kept));
    return lines.filter((line) => line === '' || line.startsWith('#') || shortest.has(line)).join('\n');
  });
  return Buffer.from(`${blocks.join('\n')}\n`, 'latin1');
}

/** Where each whole line of `bytes` ends: the place behind its line feed. */
export function lineEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  bytes.forEach((byte, at) => {
    if (byte === LF) ends.push(at + 1);
  });
  return ends;
}

export const KILLS = '# KILL_HEATMAP\n# grid_x;grid_y;axis_kills;allies_kills\n';
export const MOVES = '# MOVEMENT_HEATMAP\n# grid_x;grid_y;traversal;combat;escape\n';
export const FOCUS = '# OBJECTIVE_FOCUS\n# guid;name;team;objective;avg_distance;time_within_radius_ms;samples\n';
export const TRACKS =
  '# PLAYER_TRACKS\n# guid;name;team;class;spawn_time;death_time;first_move_time;death_type;samples;path\n';
export const FIGHTS =
  '# ENGAGEMENTS\n# id;start_time;end_time;duration;target_guid;target_name;target_team;outcome;total_damage;killer_guid;' +
  'killer_name;num_attackers;is_crossfire;crossfire_delay;crossfire_participants;start_x;start_y;start_z;end_x;end_y;' +
  'end_z;distance_traveled;positions;attackers\n';

/** A file of version 4 with these lines. */
export function v4(lines: string): string {
  return `# PROXIMITY_TRACKER_V4\n# map=supply\n${lines}`;
}

/** A row of ENGAGEMENTS with these attackers; its own values are all there and none is 0. */
export function fight(id: number, attackers: string): string {
  return `${id};100;200;100;T;target;AXIS;killed;50;K;killer;1;1;50;A,B;1.5;2.5;3.5;4.5;5.5;6.5;7.5;100,1.5,2.5,3.5,start|200,4.5,5.5,6.5,death;${attackers}\n`;
}
