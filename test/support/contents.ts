import sql from 'sql-template-tag';
import type { Queries } from '../../src/store/database.ts';
import { ROUND_TABLES } from '../../src/store/tables.ts';

/** Everything the tables hold of rounds, but for what differs between two imports of one file. */
export async function contents(database: Queries): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  tables['round'] = await database.rows(
    sql`select to_jsonb(r) - 'imported_at' - 'round_id' - 'file_name' as row from round r order by server, map, start_at`,
  );
  for (const table of Object.keys(ROUND_TABLES)) {
    const statement = sql`select to_jsonb(t) - 'round_id' as row, r.server, r.map, r.start_at from round r join `;
    tables[table] = await database.rows(
      sql([
        `${statement.sql}${table} t using (round_id) order by 2, 3, 4, (to_jsonb(t) - 'round_id')::text collate "C"`,
      ]),
    );
  }
  return tables;
}
