import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsedRound } from './parsed-round.ts';

const V4 = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const V6_CUT = 'samples/2026-11-22-104340-labmap-round-2_engagements.txt';
const RECORDINGS = [
  V4,
  'samples/2026-11-22-103235-labmap-round-1_engagements.txt',
  'test/recordings/2026-11-22-103546-labmap-round-1_engagements.txt',
  'test/recordings/2026-11-22-111335-supply-round-1_engagements.txt',
  'test/recordings/v6/2026-11-22-102925-labmap-round-1_engagements.txt',
  'test/recordings/v6/2026-11-22-103235-labmap-round-2_engagements.txt',
  V6_CUT,
];

function recorded(file: string) {
  return parsedRound(readFileSync(file));
}

test.each(RECORDINGS)('every row of %s is read', (file) => {
  const lines = readFileSync(file, 'latin1').split('\n');
  const round = recorded(file);

  expect(round.problems).toEqual([]);
  expect(round.cut_line).toBe(false);
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#')).length;
  expect(round.sections.reduce((sum, section) => sum + section.rows, 0)).toBe(rows);
  for (const { section, known, rows, row_checksums } of round.sections) {
    if (known) expect([section, row_checksums.length]).toEqual([section, rows]);
  }
});

test('a recording of tracker 4.2 has the rows and points that were counted in it by other means', () => {
  const { generation, metadata, rows, last_time_ms } = recorded(V4);
  const returnFires = rows.REACTION_METRICS.flatMap((row) => row.return_fire_ms ?? []).sort((a, b) => a - b);

  expect(generation).toBe(4);
  expect(metadata.get('round_start_unix')).toBe('1795343185');
  expect(rows.ENGAGEMENTS).toHaveLength(135);
  expect(rows.PLAYER_TRACKS).toHaveLength(64);
  expect(rows.PLAYER_TRACKS.reduce((sum, life) => sum + life.path.length, 0)).toBe(4491);
  expect(rows.KILL_HEATMAP).toHaveLength(24);
  expect(rows.MOVEMENT_HEATMAP).toHaveLength(39);
  expect(rows.REACTION_METRICS).toHaveLength(135);
  expect(returnFires).toHaveLength(42);
  expect(((returnFires[20] ?? 0) + (returnFires[21] ?? 0)) / 2).toBe(250);
  expect(last_time_ms).toBe(178_652);
});

test('a recording of tracker 6.11 that a shutdown ended early has its rows and the sections prox does not read', () => {
  const { generation, metadata, rows, sections } = recorded(V6_CUT);

  expect(generation).toBe(6);
  expect(metadata.get('tracker_version_full')).toBe('6.11');
  expect(rows.ENGAGEMENTS).toHaveLength(61);
  expect(rows.PLAYER_TRACKS).toHaveLength(33);
  expect(rows.PLAYER_TRACKS.reduce((sum, life) => sum + life.path.length, 0)).toBe(1932);
  expect(rows.REACTION_METRICS.filter((row) => row.return_fire_ms !== null)).toHaveLength(15);
  expect(rows.COMBAT_POSITIONS).toHaveLength(45);
  expect(rows.HIT_REGIONS).toHaveLength(260);
  expect(rows.REVIVES).toHaveLength(25);
  expect(sections.slice(5).map((section) => section.section)).toHaveLength(13);
  expect(sections.filter((section) => !section.known)).toHaveLength(10);
});

test('a row holds what the file says, names, units and lists', () => {
  const [first, second] = recorded(V4).rows.ENGAGEMENTS;

  expect(first).toMatchObject({ engagement_id: 1, start_time_ms: 2150, killer_name: 'plain', attackers: [] });
  expect(first).toMatchObject({ start_x: 1656.8, start_y: -87.5, start_z: 24.1, written_crossfire_delay_ms: null });
  expect(first?.positions).toEqual({
    length: 2,
    time_ms: Int32Array.of(2150, 2150),
    x: Int32Array.of(16568, 16568),
    y: Int32Array.of(-875, -875),
    z: Int32Array.of(241, 241),
    event: Int32Array.of(0, 3),
  });
  expect(second?.attackers.length).toBe(second?.written_attackers);
});

test('a point of a path holds place and state in whole numbers', () => {
  const path = recorded(V4).rows.PLAYER_TRACKS.find(
    (life) => life.name === '^^odd' && life.spawn_time_ms === 51_600,
  )?.path;
  const second = Object.entries(path ?? {}).map(([name, values]) => [name, values[1] ?? values]);

  // 51650,-1807.8,-49.7,45.1,125,8.2,5,0,0,sample
  expect(Object.fromEntries(second)).toEqual({
    length: 81,
    time_ms: 51_650,
    x: -18_078,
    y: -497,
    z: 451,
    health: 125,
    speed: 82,
    weapon: 5,
    stance: 0,
    sprint: 0,
    event: 1,
  });
});

test('names that are hostile on purpose are read as they were', () => {
  const names = new Set(recorded(V4).rows.PLAYER_TRACKS.map((life) => life.name));

  expect([...names].sort()).toEqual([
    "'quo`te'",
    '^1Red^7Baron',
    '^^odd',
    'com_ma',
    'eq=ual#hash',
    'hiéÿbyte',
    'pi_pe',
    'plain',
    'slash/sl~',
    'sp ace  name',
    'tab\tname',
    'Škraté',
  ]);
});
