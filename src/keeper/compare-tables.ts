import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Database, Queries } from '../store/database.ts';
import { distrustParents, insertRound, type NewRound } from '../store/insert-round.ts';
import { ownSchema } from '../store/schema-swap.ts';
import { ROUND_TABLES } from '../store/tables.ts';
import { isOwnTable } from './forget-player.ts';

/** How a table's rows of a round stand to those that its file gives. */
interface TableComparison {
  readonly table: string;
  /** Whether rows of it go with a forgotten player. */
  readonly ownRows: boolean;
  readonly in_file: number;
  readonly stored: number;
  readonly missing: number;
  readonly extra: number;
}

/** What tells nothing of a round's content: which prox imported it, and when. */
const NOT_OF_THE_FILE: readonly string[] = ['imported_at', 'prox_version'];

/**
 * Stores a round once more, in temporary tables that have the same names and so stand before prox's own while the
 * transaction lasts, and compares them with the stored ones row by row.
 */
export function compareTables(
  database: Database,
  round_id: number,
  round: Omit<NewRound, 'prox_version'>,
): Promise<readonly TableComparison[]> {
  const tables = ['round', ...Object.keys(ROUND_TABLES)];
  return database.transaction(async (transaction) => {
    const schema = await ownSchema(transaction);
    const copies = tables.map(
      (table) =>
        `create temporary table ${table} (like ${schema}.${table} including defaults including storage) on commit drop`,
    );
    await transaction.execute(copies.join(';\n'));
    await insertRound(transaction, { ...round, prox_version: '' }, round_id);
    await distrustParents(transaction);
    await transaction.execute(
      NOT_OF_THE_FILE.map((column) => `alter table pg_temp.round drop column ${column}`).join(';'),
    );
    const columns = await columnsOf(transaction);
    const compared = tables.map((table) => comparison(table, schema, columns.get(table) ?? '', round_id));
    const rows = await transaction.rows<Omit<TableComparison, 'ownRows'>>(sql`${join(compared, ' union all ')}`);
    return rows.map((row) => ({ ...row, ownRows: isOwnTable(row.table) }));
  });
}

/** The columns to compare of each table, quoted and separated by commas. */
async function columnsOf(transaction: Queries): Promise<ReadonlyMap<string, string>> {
  const tables = await transaction.rows<{ name: string; columns: string }>(sql`
    select c.relname::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = pg_my_temp_schema() and c.relkind = 'r'
    group by c.relname
  `);
  return new Map(tables.map(({ name, columns }) => [name, columns]));
}

function comparison(table: string, schema: string, columns: string, round_id: number): Sql {
  const file = sql`select ${raw(columns)} from pg_temp.${raw(table)}`;
  const stored = sql`select ${raw(columns)} from ${raw(schema)}.${raw(table)} where round_id = ${round_id}`;
  return sql`
    select
      ${table}::text as table,
      (select count(*)::int from (${file}) f) as in_file,
      (select count(*)::int from (${stored}) s) as stored,
      (select count(*)::int from (${file} except all ${stored}) m) as missing,
      (select count(*)::int from (${stored} except all ${file}) e) as extra
  `;
}
