import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../../src/report/metric.ts';
import { hitsOf, type ToldHit } from '../../src/views/fight/hits.ts';

/** An attacker with so many hits, the first and the last so long after the start. */
function attacker(guid: string, hits: number, first: number, last = first): BoardRow {
  return { guid, hits, first_hit_after_ms: first, last_hit_after_ms: last };
}

function told(time_ms: number, attacker_guid: string | null, damage = 18): ToldHit {
  return { time_ms, attacker_guid, damage, weapon: 8, region: 2, attacker_x: null, attacker_y: null };
}

const START = 1000;

/** Who dealt each hit, with the damage where it is told. */
function dealt(after_ms: readonly number[], singles: readonly ToldHit[], attackers: readonly BoardRow[]): string[] {
  const hits = hitsOf(
    after_ms.map((after) => START + after),
    singles,
    attackers,
    START,
  );
  return hits.map(({ time_ms, by, told: found }) => `${time_ms - START} ${by.join('|')} ${found?.damage ?? '-'}`);
}

describe('who dealt a hit', () => {
  test('is what single hits tell, in order of time', () => {
    expect(dealt([0, 100], [told(1000, 'A', 10), told(1100, 'B', 20)], [])).toEqual(['0 A 10', '100 B 20']);
  });

  test('follows from first and last hits where no single hit tells it', () => {
    expect(dealt([0, 100, 200], [], [attacker('A', 2, 0, 200), attacker('B', 1, 100)])).toEqual([
      '0 A -',
      '100 B -',
      '200 A -',
    ]);
  });

  test('follows from the number of hits where only one attacker has any left', () => {
    const attackers = [attacker('A', 3, 0, 300), attacker('B', 2, 100, 300)];
    expect(dealt([0, 100, 200, 300, 300], [], attackers)).toEqual([
      '0 A -',
      '100 B -',
      '200 A -',
      '300 A -',
      '300 B -',
    ]);
  });

  test('is all who may have where several may', () => {
    const attackers = [attacker('A', 3, 0, 300), attacker('B', 3, 0, 300)];
    expect(dealt([0, 0, 100, 200, 300, 300], [], attackers)[2]).toBe('100 A|B -');
  });

  test('is nobody where nothing tells it, and nobody for the world', () => {
    expect(dealt([0, 50], [told(1050, null)], [])).toEqual(['0  -', '50  18']);
  });

  test('of a fight with single hits for some only, the others are those of who is left', () => {
    const attackers = [attacker('A', 2, 0, 200), attacker('B', 1, 100)];
    expect(dealt([0, 100, 200], [told(1200, 'A')], attackers)).toEqual(['0 A -', '100 B -', '200 A 18']);
  });

  test('a single hit that the path does not tell is there as well', () => {
    expect(dealt([0], [told(1000, 'A'), told(1070, 'A')], [])).toEqual(['0 A 18', '70 A 18']);
  });
});
