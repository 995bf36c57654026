import type { Sql } from 'sql-template-tag';

/** A statement whose plan a connection keeps under `name`. */
export type PlannedOnce = Sql & { readonly name: string };

/**
 * For a statement that runs for each of thousands of rounds and takes longer to plan than to run. No other has its name, and
 * it is never to run on temporary tables: PostgreSQL would go on with the ones it knows.
 */
export function plannedOnce(name: string, statement: Sql): PlannedOnce {
  return Object.assign(statement, { name });
}
