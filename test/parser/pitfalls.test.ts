import { expect, test } from 'vitest';
import type { RoundFile } from '../../src/domain/round-file.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import { parsedRound } from './parsed-round.ts';
import { FIGHTS, fight, KILLS, lineEnds, MOVES, TRACKS, trimmed, v4 } from './small-round.ts';

const V4 = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const V6 = 'samples/2026-11-22-104340-labmap-round-2_engagements.txt';

function rowCount(round: RoundFile): number {
  return round.sections.reduce((sum, section) => sum + section.rows, 0);
}

function checksums(round: RoundFile, section: string): readonly number[] {
  return Array.from(round.sections.find((tally) => tally.section === section)?.row_checksums ?? []);
}

/** Whether `round`, read from a file's beginning, has of each section the first rows of the whole file's. */
function expectFirstRowsOf(whole: RoundFile, round: RoundFile): void {
  for (const { section, rows, bad_rows, known, row_checksums } of round.sections) {
    const kept = known ? rows - bad_rows : 0;
    expect([section, ...row_checksums]).toEqual([section, ...checksums(whole, section).slice(0, kept)]);
  }
}

test.each([V4, V6])('pitfall 20: %s cut at every byte keeps all whole rows and reports the cut', (file) => {
  const bytes = trimmed(file, 2);
  const ends = lineEnds(bytes);
  const whole = parsedRound(bytes);
  expect(whole.problems).toEqual([]);
  let wholeRows = 0;
  for (let length = ends[0] ?? 0; length <= bytes.length; length++) {
    const round = parsedRound(bytes.subarray(0, length));
    const lineBegin = ends.findLast((end) => end <= length) ?? 0;
    const cut = lineBegin < length;
    const cutRow = cut && bytes[lineBegin] !== 0x23;
    if (!cut) wholeRows = rowCount(round);
    expect([length, round.cut_line, round.problem_count]).toEqual([length, cut, cut ? 1 : 0]);
    expect([length, rowCount(round)]).toEqual([length, wholeRows + (cutRow ? 1 : 0)]);
    expectFirstRowsOf(whole, round);
  }
  expect(wholeRows).toBe(rowCount(whole));
});

test('pitfall 20: a file cut in its first line is refused, at whatever byte', () => {
  const bytes = trimmed(V4, 1);
  for (let length = 0; length < '# PROXIMITY_TRACKER_V4\n'.length; length++) {
    expect(parseRound(bytes.subarray(0, length)).ok).toBe(false);
  }
});

test('pitfall 20: the line in which a file was cut is shown and not stored', () => {
  const round = parsedRound(v4(`${KILLS}0;0;1;2\n1;0;1;2`));

  expect(round.rows.KILL_HEATMAP).toHaveLength(1);
  expect(round.sections).toMatchObject([{ rows: 2, bad_rows: 1 }]);
  expect(round.problems).toMatchObject([{ line: 6, section: 'KILL_HEATMAP', column: null, found: '1;0;1;2' }]);
  expect(round.problems[0]?.expected).toContain('the file was cut');
});

test.each(['# round_end_unix=17', '# MOVEMENT_HEATMAP', '# stance: 0', '\r'])(
  'pitfall 20: a cut in the line %j is reported, and the line is not taken for whole',
  (line) => {
    const round = parsedRound(v4(`${KILLS}0;0;1;2\n${line}`));

    expect(round).toMatchObject({ cut_line: true, problem_count: 1 });
    expect([...round.metadata.keys()]).toEqual(['map']);
    expect(round.sections.map(({ section, rows }) => [section, rows])).toEqual([
      ['KILL_HEATMAP', line === '\r' ? 2 : 1],
    ]);
  },
);

test('pitfall 22: 0 is a value, an empty cell is none', () => {
  const zero = '1;0;0;0;T;t;AXIS;killed;0;K;k;0;0;0;;0.0;0.0;0.0;0.0;0.0;0.0;0.0;0,0.0,0.0,0.0,start;\n';
  const none = '2;0;0;;T;t;AXIS;escaped;;;;;;;;0.0;0.0;0.0;0.0;0.0;0.0;;;\n';
  const lives = 'G;n;AXIS;MEDIC;0;0;0;killed;0;\nH;n;AXIS;;0;0;;;;\n';
  const { rows, problems } = parsedRound(v4(`${FIGHTS}${zero}${none}${TRACKS}${lives}`));

  expect(problems).toEqual([]);
  const zeros = { written_duration_ms: 0, total_damage: 0, written_attackers: 0, written_crossfire: false };
  expect(rows.ENGAGEMENTS[0]).toMatchObject({ ...zeros, written_crossfire_delay_ms: 0, distance_traveled: 0 });
  const nulls = { written_duration_ms: null, total_damage: null, written_attackers: null, written_crossfire: null };
  expect(rows.ENGAGEMENTS[1]).toMatchObject({ ...nulls, written_crossfire_delay_ms: null, distance_traveled: null });
  expect(rows.ENGAGEMENTS[1]).toMatchObject({ killer_guid: null, killer_name: '', attackers: [] });
  expect(rows.PLAYER_TRACKS[0]).toMatchObject({ spawn_time_ms: 0, first_move_time_ms: 0, samples: 0 });
  expect(rows.PLAYER_TRACKS[1]).toMatchObject({ first_move_time_ms: null, death_type: null, samples: null });
});

test('pitfall 25: the rows of an unknown section are counted as its own and leak nowhere', () => {
  const shots = '# SHOT_FIRED\n# time;guid;weapon;ox\n5;5;5;5\n6;6;6;6\n';
  const round = parsedRound(v4(`${KILLS}0;0;1;2\n${shots}# X2\n7;7;7;7\n${MOVES}0;0;1;2;3\n`));

  expect(round.rows.KILL_HEATMAP).toHaveLength(1);
  expect(round.rows.MOVEMENT_HEATMAP).toHaveLength(1);
  expect(round.problems).toEqual([]);
  expect(round.sections.map(({ section, known, rows }) => [section, known, rows])).toEqual([
    ['KILL_HEATMAP', true, 1],
    ['SHOT_FIRED', false, 2],
    ['X2', false, 1],
    ['MOVEMENT_HEATMAP', true, 1],
  ]);
});

test('pitfall 27: an empty round and one with lives and no fights are rounds', () => {
  const empty = parsedRound('# PROXIMITY_TRACKER_V4\n');
  const sections = parsedRound(v4(`${FIGHTS}${TRACKS}${KILLS}`));
  const tracks = parsedRound(v4(`${FIGHTS}${TRACKS}G;n;AXIS;MEDIC;0;10;;killed;0;\n`));

  expect(empty).toMatchObject({ problem_count: 0, last_time_ms: 0, sections: [] });
  expect(sections.sections.map(({ rows, bad_rows }) => [rows, bad_rows])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  expect(tracks.rows.ENGAGEMENTS).toEqual([]);
  expect(tracks.rows.PLAYER_TRACKS[0]?.path).toMatchObject({ length: 0, time_ms: new Int32Array(0) });
});

test('pitfall 30: counts that are wrong size nothing', () => {
  const path = '0,0.0,0.0,0.0,100,0.0,3,0,0,spawn';
  const file = v4(
    `${TRACKS}G;n;AXIS;MEDIC;0;10;1;killed;2147483647;${path}\n${FIGHTS}${fight(1, '').replace(';1;1;50;', ';2147483647;1;50;')}`,
  );
  const { rows, problems } = parsedRound(file);

  expect(problems).toEqual([]);
  expect(rows.PLAYER_TRACKS[0]).toMatchObject({ samples: 2_147_483_647, path: { length: 1 } });
  expect(rows.ENGAGEMENTS[0]).toMatchObject({ written_attackers: 2_147_483_647, attackers: [] });
  expect(rows.PLAYER_TRACKS[0]?.path.time_ms.buffer.byteLength).toBeLessThan(100_000);
});

test('pitfall 30: more sections than anybody reads are counted together', () => {
  const names = Array.from({ length: 200_000 }, (_, i) => `# S${i}\n1;2\n`).join('');
  const round = parsedRound(v4(`${names}${KILLS}0;0;1;2\n`));

  expect(round.sections).toHaveLength(502);
  expect(round.sections.find((section) => section.section === '(other sections)')?.rows).toBe(199_500);
  expect(round.rows.KILL_HEATMAP).toHaveLength(1);
});

test.each([
  ['digits', '9'],
  ['cells', ';'],
  ['points', '|'],
  ['attackers', 'G,n,AXIS,1,1,1,1,0,0:0|'],
  ['values', ','],
  ['NUL', '\0'],
  ['hashes', '# '],
  ['invalid UTF-8', '\xff'],
])('pitfall 30: an endless line of %s is read in its turn and costs one line', (_, piece) => {
  const long = piece.repeat(4_000_000 / piece.length);
  const columns = FIGHTS.replace(/# id.*/, '# attackers');
  for (const section of [FIGHTS, TRACKS, KILLS, columns]) {
    const round = parsedRound(Buffer.from(v4(`${section}${long}\n${MOVES}0;0;1;2;3\n`), 'latin1'));

    expect(round.problem_count).toBe(piece === '# ' ? 0 : 1);
    expect(round.rows.MOVEMENT_HEATMAP).toHaveLength(1);
  }
});

test('pitfall 30: a list with more points than a buffer holds is read whole', () => {
  const points = Array.from({ length: 50_000 }, (_, i) => `${i},${i}.5,-${i}.5,0.0,100,0.0,3,0,0,sample`).join('|');
  const lives = `A;n;AXIS;MEDIC;0;1;;killed;1;1,0.0,0.0,0.0,9,0.0,3,0,0,spawn\nB;n;AXIS;MEDIC;0;1;;killed;1;${points}\n`;
  const [first, second] = parsedRound(v4(`${TRACKS}${lives}`)).rows.PLAYER_TRACKS;

  expect(first?.path).toMatchObject({ length: 1, health: Int32Array.of(9) });
  expect(second?.path.length).toBe(50_000);
  expect(second?.path.time_ms).toEqual(Int32Array.from({ length: 50_000 }, (_, i) => i));
  expect(second?.path.y).toEqual(Int32Array.from({ length: 50_000 }, (_, i) => -(i * 10 + 5)));
});

test('a long list that can not be read does not disturb the lists before and after it', () => {
  const point = '7,1.5,-1.5,0.0,100,0.0,3,0,0,sample';
  const life = (guid: string, points: number) =>
    `${guid};n;AXIS;MEDIC;0;1;;killed;1;${`|${point}`.repeat(points).slice(1)}`;
  const file = v4(`${TRACKS}${life('A', 16_000)}\n${life('B', 1000)}|\n${life('C', 3)}\n`);
  const { rows, problem_count } = parsedRound(file);

  expect(problem_count).toBe(1);
  expect(rows.PLAYER_TRACKS.map(({ guid, path }) => [guid, path.length])).toEqual([
    ['A', 16_000],
    ['C', 3],
  ]);
  expect(rows.PLAYER_TRACKS[0]?.path.time_ms.every((time) => time === 7)).toBe(true);
  expect(rows.PLAYER_TRACKS[1]?.path.y).toEqual(Int32Array.of(-15, -15, -15));
});
