import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { readMigrations } from '../../src/store/migration-files.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import {
  bareLocation,
  describeEngines,
  type FreshDatabase,
  type FreshLocation,
  freshDatabase,
} from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';

const migrations = readMigrations();
const DUMPS = join(import.meta.dirname, 'dumps');
const ROUNDS = join(DUMPS, 'rounds');
/** What two imports of one file differ in. */
const OF_THE_IMPORT = ['imported_at', 'prox_version', 'round_id'];

function dumpOf(id: string): string {
  return join(DUMPS, `${id}.sql`);
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of all tables with those of `columns` that are there, each table's in one order. */
async function allRows(database: Database, columns: Columns): Promise<Record<string, readonly Row[]>> {
  const tables: Record<string, readonly Row[]> = {};
  for (const [table, names] of columns) {
    const list = raw(names.map((name) => `'${name}', t.${name}`).join(', '));
    const rows = await database.rows<{ row: Row }>(sql`
      select jsonb_build_object(${list}) as row
      from ${raw(table)} t
      order by jsonb_build_object(${list})::text collate "C"
    `);
    tables[table] = rows.map(({ row }) => row);
  }
  return tables;
}

type Columns = ReadonlyMap<string, readonly string[]>;

/** The columns of each table of rounds. */
async function columnsOf(database: Database): Promise<Columns> {
  const rows = await database.rows<{ table: string; columns: string[] }>(sql`
    select c.relname::text as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'prox_migration'
    group by c.relname
    order by c.relname
  `);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** The columns that both have. */
function shared(one: Columns, other: Columns): Columns {
  return new Map(
    [...one].flatMap(([table, columns]) => {
      const others = other.get(table);
      return others === undefined ? [] : [[table, columns.filter((column) => others.includes(column))]];
    }),
  );
}

/** The rows with `names` only, in an order that is theirs. */
function withOnly(rows: readonly Row[], names: readonly string[]): readonly string[] {
  return rows.map((row) => JSON.stringify(names.map((name) => [name, row[name]]))).sort();
}

/** The columns without those in which every import differs. */
function ofTheFile(columns: Columns): Columns {
  return new Map([...columns].map(([table, names]) => [table, names.filter((name) => !OF_THE_IMPORT.includes(name))]));
}

describe('Each version of the schema', () => {
  test.each(migrations.slice(0, -1).map(({ id }) => id))('%s has left a dump to migrate from', (id) => {
    const how = `no ${dumpOf(id)}: make it with the code before the next migration, npx tsx test/store/dumps/make.ts`;
    expect(existsSync(dumpOf(id)), how).toBe(true);
  });
});

const versions = migrations.map(({ id }) => id).filter((id) => existsSync(dumpOf(id)));

describeEngines('A database with rounds in it', (engine) => {
  let old: FreshLocation;
  let database: Database;
  let fresh: FreshDatabase;

  beforeAll(async () => {
    old = await bareLocation(engine);
    database = await openDatabase(old.location, { timeZone: 'UTC' });
    fresh = await freshDatabase(engine);
    await importInto(fresh.database, [ROUNDS]);
  });

  afterAll(async () => {
    await database.close();
    await old.cleanup();
    await fresh.cleanup();
  });

  /** Makes the database that of a dump, with the schema that was then. */
  async function restore(id: string): Promise<void> {
    await database.transaction((transaction) =>
      transaction.execute('drop schema public cascade; create schema public'),
    );
    await migrate(database, migrations.slice(0, migrations.findIndex((migration) => migration.id === id) + 1));
    await database.transaction(async (transaction) => {
      await transaction.execute('delete from prox_migration');
      await transaction.execute(readFileSync(dumpOf(id), 'utf8'));
    });
  }

  describe.each(versions)('of %s', (id) => {
    let columns: Columns;
    let before: Record<string, readonly Row[]>;

    beforeAll(async () => {
      await restore(id);
      columns = await columnsOf(database);
      before = await allRows(database, columns);
    });

    test('had rows in every table', () => {
      expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    });

    test('is migrated with every row as it was', async () => {
      const pending = migrations.map((migration) => migration.id).filter((later) => later > id);
      expect(await migrate(database)).toEqual(pending);
      const kept = shared(columns, await columnsOf(database));
      expect([...kept.keys()]).toEqual([...columns.keys()]);
      const rows = await allRows(database, kept);
      for (const [table, names] of kept) {
        expect(withOnly(rows[table] ?? [], names), table).toEqual(withOnly(before[table] ?? [], names));
      }
    });

    test('takes its own files as imported before and new ones beside them, and is a new database then', async () => {
      const had = new Set(before['round']?.map((row) => row['map']));
      for (const { round, status } of await importInto(database, [ROUNDS])) {
        expect([round?.map, status]).toEqual([round?.map, had.has(round?.map) ? 'skipped' : 'imported']);
      }
      const same = ofTheFile(shared(columns, await columnsOf(fresh.database)));
      expect(await allRows(database, same)).toEqual(await allRows(fresh.database, same));
    });

    test('answers every report', async () => {
      const scope = await resolveScope(database, { bots: false }, new Date());
      expect(scope.round_ids).toHaveLength(3);
      for (const metric of METRICS.filter((each) => each.requires === undefined)) {
        const { boards } = await runMetric(database, metric, scope, { min_samples: 0, limit: 0 });
        expect(boards.length, metric.name).toBeGreaterThan(0);
      }
    });
  });
});
