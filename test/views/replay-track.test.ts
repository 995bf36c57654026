import { describe, expect, test } from 'vitest';
import { momentOf, presenceOf } from '../../src/views/replay/moment.ts';
import { headingAt, orderOf, placeAt, trackOf, trackOfPath } from '../../src/views/track.ts';
import { madeDeath, madeLife, madePlayer, madeRound, way } from './replay-made.ts';

describe('a place on a track', () => {
  const track = trackOf([
    { time_ms: 1000, x: 0, y: 0 },
    { time_ms: 1200, x: 10, y: 20 },
    { time_ms: 3000, x: 100, y: 200 },
    { time_ms: 3200, x: 2000, y: 200 },
  ]);

  test('at a sample’s time it is the sample', () => {
    for (const [at, time_ms] of track.time_ms.entries()) {
      expect(placeAt(track, time_ms)).toEqual({ x: track.x[at], y: track.y[at], age_ms: 0 });
    }
  });

  test('between two samples it is on the straight way', () => {
    expect(placeAt(track, 1050)).toEqual({ x: 2.5, y: 5, age_ms: 0 });
  });

  test('before the first there is none', () => {
    expect(placeAt(track, 999)).toBeNull();
  });

  test('over a gap of more than a second, and after the last, it stays where it was and grows old', () => {
    expect(placeAt(track, 2500)).toEqual({ x: 10, y: 20, age_ms: 1300 });
    expect(placeAt(track, 9200)).toEqual({ x: 2000, y: 200, age_ms: 6000 });
  });

  test('a step of more than 1000 u is a jump, not a way', () => {
    expect(placeAt(track, 3100)).toEqual({ x: 100, y: 200, age_ms: 100 });
  });

  test('of several points of one time the last holds', () => {
    const twice = trackOf([
      { time_ms: 0, x: 0, y: 0 },
      { time_ms: 0, x: 7, y: 7 },
    ]);
    expect(placeAt(twice, 0)).toMatchObject({ x: 7, y: 7 });
  });

  test('a path is in tenths, and is put in order of time', () => {
    const path = { time_ms: Int32Array.of(400, 0, 200), x: Int32Array.of(30, 10, 20), y: Int32Array.of(0, 5, 0) };
    const sorted = trackOfPath(path, orderOf(path.time_ms));
    expect([...sorted.time_ms]).toEqual([0, 200, 400]);
    expect([...sorted.x]).toEqual([1, 2, 3]);
    expect(sorted.y[0]).toBe(0.5);
    expect(orderOf(Int32Array.of(0, 200, 200))).toBeNull();
  });
});

describe('a heading', () => {
  test('is that of the step: north is a quarter of a circle from east', () => {
    expect(headingAt(trackOf(way(0, 1000, [0, 0], [0, 100])), 500)).toBeCloseTo(Math.PI / 2);
    expect(headingAt(trackOf(way(0, 1000, [0, 0], [-100, 0])), 1000)).toBeCloseTo(Math.PI);
  });

  test('who has stood for a while has none', () => {
    const track = trackOf([...way(0, 1000, [0, 0], [100, 0]), ...way(1200, 4000, [100, 0], [100, 0])]);
    expect(headingAt(track, 1100)).not.toBeNull();
    expect(headingAt(track, 4000)).toBeNull();
  });
});

describe('somebody at a moment', () => {
  const first = madeLife(way(1000, 5000, [0, 0], [100, 0]), 5000);
  const conditionAt = (time_ms: number, ...lives: readonly ReturnType<typeof madeLife>[]) =>
    presenceOf(madePlayer('A', 'ann', lives), time_ms).condition;

  test('is away before his first life, up in it, down until the next', () => {
    const second = madeLife(way(9000, 12_000, [0, 0], [100, 0]), 12_000);
    expect([999, 1000, 4999, 5000, 8999, 9000].map((time_ms) => conditionAt(time_ms, first, second))).toEqual([
      'away',
      'up',
      'up',
      'down',
      'down',
      'up',
    ]);
  });

  test('is down in a life that goes on, from his fall to the revive', () => {
    const life = { ...first, downs: [{ from_ms: 2000, to_ms: 3000 }] };
    expect([1999, 2000, 2999, 3000].map((time_ms) => conditionAt(time_ms, life))).toEqual(['up', 'down', 'down', 'up']);
  });

  test('is away after he left, and up at the end of the round', () => {
    expect(conditionAt(6000, { ...first, end: 'disconnect' })).toBe('away');
    expect(conditionAt(6000, { ...first, end: 'round_end' })).toBe('up');
  });

  test('in a life of which nobody tells anything is up and nowhere', () => {
    const life = madeLife([], 9000, { health: null, end: null });
    expect(presenceOf(madePlayer('A', 'ann', [life]), 100)).toMatchObject({
      condition: 'up',
      place: null,
      health: null,
    });
  });

  test('the score counts kills of enemies, the living are those who are up', () => {
    const [ann, abe] = [madePlayer('A', 'ann', [first]), madePlayer('B', 'abe', [first])];
    const bob = madePlayer('a', 'bob', [{ ...first, to_ms: 3000 }]);
    const deaths = [madeDeath(3000, ann, bob), madeDeath(5000, ann, abe), madeDeath(5000, ann, ann)];
    const round = madeRound({ players: [ann, abe, bob], happenings: deaths });
    expect(momentOf(round, 2999)).toMatchObject({ score: { AXIS: 0, ALLIES: 0 }, living: { AXIS: 2, ALLIES: 1 } });
    expect(momentOf(round, 5000)).toMatchObject({ score: { AXIS: 1, ALLIES: 0 }, living: { AXIS: 0, ALLIES: 0 } });
  });
});
