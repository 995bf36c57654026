import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATH_EVENTS, POSITION_EVENTS } from '../../src/format/words.ts';
import { packPath, packPositions } from '../../src/store/pack-points.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const pathPoint = fc.record({
  ...{ time_ms: int32, x: int32, y: int32, z: int32, health: int32, speed: int32, weapon: int32 },
  stance: fc.integer({ min: 0, max: 2 }),
  sprint: fc.integer({ min: 0, max: 1 }),
  event: fc.nat({ max: PATH_EVENTS.length - 1 }),
});
const positionPoint = fc.record({
  ...{ time_ms: int32, x: int32, y: int32, z: int32 },
  event: fc.nat({ max: POSITION_EVENTS.length - 1 }),
});

function columnsOf<Key extends string>(
  points: readonly Readonly<Record<Key, number>>[],
  keys: readonly Key[],
): Record<Key, Int32Array> & { length: number } {
  const columns = keys.map((key) => [key, Int32Array.from(points, (point) => point[key])] as const);
  return { ...(Object.fromEntries(columns) as Record<Key, Int32Array>), length: points.length };
}

describeEngines('packed points', (engine) => {
  let fresh: FreshDatabase;

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });

  afterAll(() => fresh.cleanup());

  test('path_points gives back the points that were packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pathPoint, { maxLength: 20 }), async (points) => {
        const keys = ['time_ms', 'x', 'y', 'z', 'health', 'speed', 'weapon', 'stance', 'sprint', 'event'] as const;
        const packed = packPath(columnsOf(points, keys));
        const rows = await fresh.database.rows(sql`select * from path_points(${packed})`);
        expect(rows).toEqual(
          points.map((point, index) => ({
            ...point,
            ...{ point: index + 1, x: point.x / 10, y: point.y / 10, z: point.z / 10, speed: point.speed / 10 },
            event: PATH_EVENTS[point.event],
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('position_points gives back the points that were packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(positionPoint, { maxLength: 20 }), async (points) => {
        const packed = packPositions(columnsOf(points, ['time_ms', 'x', 'y', 'z', 'event']));
        const rows = await fresh.database.rows(sql`select * from position_points(${packed})`);
        expect(rows).toEqual(
          points.map((point, index) => ({
            ...point,
            ...{ point: index + 1, x: point.x / 10, y: point.y / 10, z: point.z / 10 },
            event: POSITION_EVENTS[point.event],
          })),
        );
      }),
      { numRuns: 60 },
    );
  });
});
