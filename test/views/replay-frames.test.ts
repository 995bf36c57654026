import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeCanvas } from '../../src/render/canvas.ts';
import { replay } from '../../src/views/replay/index.ts';
import type { ReplayRound } from '../../src/views/replay/round.ts';
import type { ReplayState } from '../../src/views/replay/state.ts';
import type { Canvas } from '../../src/views/view.ts';
import { madeDeath, madeLife, madePlayer, madeRound, way } from './replay-made.ts';

const ASCII: Canvas = { columns: 80, rows: 22, colours: 'none', glyphs: 'ascii' };
const COLOURED: Canvas = { ...ASCII, colours: 'true', glyphs: 'unicode' };

/** Ann goes north in ten seconds; Bob stands in the south-east. */
const ann = madePlayer('A', '^1Ann', [madeLife(way(0, 10_000, [0, 0], [0, 1800]), 10_000)]);
const bob = madePlayer('b', 'bob', [madeLife(way(0, 60_000, [1800, 0], [1800, 0]), 60_000, { end: 'round_end' })]);
const players = [ann, bob];

/** The status and the progress come first; what happened, and the list beside the map, are cut off. */
function mapOf(round: ReplayRound, state: Partial<ReplayState>, canvas = ASCII): string[] {
  const lines = replay.lines({ ...replay.open(null), round_id: 1, ...state }, { round }, canvas);
  return lines.slice(2, -3).map((line) => stripVTControlCharacters(line).padEnd(80).slice(0, 41));
}

function frame(round: ReplayRound, state: Partial<ReplayState>, canvas = ASCII): string {
  return replay.lines({ ...replay.open(null), round_id: 1, ...state }, { round }, canvas).join('\n');
}

/** Row and column of a sign in the map. */
function find(lines: readonly string[], sign: string): readonly [row: number, column: number] {
  const row = lines.findIndex((line) => line.includes(sign));
  return [row, lines[row]?.indexOf(sign) ?? -1];
}

describe('the map', () => {
  const round = madeRound({ players });

  test('has north at the top: who goes north goes up', () => {
    const rows = [0, 4000, 9000].map((clock_ms) => find(mapOf(round, { clock_ms }), 'A')[0]);
    expect(rows[0]).toBeGreaterThan(rows[1] ?? 0);
    expect(rows[1]).toBeGreaterThan(rows[2] ?? 0);
    expect(rows[2]).toBeGreaterThanOrEqual(0);
  });

  test('has east on the right, and the same row for the same y', () => {
    const map = mapOf(round, { clock_ms: 0 });
    const [[row, west], [other, east]] = [find(map, 'A'), find(map, 'b')];
    expect(west).toBeLessThan(east);
    expect(row).toBe(other);
  });

  test('leaves a path behind that fades away in four seconds', () => {
    const path = (clock_ms: number) => mapOf(round, { clock_ms }).filter((line) => line.includes(':')).length;
    expect(path(9000)).toBeGreaterThan(3);
    expect(path(13_000)).toBeGreaterThan(0);
    expect(path(14_100)).toBe(0);
  });

  test('shows the heading by a stroke before the mark', () => {
    const map = mapOf(round, { clock_ms: 5000 });
    const [row, column] = find(map, 'A');
    expect(map[row - 1]?.[column]).toBe('|');
  });

  test('shows the dead where they lie, by side', () => {
    const map = mapOf(round, { clock_ms: 12_000 });
    expect(find(map, 'X')[0]).toBeGreaterThanOrEqual(0);
    expect(find(map, 'A')[0]).toBe(-1);
    expect(find(mapOf(round, { clock_ms: 31_000 }), 'X')[0]).toBe(-1);
  });

  test('draws a broken line while hits fall, and a whole one at a kill', () => {
    const fires = [{ attacker: bob, target: ann, from_ms: 1000, to_ms: 2000 }];
    const death = { ...madeDeath(5000, bob, ann), place: { x: 0, y: 900 } };
    const fought = madeRound({ players, fires, happenings: [death] });
    const count = (clock_ms: number, sign: string) => mapOf(fought, { clock_ms }).join('').split(sign).length - 1;
    expect([count(999, '*'), count(2000, '*')]).toEqual([0, 0]);
    expect(count(1500, '*')).toBeGreaterThan(5);
    expect([count(4999, '#'), count(6500, '#')]).toEqual([0, 0]);
    expect(count(5000, '#')).toBeGreaterThan(count(1500, '*'));
  });

  test('shows a revive by crosses and objectives by name', () => {
    const revive = { kind: 'revive', time_ms: 1000, medic: bob, medic_is_guess: false, revived: ann } as const;
    const happenings = [{ ...revive, place: { x: 900, y: 900 } }];
    const objectives = [{ name: 'the_flag\u001b[2J', x: 600, y: 1200 }];
    const told = madeRound({ players, happenings, objectives });
    expect(find(mapOf(told, { clock_ms: 1500 }), '+ +')[0]).toBeGreaterThanOrEqual(0);
    expect(find(mapOf(told, { clock_ms: 4500 }), '+ +')[0]).toBe(-1);
    expect(frame(told, {})).toContain('@ the flag');
    expect(frame(told, {})).not.toContain('\u001b');
  });

  test('with somebody followed has him in the middle, nearer', () => {
    for (const clock_ms of [1000, 5000, 9000]) {
      const [row, column] = find(mapOf(round, { clock_ms, followed: '^1Ann' }), 'A');
      expect(row).toBe(8);
      expect(Math.abs(column - 20)).toBeLessThanOrEqual(1);
    }
    expect(find(mapOf(round, { clock_ms: 9000, followed: '^1Ann' }), 'b')[0]).toBe(-1);
  });

  test('has names beside the marks, or arrows in their place, if asked', () => {
    expect(mapOf(round, { clock_ms: 5000, marks: 'names' }).join('\n')).toContain('A Ann');
    expect(mapOf(round, { clock_ms: 5000, marks: 'arrows' }, COLOURED).join('\n')).toContain('↑');
    expect(mapOf(round, { clock_ms: 5000, marks: 'arrows' }).join('\n')).toContain('a');
  });
});

describe('around the map', () => {
  const kill = madeDeath(10_000, bob, ann);
  const round = madeRound({ players, happenings: [kill] });

  test('stand the clock, the score and the living', () => {
    expect(frame(round, { clock_ms: 9000 })).toContain('> 0:09 of 1:00 x1   Axis 0 (1 up) : Allies 0 (1 up)');
    expect(frame(round, { clock_ms: 10_500, is_playing: false, speed: 4 })).toContain(
      '|| 0:10 of 1:00 x4   Axis 0 (0 up) : Allies 1 (1 up)',
    );
  });

  test('the newest events stand in words, with names in their colours', () => {
    expect(frame(round, { clock_ms: 9999 })).not.toContain('->');
    expect(frame(round, { clock_ms: 10_000 })).toContain('0:10 b bob -> A Ann  MP40');
    expect(frame(round, { clock_ms: 10_000 }, COLOURED)).toContain('\u001b[38;2;255;0;0mAnn');
  });

  test('a trade says whom it avenges and after how long', () => {
    const traded = { ...kill, trades: [{ mate: bob, gap_ms: 1234 }] };
    expect(frame(madeRound({ players, happenings: [traded] }), { clock_ms: 11_000 })).toContain(
      'MP40  avenges b bob after 1.2 s',
    );
  });

  test('kills stand in the progress, which goes on', () => {
    const bar = (clock_ms: number) => frame(round, { clock_ms }).split('\n')[1] ?? '';
    expect(bar(0)).toMatch(/^O-+\|-+$/);
    expect(bar(30_000)).toMatch(/^=+\|=+O-+$/);
    expect(bar(60_000)).toMatch(/^=+\|=+O$/);
  });

  test('the list says which letter is who, and how he is', () => {
    expect(frame(round, { clock_ms: 5000 })).toMatch(/A Ann +med +0-0 +100/);
    expect(frame(round, { clock_ms: 11_000 })).toMatch(/A Ann +med +0-1 +dead/);
    expect(frame(round, { clock_ms: 11_000, followed: 'bob' })).toMatch(/>b bob +med +1-0 +100/);
  });
});

test('a list too long for its rows tells how many more there are, and keeps who is followed', () => {
  const many = Array.from({ length: 12 }, (_, i) => madePlayer('ABCDEFGHIJKL'[i] ?? '?', `player${i}`, ann.lives));
  const round = madeRound({ players: [...many, bob] });
  const text = frame(round, { clock_ms: 100, followed: 'player11' }, { ...ASCII, columns: 60, rows: 12 });
  expect(text).toMatch(/>L play/);
  expect(text).toMatch(/\d more/);
});

test('a state of another round is drawn from this round’s beginning', () => {
  const round = madeRound({ players });
  expect(frame(round, { round_id: 99, clock_ms: 30_000 })).toContain('0:00 of 1:00');
});

test('without a round there is a sentence', () => {
  const missing = 'The database holds no rounds yet.';
  const data = { round: null, missing };
  expect(replay.lines(replay.open(null), data, ASCII)).toEqual([missing]);
  expect(replay.print(replay.open(null), data, ASCII)).toEqual([missing]);
});

test('a braille character has the colour and the dots of its highest layer', () => {
  const canvas = makeCanvas(1, 1, 'braille');
  canvas.dot(0, 0, { colour: [1, 1, 1], plain: '.', layer: 1 });
  canvas.dot(0, 3, { colour: [3, 3, 3], plain: '.', layer: 3 });
  canvas.dot(1, 3, { colour: [2, 2, 2], plain: '.', layer: 2 });
  canvas.dot(1, 0, { colour: [3, 3, 3], plain: '.', layer: 3 });
  expect(canvas.lines()).toEqual([[{ text: '⡈', colour: [3, 3, 3] }]]);
});
