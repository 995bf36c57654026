import type { Database } from '../store/database.ts';

type Work<Result> = (database: Database) => Promise<Result>;

/**
 * Opens the database that `given` (the flag --database) or the environment names, for as long as `work` takes.
 * `command` is what others that wait for an embedded database are told; `thread` runs it in a thread of its own.
 * With `waitMs` it waits so long for another that has it, and says so, where others wait a moment.
 */
export async function withUnmigratedDatabase<Result>(
  given: string | undefined,
  timeZone: string,
  work: Work<Result>,
  command = 'prox',
  thread = false,
  waitMs?: number,
): Promise<Result> {
  const { locateDatabase } = await import('../store/location.ts');
  const { openDatabase } = await import('../store/open-database.ts');
  const database = await openDatabase(locateDatabase(given), {
    ...{ timeZone, command, thread },
    ...(waitMs !== undefined && {
      lockWaitMs: waitMs,
      onWait: (sentence: string) => process.stderr.write(`${sentence}\n`),
    }),
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** As `withUnmigratedDatabase`, with the tables that this version needs: made in an embedded database, asked for on a server. */
export function withDatabase<Result>(
  given: string | undefined,
  timeZone: string,
  work: Work<Result>,
  command?: string,
  thread?: boolean,
  waitMs?: number,
): Promise<Result> {
  const migrated: Work<Result> = async (database) => {
    const { ensureMigrated } = await import('../store/migrate.ts');
    await ensureMigrated(database);
    return work(database);
  };
  return withUnmigratedDatabase(given, timeZone, migrated, command, thread, waitMs);
}
