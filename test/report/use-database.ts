import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { type EngineName, type FreshDatabase, freshDatabase } from '../support/databases.ts';

/** A migrated database for the tests of the block that calls this. */
export function useDatabase(engine: EngineName, timeZone = 'UTC'): Database {
  let fresh: FreshDatabase | undefined;
  beforeAll(async () => {
    fresh = await freshDatabase(engine, { timeZone });
  });
  afterAll(() => fresh?.cleanup());
  const opened = () => {
    if (fresh === undefined) throw new Error('The tests have not begun');
    return fresh.database;
  };
  return {
    kind: engine,
    place: engine,
    rows: (statement) => opened().rows(statement),
    transaction: (work) => opened().transaction(work),
    close: () => opened().close(),
  };
}
