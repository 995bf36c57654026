import { describe, expect, test } from 'vitest';
import type { EngagementText, LifeText } from '../../src/report/example-round.ts';
import { attack, derived, getaway, kill, life, standing } from './made-round.ts';

/** At how many of ann's points, one a second from 0 to 20,000 at 0, a mate in combat was near. */
function support(engagements: readonly EngagementText[], ...lives: readonly LifeText[]): number | undefined {
  const ann = life('ann', 0, 20_000, ...standing(0, 0, 20_000));
  return derived({ engagements, lives: [ann, ...lives] }).lives[0]?.support_samples;
}

const near = life('amy', 0, 20_000, ...standing(600, 0, 20_000));

describe('a sample is supported', () => {
  test('from a mate’s coming under fire until 1500 ms after the last enemy’s hit, both included', () => {
    expect(support([getaway(1, 'amy', [attack('bob', 5000, 7500)])], near)).toBe(5);
    expect(support([getaway(1, 'amy', [attack('bob', 5001, 7499)])], near)).toBe(3);
  });

  test('from a mate’s first hit on an enemy until 1500 ms after his last', () => {
    expect(support([getaway(1, 'bob', [attack('bix', 3000), attack('amy', 5000, 6500)])], near)).toBe(4);
  });

  test('while mates fight one after the other or at once, each sample once', () => {
    const other = life('abe', 0, 20_000, ...standing(-10, 0, 20_000));
    const engagements = [
      getaway(1, 'amy', [attack('bob', 5000, 6500)]),
      getaway(2, 'bob', [attack('abe', 7000, 7500)]),
      getaway(3, 'ben', [attack('amy', 12_000, 12_500)]),
    ];
    expect(support(engagements, near, other)).toBe(8);
  });

  test('within 600 u and not beyond', () => {
    const far = life('amy', 0, 20_000, ...standing(601, 0, 20_000));
    expect(support([getaway(1, 'amy', [attack('bob', 5000, 7500)])], far)).toBe(0);
  });

  test('by a mate’s place at that time, not older than 1500 ms', () => {
    const walking = life('amy', 0, 20_000, '4000 0', '5500 0', '6500 900', '6900 10', '13000 0');
    // 5000 and 6000 near, 7000 and 8000 near (6900), 9000 and later too old.
    expect(support([getaway(1, 'amy', [attack('bob', 5000, 11_000)])], walking)).toBe(4);
    const old = (time: number) => life('amy', 0, 20_000, `${time} 0`);
    expect(support([getaway(1, 'bob', [attack('amy', 5000)])], old(3500))).toBe(1);
    expect(support([getaway(1, 'bob', [attack('amy', 5000)])], old(3499))).toBe(0);
    expect(support([getaway(1, 'bob', [attack('amy', 4100)])], old(5000))).toBe(1);
  });
});

describe('a sample is not supported', () => {
  test('by oneself, by an enemy, or by a mate who was hit by mates only', () => {
    expect(support([getaway(1, 'ann', [attack('bob', 5000, 7500)])])).toBe(0);
    const enemy = life('bob', 0, 20_000, ...standing(1, 0, 20_000));
    expect(support([getaway(1, 'ann', [attack('bob', 5000, 7500)])], enemy)).toBe(0);
    expect(support([getaway(1, 'amy', [attack('abe', 5000, 7500)])], near)).toBe(0);
  });

  test('by a mate who shoots a mate in a fight with enemies', () => {
    const target = getaway(1, 'abe', [attack('bob', 5000), attack('amy', 6000)]);
    expect(support([target], near)).toBe(0);
  });

  test('by a mate who died in that fight: his life is half open', () => {
    const dead = life('amy', 0, 6000, ...standing(600, 0, 6000));
    expect(support([{ ...kill(1, 'amy', 'bob', 6000), start: 4000 }], dead)).toBe(2);
  });
});

test('a revived mate supports', () => {
  const engagements = [
    kill(1, 'amy', 'bob', 3000),
    {
      ...getaway(2, 'amy', [attack('bob', 8000, 11_000)]),
      positions: ['8000,5.0,0.0,0.0,start', '9100,5.0,0.0,0.0,hit'],
    },
  ];
  expect(support(engagements, life('amy', 0, 3000))).toBe(3);
});

test('points out of order are samples like others', () => {
  const ann = life('ann', 0, 20_000, '9000 0', '5000 0', '6000 0', '1000 0');
  const engagements = [getaway(1, 'amy', [attack('bob', 5000, 7500)])];
  expect(derived({ engagements, lives: [ann, near] }).lives[0]?.support_samples).toBe(3);
});
