import type { Database } from './database.ts';

/** The same database with `schema`'s tables in place of its own. The name is not quoted. */
export function inSchema(database: Database, schema: string): Database {
  const transaction: Database['transaction'] = (work) =>
    database.transaction(async (within) => {
      await within.execute(`set local search_path = ${schema}`);
      return work(within);
    });
  // Every member by name: one that is added to Database is not to pass this by
  return {
    kind: database.kind,
    place: database.place,
    rows: (statement) => transaction((within) => within.rows(statement)),
    transaction,
    close: () => database.close(),
  };
}
