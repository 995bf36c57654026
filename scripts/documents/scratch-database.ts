import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';

/** Does `work` with a migrated, empty embedded database that is thrown away. */
export async function withScratchDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'prox-scratch-'));
  try {
    const database = await openDatabase(locateDatabase(join(folder, 'database')), { timeZone: 'UTC' });
    try {
      await migrate(database);
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
