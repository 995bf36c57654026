import { expect, test } from 'vitest';
import { metadataLine, reopenLine, rowLine, rowText, sectionLines, versionLine } from '../../src/format/encode.ts';
import { attackersText, guidsText, pathText, weaponText } from '../../src/format/lists.ts';
import { integerText, tenthsText } from '../../src/format/numbers.ts';
import { KILL_HEATMAP, OBJECTIVE_FOCUS, PLAYER_TRACKS, SECTIONS } from '../../src/format/sections.ts';

test('a file begins with the generation this prox writes', () => {
  expect(versionLine()).toBe('# PROX_TRACKER_V1\n');
});

test('a section opens with its name and the names its columns have in the file', () => {
  expect(sectionLines(KILL_HEATMAP)).toBe('# KILL_HEATMAP\n# grid_x;grid_y;axis_kills;allies_kills\n');
  expect(reopenLine(KILL_HEATMAP)).toBe('# KILL_HEATMAP\n');
});

test('every section of V4.2 has the columns of its files in their order', () => {
  const tracks =
    '# PLAYER_TRACKS\n# guid;name;team;class;spawn_time;death_time;first_move_time;death_type;samples;path\n';

  expect(sectionLines(PLAYER_TRACKS)).toBe(tracks);
  expect(SECTIONS.slice(0, 6).map((section) => section.columns.length)).toEqual([24, 10, 4, 5, 7, 13]);
});

test('a metadata value stays on its line', () => {
  expect(metadataLine('map', 'a=b;c\nd\r\0')).toBe('# map=a=b;c_d__\n');
});

test('a row is written in the order of the declaration, whatever the order of its properties', () => {
  const row = {
    samples: 7,
    time_within_radius_ms: 0,
    avg_distance_u: -12.34,
    objective: 'truck',
    team: 'AXIS',
  } as const;

  expect(rowLine(OBJECTIVE_FOCUS, { ...row, name: 'x', guid: 'G' })).toBe('G;x;AXIS;truck;-12.3;0;7\n');
});

test('a life whose path follows in parts is written up to its path', () => {
  const life = rowText(PLAYER_TRACKS, {
    guid: 'G',
    name: 'semi;colon|pipe',
    team: 'ALLIES',
    class: null,
    spawn_time_ms: -50,
    death_time_ms: 0,
    first_move_time_ms: null,
    death_type: 'killed',
    samples: 2,
    path: '',
  });
  const values = [-50, 5, -5, 0, 100, 0, 3, 0, 0, 0, 0, 15, -15, 241, -12, 3300, 8, 2, 1, 2];

  expect(`${life}${pathText(values, 0, 1)}|${pathText(values, 1, 2)}`).toBe(
    'G;semi_colon|pipe;ALLIES;;-50;0;;killed;2;-50,0.5,-0.5,0.0,100,0.0,3,0,0,spawn|0,1.5,-1.5,24.1,-12,330.0,8,2,1,killed',
  );
});

test('a GUID can break neither its list nor its line', () => {
  expect(guidsText(['A,B', '#C|D', 'E;\n'])).toBe('A_B,_C_D,E__');
});

test('an attacker keeps the separators in his name, which is read from both ends', () => {
  const weapons = `${weaponText(3, 2)}${weaponText(8, 1)}`;
  const attacker = { guid: 'G', name: 'a|b,c', team: 'AXIS', damage: 20, hits: 3, first_hit_ms: 0 } as const;

  expect(attackersText([{ ...attacker, last_hit_ms: 150, got_kill: true, weapons }])).toBe(
    'G,a|b,c,AXIS,20,3,0,150,1,3:2;8:1;',
  );
});

test('numbers that are no whole number of 32 bits are rounded and limited', () => {
  const values = [2.5, -2.5, -0, Number.NaN, Number.POSITIVE_INFINITY, -1e24];

  expect(values.map(integerText)).toEqual(['3', '-2', '0', '0', '2147483647', '-2147483648']);
  expect(values.map(tenthsText)).toEqual(['0.3', '-0.2', '0.0', '0.0', '214748364.7', '-214748364.8']);
});
