import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packPath, packPositions } from '../../src/store/pack-points.ts';
import { unpackPath, unpackPositions } from '../../src/store/unpack-points.ts';

const int32 = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -2, max: 2 }));

function columns<Key extends string>(keys: readonly Key[]) {
  return fc.nat({ max: 40 }).chain((length) =>
    fc.tuple(...keys.map(() => fc.array(int32, { minLength: length, maxLength: length }))).map((numbers) => {
      const entries = keys.map((key, at) => [key, Int32Array.from(numbers[at] ?? [])] as const);
      return { ...(Object.fromEntries(entries) as Record<Key, Int32Array>), length };
    }),
  );
}

describe('unpacked points', () => {
  test('a path is what was packed', () => {
    const paths = columns(['time_ms', 'x', 'y', 'z', 'health', 'speed', 'weapon', 'stance', 'sprint', 'event']);
    fc.assert(
      fc.property(paths, (path) => {
        expect(unpackPath(packPath(path))).toEqual(path);
      }),
    );
  });

  test('positions are what was packed', () => {
    const positions = columns(['time_ms', 'x', 'y', 'z', 'event']);
    fc.assert(
      fc.property(positions, (points) => {
        expect(unpackPositions(packPositions(points))).toEqual(points);
      }),
    );
  });

  test('bytes that were cut are an error, no endless loop', () => {
    const path = { ...points(3), ...{ speed: one(3), health: one(3), weapon: one(3), stance: one(3), sprint: one(3) } };
    const packed = packPath(path);
    for (let length = 0; length < packed.length; length++) {
      expect(() => unpackPath(packed.subarray(0, length))).toThrow('end in the middle');
    }
  });
});

function one(length: number): Int32Array {
  return new Int32Array(length).fill(1);
}

function points(length: number) {
  return { length, time_ms: one(length), x: one(length), y: one(length), z: one(length), event: one(length) };
}
