import sql from 'sql-template-tag';
import type { Queries } from '../store/database.ts';

/** The zone that the database's sessions and dates are of, `--time-zone`. */
export async function timeZoneOf(database: Queries): Promise<string> {
  const [found] = await database.rows<{ zone: string }>(sql`select current_setting('TimeZone') as zone`);
  return found?.zone ?? 'UTC';
}
