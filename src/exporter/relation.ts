import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { BoardRow } from '../report/metric.ts';
import type { Scope } from '../report/scope.ts';
import { ROUND_TABLES, type RoundTable } from '../store/tables.ts';
import { cursorBatches } from './cursor.ts';
import type { Export, ExportColumn } from './export.ts';

/** Raw rows that `prox export <name>` writes. */
export interface Relation extends Export {
  readonly name: string;
  /** One line for a list. */
  readonly summary: string;
}

/** What a relation of a table's rows is made of. */
interface TableRows {
  readonly table: RoundTable;
  /** What the table is called in the owner's expressions. */
  readonly alias: string;
  /** What is joined to it, as SQL. */
  readonly joins?: string;
  /** Tells every two rows of a round apart, as SQL. */
  readonly order: string;
  /** The condition that a row is asked for. */
  readonly asked: (scope: Scope) => Sql;
  /** Where the rows are packed points: their column, and the points' own columns. */
  readonly points?: Points;
}

/** Points that a row holds packed; each becomes a row with the columns of `of` before its own. */
interface Points {
  readonly column: string;
  readonly of: readonly string[];
  readonly columns: readonly string[];
  readonly unpack: (packed: Uint8Array) => readonly BoardRow[];
}

/** A table's rows in scope, without what is packed; after each GUID the name that the player had in the round. */
export function tableRelation(name: string, summary: string, rows: TableRows): Relation {
  const keys = rows.points?.of ?? plainColumns(rows.table);
  const own = keys.flatMap((key) => [key, ...nameKey(key)]);
  const columns = [...own, ...(rows.points?.columns ?? [])].map(exportColumn);
  const selected = [...keys.flatMap((key) => selectedColumns(rows.alias, key)), ...packedColumn(rows)];
  return {
    name,
    summary,
    columns,
    async *batches(transaction, scope) {
      // Round by round: no more than one round's rows are in memory
      for (const round_id of scope.round_ids) {
        const asked = rows.asked({ ...scope, round_ids: [round_id] });
        const found = await transaction.rows<PackedRow>(sql`
          select ${join(selected)}
          from ${raw(rows.table)} ${raw(rows.alias)} ${rows.joins ? raw(rows.joins) : empty}
          where ${asked}
          order by ${raw(rows.order)}
        `);
        if (rows.points === undefined) yield found as readonly BoardRow[];
        else for (const row of found) yield pointRows(row, rows.points);
      }
    },
  };
}

/** A relation whose rows one statement gives. */
export function queryRelation(
  { name, summary, keys }: { readonly name: string; readonly summary: string; readonly keys: readonly string[] },
  query: (scope: Scope) => Sql,
): Relation {
  const columns = keys.map(exportColumn);
  return { name, summary, columns, batches: (transaction, scope) => cursorBatches(transaction, query(scope)) };
}

type PackedRow = Readonly<Record<string, BoardRow[string] | Uint8Array>>;

function pointRows({ packed, ...row }: PackedRow, points: Points): readonly BoardRow[] {
  if (!(packed instanceof Uint8Array)) throw new Error(`${points.column} came as ${typeof packed}`);
  return points.unpack(packed).map((point) => ({ ...(row as BoardRow), ...point }));
}

function plainColumns(table: RoundTable): string[] {
  const columns = Object.entries(ROUND_TABLES[table]);
  return columns.filter(([, type]) => type !== 'bytea').map(([key]) => key);
}

function packedColumn({ alias, points }: TableRows): Sql[] {
  return points === undefined ? [] : [raw(`${alias}.${points.column} as packed`)];
}

function selectedColumns(alias: string, key: string): Sql[] {
  const names = nameKey(key).map((name) =>
    raw(`(
      select p.name
      from round_player p
      where p.round_id = ${alias}.round_id and p.guid = ${alias}.${key}
    ) as ${name}`),
  );
  return [raw(`${alias}.${key}`), ...names];
}

/** `killer_name` beside `killer_guid`. */
function nameKey(key: string): string[] {
  return /^(?:.+_)?guid$/.test(key) ? [key.replace(/guid$/, 'name')] : [];
}

function exportColumn(key: string): ExportColumn {
  return { key, unit: /^(?:.+_)?name$/.test(key) && key !== 'file_name' ? 'player' : 'text' };
}
