import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import type { Queries } from '../../../src/store/database.ts';
import { readMigrations } from '../../../src/store/migration-files.ts';
import { freshDatabase } from '../../support/databases.ts';
import { importInto } from '../../support/round-folder.ts';

/**
 * Writes what this version of prox makes of the files in `rounds/` into `<its last migration>.sql`, for the tests of the
 * migrations after it: `npx tsx test/store/dumps/make.ts`, before the first change that needs one.
 */
const { database, cleanup } = await freshDatabase('embedded');
try {
  await importInto(database, [join(import.meta.dirname, 'rounds')]);
  const version = readMigrations().at(-1)?.id ?? '';
  writeFileSync(join(import.meta.dirname, `${version}.sql`), await dump(database));
} finally {
  await cleanup();
}

/** All rows as INSERTs, the tables that others refer to first. */
async function dump(queries: Queries): Promise<string> {
  const tables = await queries.rows<{ name: string; columns: string[] }>(sql`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname
    order by c.relname <> 'prox_migration', c.relname <> 'round', c.relname <> 'combat_engagement', c.relname
  `);
  let text = '';
  for (const { name, columns } of tables) text += await inserts(queries, name, columns);
  return `${text}select setval(pg_get_serial_sequence('round', 'round_id'), max(round_id))::int from round;\n`;
}

async function inserts(queries: Queries, table: string, columns: readonly string[]): Promise<string> {
  const values = columns.map((column) => `quote_nullable(t.${column}::text)`).join(', ');
  const rows = await queries.rows<{ row: string }>(
    sql`select concat_ws(', ', ${raw(values)}) as row from ${raw(table)} t order by 1`,
  );
  if (rows.length === 0) return '';
  const lines = rows.map(({ row }) => `  (${row})`).join(',\n');
  return `insert into ${table} (${columns.join(', ')}) values\n${lines};\n\n`;
}
