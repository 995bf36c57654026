import { describe, expect, test } from 'vitest';
import type { RoundFile } from '../../src/domain/round-file.ts';
import { rowText } from '../../src/format/encode.ts';
import { KILL_HEATMAP, OPEN_ROWS, OPEN_TRACKS } from '../../src/format/sections.ts';
import { guidOf } from '../../src/report/example-round.ts';
import { openRow, ownFile, row } from '../support/own-file.ts';
import { fightRow, hitRow, ownMatch } from '../support/own-match.ts';
import { parsedRound } from './parsed-round.ts';

/** A file with one row of OPEN_TRACKS that has these steps. */
function withSteps(steps: string): RoundFile {
  const life = {
    guid: 'G',
    name: 'ann',
    team: 'AXIS',
    class: null,
    spawn_time_ms: 0,
    first_move_time_ms: null,
  } as const;
  const text = `${rowText(OPEN_TRACKS, { ...life, path: '' })}${steps}`;
  return parsedRound(ownFile({ rows: [{ section: OPEN_TRACKS, text }] }));
}

/** Time, x, health, stance and event of each point. */
function pointsOf(steps: string): readonly (readonly (number | undefined)[])[] {
  const path = withSteps(steps).rows.OPEN_TRACKS[0]?.path;
  if (path === undefined) throw new Error('the steps can’t be read');
  const columns = [path.time_ms, path.x, path.health, path.stance, path.event];
  return Array.from({ length: path.length }, (_, index) => columns.map((column) => column[index]));
}

describe('steps of a path', () => {
  test('add up to its points, those that are left out are 0', () => {
    expect(pointsOf('1000,-50,,,100,,8,2,1,1|200,7,,,-30|200|,,,,,,,-2,-1,10')).toEqual([
      [1000, -50, 100, 2, 1],
      [1200, -43, 70, 2, 1],
      [1400, -43, 70, 2, 1],
      [1400, -43, 70, 0, 11],
    ]);
  });

  test('begin at 0 in each row, and none are no points', () => {
    expect(pointsOf('')).toEqual([]);
    expect(pointsOf('|5')).toEqual([
      [0, 0, 0, 0, 0],
      [5, 0, 0, 0, 0],
    ]);
  });

  test.each([
    ['a value that is no number', '1000,x'],
    ['a fraction', '1000,1.5'],
    ['a sign alone', '1000,-'],
    ['more values than a point has', '0,0,0,0,0,0,0,0,0,0,0'],
    ['a word that is not there', '0,0,0,0,0,0,0,3'],
    ['a word below the first', '0,0,0,0,0,0,0,,-1'],
    ['a sum of more than 32 bits', '2147483647|1'],
    ['a sum below 32 bits', '-2147483648|-1'],
    ['another separator', '1000;200'],
  ])('with %s cost their row', (_, steps) => {
    const round = withSteps(steps);
    expect(round.rows.OPEN_TRACKS).toEqual([]);
    expect(round.problems).toMatchObject([{ section: 'OPEN_TRACKS', column: 'steps' }]);
  });

  test('pitfall 30: a file of nothing but separators ends at a limit', () => {
    const round = withSteps('|'.repeat(5_000_000));
    expect(round.rows.OPEN_TRACKS).toEqual([]);
    expect(round.problem_count).toBe(1);
  });
});

describe('rows that are not final', () => {
  test('are read as rows of their section', () => {
    const open = openRow(fightRow(7, 'ann', 'shutdown', 2000, { bob: 1000 }));
    const final = fightRow(7, 'ann', 'shutdown', 2000, { bob: 1000 });
    const round = parsedRound(ownFile({ rows: [open, open, final] }));
    expect(round.problems).toEqual([]);
    expect(round.rows.OPEN_ROWS.map(({ section }) => section)).toEqual(['ENGAGEMENTS', 'ENGAGEMENTS']);
    expect(round.rows.OPEN_ROWS[0]?.row).toEqual(round.rows.ENGAGEMENTS[0]);
    expect(round.last_time_ms).toBe(2000);
  });

  test('keep names of any bytes, each by itself', () => {
    const { text } = openRow(fightRow(7, 'ann', 'shutdown', 2000, { bob: 1000 }));
    const file = ownFile({
      rows: [{ section: OPEN_ROWS, text: text.replace(';ann;', ';Škr;').replace(',bob,', ',b\xfcb,') }],
    });
    const bytes = Buffer.concat([...file].map((char) => (char === '\xfc' ? Buffer.of(0xfc) : Buffer.from(char))));
    const [open] = parsedRound(bytes).rows.OPEN_ROWS;
    expect(open?.row).toMatchObject({ target_name: 'Škr', attackers: [{ guid: guidOf('bob'), name: 'büb' }] });
  });

  test('are reported where they stand, and a faulty one costs itself alone', () => {
    const cell = row(KILL_HEATMAP, { grid_x: 1, grid_y: 2, axis_kills: 3, allies_kills: 4 });
    const rows = [
      { section: OPEN_ROWS, text: 'KILL_HEATMAP;1;2;x;4' },
      { section: OPEN_ROWS, text: 'HITS;1' },
      { section: OPEN_ROWS, text: 'KILL_HEATMAP' },
      openRow(cell),
    ];
    const round = parsedRound(ownFile({ rows, metadata: { note: 'a' } }));
    expect(round.rows.OPEN_ROWS).toHaveLength(1);
    expect(round.sections.find(({ section }) => section === 'OPEN_ROWS')).toMatchObject({ rows: 4, bad_rows: 3 });
    const [first, ...others] = round.problems;
    expect(first).toMatchObject({ section: 'KILL_HEATMAP', column: 'axis_kills', found: 'x' });
    expect(others.map(({ line, section }) => [line - (first?.line ?? 0), section])).toEqual([
      [1, 'OPEN_ROWS'],
      [2, 'OPEN_ROWS'],
    ]);
  });
});

describe('the end marker', () => {
  const file = ownFile({ rows: ownMatch(1) });

  test('makes a file whole, and the file says how the round ended', () => {
    expect(parsedRound(file)).toMatchObject({ complete: true, ended: 'timelimit', problem_count: 0 });
  });

  test.each([
    ['is not there', file.replace(/# row_counts=.*\n/, '')],
    ['is cut', file.slice(0, -1)],
    ['is not the last line', `${file}# ENGAGEMENTS\n`],
    ['holds no counts', file.replace(/row_counts=.*/, 'row_counts=all')],
  ])('counts for nothing where it %s', (_, text) => {
    expect(parsedRound(text)).toMatchObject({ complete: false, ended: 'timelimit' });
  });

  test('is a problem for each section whose rows are not as many', () => {
    const text = ownFile({ rows: [hitRow(1000, 'bob', 'ann')] });
    const wrong = text.replace('HITS:1', 'HITS:3').replace('KILLS:0', 'KILLS:1');
    const line = text.split('\n').length - 1;
    expect(parsedRound(wrong).problems).toEqual([
      { line, section: 'HITS', column: null, found: '1 row', expected: '3 rows, as this line says' },
      { line, section: 'KILLS', column: null, found: '0 rows', expected: '1 row, as this line says' },
    ]);
    expect(parsedRound(wrong).complete).toBe(true);
  });

  test('is written by no other tracker, so that whether its files are whole is not known', () => {
    const other = parsedRound('# PROXIMITY_TRACKER_V6\n# row_counts=HITS:3\n');
    expect(other).toMatchObject({ complete: null, ended: null, problem_count: 0 });
  });
});
