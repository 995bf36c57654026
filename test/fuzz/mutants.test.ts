import { expect, test } from 'vitest';
import { describeEngines, freshDatabase } from '../support/databases.ts';
import { importMutants } from './import-mutants.ts';
import { keepLaws } from './laws.ts';
import { describeMutant, mutantOf } from './mutant.ts';

/** As many as a run of all tests has room for; more by hand: test/fuzz/run.ts. */
const FILES = 800;
const IMPORTED = 100;

function mutants(count: number) {
  return Array.from({ length: count }, (_, index) => mutantOf(index + 1));
}

test('a damaged file ends nothing: each of its rows is kept or reported, and what follows from them fits the tables', () => {
  let damaged = 0;
  const failures = mutants(FILES).flatMap((mutant) => {
    try {
      if ((keepLaws(mutant.bytes) ?? 0) > 0) damaged++;
      return [];
    } catch (error) {
      return [`${describeMutant(mutant)}: ${error}`];
    }
  });
  expect(failures).toEqual([]);
  expect(damaged).toBeGreaterThan(FILES / 2);
});

describeEngines('A damaged file', (engine) => {
  test('is stored as far as it can be read: no constraint of the database fails', async () => {
    const { database, cleanup } = await freshDatabase(engine);
    try {
      const { stored, unfit } = await importMutants(database, mutants(IMPORTED));
      expect(unfit).toEqual([]);
      expect(stored).toBeGreaterThan(IMPORTED / 2);
    } finally {
      await cleanup();
    }
  });
});
