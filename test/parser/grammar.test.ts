import { expect, test } from 'vitest';
import { parsedRound } from './parsed-round.ts';
import { FIGHTS, FOCUS, fight, KILLS, MOVES, TRACKS, v4 } from './small-round.ts';

test('metadata stands anywhere, and its value is all that follows the first equals sign', () => {
  const round = parsedRound(v4(`# capabilities=a:1,b=c\n${KILLS}0;0;1;2\n# round_end_unix=12\n1;0;1;2\n# empty=\n`));

  expect([...round.metadata]).toEqual([
    ['map', 'supply'],
    ['capabilities', 'a:1,b=c'],
    ['round_end_unix', '12'],
    ['empty', ''],
  ]);
  expect(round.rows.KILL_HEATMAP).toHaveLength(2);
  expect(round.problems).toEqual([]);
});

test('comments are no metadata, no section and no columns', () => {
  const comments =
    '# death_type: killed|selfkill\n# path format: time,x;y\n# stance: 0=standing, 1=crouching\n#map=x\n# lower\n#\n';
  const round = parsedRound(v4(`${KILLS}${comments}0;0;1;2\n`));

  expect([...round.metadata.keys()]).toEqual(['map']);
  expect(round.sections.map((section) => section.section)).toEqual(['KILL_HEATMAP']);
  expect(round.rows.KILL_HEATMAP).toEqual([{ grid_x: 0, grid_y: 0, axis_kills: 1, allies_kills: 2 }]);
});

test('a section that is opened again goes on with its columns', () => {
  const round = parsedRound(v4(`${KILLS}0;0;1;2\n${MOVES}0;0;1;2;3\n# KILL_HEATMAP\n1;0;3;4\n`));

  expect(round.rows.KILL_HEATMAP.map((cell) => cell.axis_kills)).toEqual([1, 3]);
  expect(round.sections.map(({ section, rows }) => [section, rows])).toEqual([
    ['KILL_HEATMAP', 2],
    ['MOVEMENT_HEATMAP', 1],
  ]);
});

test('a section that is opened again may name other columns from there on', () => {
  const again = '# KILL_HEATMAP\n# allies_kills;axis_kills;grid_y;grid_x\n4;3;2;1\n';

  expect(parsedRound(v4(`${KILLS}0;0;1;2\n${again}`)).rows.KILL_HEATMAP[1]).toEqual({
    grid_x: 1,
    grid_y: 2,
    axis_kills: 3,
    allies_kills: 4,
  });
});

test('columns are found by their names, in any order and among unknown ones', () => {
  const columns = '# KILL_HEATMAP\n# weather;allies_kills;axis_kills;moon;grid_y;grid_x\n';
  const [cell] = parsedRound(v4(`${columns}rain;4;3;;-2;-1\n`)).rows.KILL_HEATMAP;

  expect(Object.entries(cell ?? {})).toEqual([
    ['grid_x', -1],
    ['grid_y', -2],
    ['axis_kills', 3],
    ['allies_kills', 4],
  ]);
});

test('a column that V4.0 lacks reads as null', () => {
  const columns = TRACKS.replace('death_type;', '').replace('first_move_time;', '');
  const round = parsedRound(v4(`${columns}G;n;AXIS;MEDIC;0;10;1;0,0.0,0.0,0.0,100,0.0,3,0,0,spawn\n`));

  expect(round.problems).toEqual([]);
  expect(round.rows.PLAYER_TRACKS[0]).toMatchObject({ death_type: null, first_move_time_ms: null, samples: 1 });
});

test('a column that has to be there and is not costs the rows of its section, not the others', () => {
  const columns = KILLS.replace('axis_kills;', '');
  const round = parsedRound(v4(`${columns}0;0;1\n1;0;1\n${MOVES}0;0;1;2;3\n`));

  expect(round.problems).toEqual([
    { line: 5, section: 'KILL_HEATMAP', column: 'axis_kills', found: 'no such column', expected: expect.any(String) },
    { line: 6, section: 'KILL_HEATMAP', column: 'axis_kills', found: 'no such column', expected: expect.any(String) },
  ]);
  expect(round.rows.MOVEMENT_HEATMAP).toHaveLength(1);
});

test('rows of a section without its line of columns are problems', () => {
  const round = parsedRound(v4('# KILL_HEATMAP\n0;0;1;2\n'));

  expect(round.problems).toMatchObject([{ line: 4, section: 'KILL_HEATMAP', column: null, found: '0;0;1;2' }]);
});

test('the last cell takes the rest of its line', () => {
  const round = parsedRound(v4(`${FIGHTS}${fight(1, 'G,a,AXIS,1,2,3,4,1,3:1;8:2;|H,b,ALLIES,1,2,3,4,0,0:0')}`));

  expect(round.problems).toEqual([]);
  expect(round.rows.ENGAGEMENTS[0]?.attackers.map((attacker) => attacker.weapons)).toEqual(['3:1;8:2;', '0:0']);
});

test('a row with too few cells says how many it has', () => {
  const round = parsedRound(v4(`${KILLS}0;0;1\n`));

  expect(round.problems).toEqual([
    {
      line: 5,
      section: 'KILL_HEATMAP',
      column: null,
      found: '3 cells',
      expected: '4 cells with ";" between them',
    },
  ]);
});

test('rows before the first section are problems of no section', () => {
  const round = parsedRound(v4('0;0;1;2\n'));

  expect(round.problems).toMatchObject([{ line: 3, section: null, column: null, found: '0;0;1;2' }]);
  expect(round.sections).toEqual([]);
});

test.each([
  ['12x', 'grid_x'],
  ['', 'grid_x'],
  ['1.0', 'grid_x'],
  ['+1', 'grid_x'],
  [' 1', 'grid_x'],
  ['-', 'grid_x'],
  ['1e5', 'grid_x'],
  ['nan', 'grid_x'],
  ['2147483648', 'grid_x'],
  ['-2147483649', 'grid_x'],
  ['9'.repeat(40), 'grid_x'],
])('%j is no whole number of 32 bits', (cell, column) => {
  const round = parsedRound(v4(`${KILLS}${cell};0;1;2\n7;7;7;7\n`));

  expect(round.problems).toMatchObject([{ line: 5, column, expected: 'a whole number of 32 bits' }]);
  expect(round.rows.KILL_HEATMAP).toHaveLength(1);
});

test.each(['1.55', '.5', '1.', 'inf', '-nan', '1e3', '1,5', '214748364.8', ''])('%j is no decimal', (cell) => {
  const round = parsedRound(v4(`${FOCUS}G;n;AXIS;truck;${cell};0;1\n`));

  expect(round.problems).toMatchObject([{ column: 'avg_distance', expected: 'a number with at most one decimal' }]);
});

test.each([
  ['-0.0', 0],
  ['-0.5', -0.5],
  ['12', 12],
  ['007.1', 7.1],
  ['214748364.7', 214748364.7],
  ['-214748364.8', -214748364.8],
])('the decimal %j is read as %d', (cell, value) => {
  const round = parsedRound(v4(`${FOCUS}G;n;AXIS;truck;${cell};0;1\n`));

  expect(round.rows.OBJECTIVE_FOCUS[0]?.avg_distance_u).toBe(value);
});

test('a word that is not in the list is a problem that names the list', () => {
  const round = parsedRound(v4(`${FOCUS}G;n;axis;truck;1.0;0;1\n`));

  expect(round.problems).toMatchObject([{ column: 'team', found: 'axis', expected: 'one of AXIS, ALLIES' }]);
});

test('an empty GUID is a problem, an empty name is none', () => {
  const round = parsedRound(v4(`${FOCUS};n;AXIS;truck;1.0;0;1\nG;;AXIS;truck;1.0;0;1\n`));

  expect(round.problems).toMatchObject([{ column: 'guid', found: '(empty)' }]);
  expect(round.rows.OBJECTIVE_FOCUS[0]?.name).toBe('');
});

test('a point that can not be read costs its row and is shown', () => {
  const points = '0,0.0,0.0,0.0,100,0.0,3,0,0,spawn|50,0.0,0.0,0.0,100,0.0,3,3,0,sample';
  const round = parsedRound(v4(`${TRACKS}G;n;AXIS;MEDIC;0;10;1;killed;2;${points}\n`));

  expect(round.rows.PLAYER_TRACKS).toEqual([]);
  expect(round.problems).toMatchObject([
    { column: 'path', found: '50,0.0,0.0,0.0,100,0.0,3,3,0,sample', expected: expect.stringContaining('time,x,y,z,') },
  ]);
});

test.each(['|', '0,0.0,0.0,0.0,100,0.0,3,0,0,spawn|', '0,0.0,0.0,0.0,100,0.0,3,0,0', ',,,,,,,,,', 'spawn'])(
  'the path %j is a problem',
  (path) => {
    expect(parsedRound(v4(`${TRACKS}G;n;AXIS;MEDIC;0;10;1;killed;2;${path}\n`)).problem_count).toBe(1);
  },
);

test('of all single bytes only the words are a stance, and only they a sprint', () => {
  const stances: string[] = [];
  const sprints: string[] = [];
  for (let byte = 0x20; byte < 0x100; byte++) {
    const letter = String.fromCharCode(byte);
    const point = (values: string) =>
      v4(`${TRACKS}G;n;AXIS;MEDIC;0;10;1;killed;1;0,0.0,0.0,0.0,100,0.0,3,${values},spawn\n`);
    if (parsedRound(point(`${letter},0`)).problem_count === 0) stances.push(letter);
    if (parsedRound(point(`0,${letter}`)).problem_count === 0) sprints.push(letter);
  }

  expect(stances).toEqual(['0', '1', '2']);
  expect(sprints).toEqual(['0', '1']);
});

test('a row that has the key of an earlier one is a problem that names the earlier line', () => {
  const round = parsedRound(v4(`${FIGHTS}${fight(1, '')}${fight(2, '')}${fight(1, '')}${MOVES}1;2;0;0;0\n1;2;3;3;3\n`));

  expect(round.rows.ENGAGEMENTS).toHaveLength(2);
  expect(round.problems).toMatchObject([
    { line: 7, column: 'id', found: '1', expected: 'a new id: line 5 has it already' },
    { line: 11, column: null, found: '1, 2', expected: 'a new grid_x, grid_y: line 10 has it already' },
  ]);
  expect(round.sections.map((section) => section.bad_rows)).toEqual([1, 1]);
});

test('doubled lines are counted once', () => {
  const once = `${fight(1, '')}${fight(2, 'G,a,AXIS,1,2,3,4,1,3:1;')}`;
  const round = parsedRound(v4(`${FIGHTS}${once.replaceAll(/.*\n/g, '$&$&')}`));

  expect(round.rows).toEqual(parsedRound(v4(`${FIGHTS}${once}`)).rows);
  expect(round.problem_count).toBe(2);
});

test('a second version line is a problem', () => {
  const round = parsedRound(v4(`${KILLS}0;0;1;2\n${v4('')}`));

  expect(round.problems).toMatchObject([{ line: 6, found: '# PROXIMITY_TRACKER_V4' }]);
});

test('only the first thousand problems are kept, and all are counted', () => {
  const round = parsedRound(v4(`${KILLS}${'x;0;1;2\n'.repeat(1500)}`));

  expect(round.problems).toHaveLength(1000);
  expect(round.problem_count).toBe(1500);
  expect(round.sections[0]).toMatchObject({ rows: 1500, bad_rows: 1500 });
});

test('the last time of a round is the greatest of its rows and points, and of readable rows only', () => {
  const path = '0,0.0,0.0,0.0,100,0.0,3,0,0,spawn|4000,0.0,0.0,0.0,100,0.0,3,0,0,sample';
  const life = `G;n;AXIS;MEDIC;0;10;1;killed;2;${path}\n`;

  expect(parsedRound(v4(`${FIGHTS}${fight(1, '')}`)).last_time_ms).toBe(200);
  expect(parsedRound(v4(`${TRACKS}${life}`)).last_time_ms).toBe(4000);
  expect(parsedRound(v4(`${TRACKS}${life.replace('MEDIC', 'NURSE')}`)).last_time_ms).toBe(0);
  expect(parsedRound(v4(`${TRACKS}G;n;AXIS;MEDIC;-90;-50;-70;killed;0;\n`)).last_time_ms).toBe(-50);
  expect(parsedRound(v4(`${FOCUS}G;n;AXIS;truck;1.0;9000;1\n`)).last_time_ms).toBe(0);
});

test('the checksum of a row is that of its bytes, whatever ends its line', () => {
  const unix = parsedRound(v4(`${KILLS}0;0;1;2\nbad\n1;0;1;2\n`));
  const windows = parsedRound(v4(`${KILLS}0;0;1;2\r\nbad\r\n1;0;1;2\r\n`));

  expect([...(unix.sections[0]?.row_checksums ?? [])]).toHaveLength(2);
  expect(windows.sections).toEqual(unix.sections);
});
