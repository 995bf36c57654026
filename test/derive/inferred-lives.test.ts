import { describe, expect, test } from 'vitest';
import { guidOf, type RoundText } from '../../src/report/example-round.ts';
import { attack, derived, getaway, hitRegions, kill, life, revives } from './made-round.ts';

/** Ann's inferred lives as [from, to]; she is dead from 5000 to 20,000 and from 25,000 on. */
function annsLives(round: RoundText): readonly (readonly [number, number])[] {
  const { inferred_lives } = derived({ ...round, lives: [life('ann', 0, 5000), life('ann', 20_000, 25_000)] });
  const own = inferred_lives.filter(({ guid }) => guid === guidOf('ann'));
  for (const inferred of own) expect(inferred.team).toBe('AXIS');
  return own.map(({ from_ms, to_ms }) => [from_ms, to_ms]);
}

describe('an inferred life', () => {
  test('begins at a revive and ends at the next killed engagement', () => {
    const round = { engagements: [kill(1, 'ann', 'bob', 5000), kill(2, 'ann', 'bob', 12_000)] };
    expect(annsLives({ ...round, more: revives('7000 ann', '8000 abe') })).toEqual([[7000, 12_000]]);
  });

  test('begins at a hit dealt and ends, without a death, at the last proof', () => {
    const engagements = [getaway(1, 'bob', [attack('ann', 6000, 9000)])];
    expect(annsLives({ engagements })).toEqual([[6000, 9000]]);
  });

  test('begins at a hit taken, also one told by name only', () => {
    const engagements = [getaway(1, 'ann', [attack('bob', 4000, 8000)])];
    expect(annsLives({ engagements, more: hitRegions('7000 bob ann', '9000 ann bob') })).toEqual([[7000, 9000]]);
  });

  test('begins at an engagement’s start, whoever attacked', () => {
    const fall = { id: 1, target: 'ann', team: 'AXIS', start: 6000, end: 6500, outcome: 'killed' } as const;
    expect(annsLives({ engagements: [fall] })).toEqual([[6000, 6500]]);
  });

  test('may be followed by several', () => {
    const engagements = [
      { ...kill(1, 'ann', 'bob', 9000), start: 8000 },
      { ...kill(2, 'ann', 'bob', 12_000), start: 11_000 },
    ];
    expect(annsLives({ engagements, more: revives('7000 ann', '10000 ann', '13000 ann', '14000 ann') })).toEqual([
      ...[
        [7000, 9000],
        [10_000, 12_000],
        [13_000, 14_000],
      ],
    ]);
  });

  test('is none where a single proof is all, or the death is the first proof', () => {
    expect(annsLives({ more: revives('7000 ann') })).toEqual([]);
    const engagements = [kill(1, 'ann', 'bob', 7000)];
    expect(annsLives({ engagements })).toEqual([]);
    expect(annsLives({ engagements, more: revives('9000 ann', '9500 ann') })).toEqual([[9000, 9500]]);
  });

  test('is proved by nothing at the death or at the next spawn, and may follow the last life', () => {
    expect(annsLives({ more: revives('5000 ann', '6000 ann') })).toEqual([]);
    expect(annsLives({ more: revives('19000 ann', '20000 ann') })).toEqual([]);
    expect(annsLives({ more: revives('5001 ann', '19999 ann') })).toEqual([[5001, 19_999]]);
    expect(annsLives({ more: revives('26000 ann', '27000 ann') })).toEqual([[26_000, 27_000]]);
  });

  test('is nobody’s who has no recorded life', () => {
    expect(derived({ more: revives('7000 amy', '8000 amy') }).inferred_lives).toEqual([]);
  });

  test('is none where the tracker follows lives through revives', () => {
    const versionLine = '# PROX_TRACKER_V1';
    expect(annsLives({ versionLine, more: revives('7000 ann', '8000 ann') })).toEqual([]);
  });

  test('has numbers from 1 in a round', () => {
    const lives = [life('ann', 0, 5000), life('bob', 0, 5000)];
    const more = revives('7000 ann', '8000 ann', '7000 bob', '8000 bob');
    expect(derived({ lives, more }).inferred_lives.map(({ inferred_life_id }) => inferred_life_id)).toEqual([1, 2]);
  });
});
