import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { proxVersion } from './package-root.ts';

/** An applied migration, as the table prox_migration has it. */
interface AppliedMigration {
  readonly id: string;
  readonly content_hash: Buffer;
  readonly applied_at: Date;
  readonly prox_version: string;
}

/** How a database's schema stands against the program's. */
export interface MigrationStatus {
  readonly applied: readonly AppliedMigration[];
  /** To be applied, in order. */
  readonly pending: readonly Migration[];
  /** Applied with another content than the program's. */
  readonly changed: readonly AppliedMigration[];
  /** Applied, and not in the program: the database is newer. */
  readonly unknown: readonly AppliedMigration[];
}

/** Any number will do, as long as no one else on the server takes it. */
const advisoryLock = 7_769_120;

const migrationTable = `create table prox_migration (
  id text primary key,
  content_hash bytea not null,
  applied_at timestamptz not null default now(),
  prox_version text not null
);

comment on table prox_migration is 'Steps of the schema that were applied';
`;

/** How the database's schema stands. Changes nothing. */
export async function migrationStatus(
  database: Queries,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> {
  const applied = (await hasTable(database))
    ? await database.rows<AppliedMigration>(
        sql`select id, content_hash, applied_at, prox_version from prox_migration order by id`,
      )
    : [];
  const ids = new Set(applied.map(({ id }) => id));
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  return {
    applied,
    pending: migrations.filter(({ id }) => !ids.has(id)),
    changed: applied.filter(({ id, content_hash }) => known.get(id)?.content_hash.equals(content_hash) === false),
    unknown: applied.filter(({ id }) => !known.has(id)),
  };
}

/** What `migrate` would run, as a script for psql; empty where nothing is pending. Throws a Failure where it would refuse. */
export async function pendingSql(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string> {
  const status = await migrationStatus(database, migrations);
  refuseOthers(status, database.place);
  if (!(await hasTable(database))) return creationSql(migrations);
  return status.pending.map(script).join('\n');
}

/** A script that makes prox's tables in an empty database. */
export function creationSql(migrations: readonly Migration[] = readMigrations()): string {
  return [migrationTable, ...migrations.map(script)].join('\n');
}

/**
 * Applies what is pending, each migration in its own transaction, and returns the ids of what it applied. Others may
 * migrate at the same time: an advisory lock lets one go on at a time, and each looks again at what is left.
 * Throws a Failure, having applied nothing, where the database is newer than the program or was changed.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const applied: string[] = [];
  for (;;) {
    const id = await database
      .transaction((transaction) => applyNext(transaction, migrations, database.place))
      .catch((error: unknown) => {
        throw withRight(error);
      });
    if (id === undefined) return applied;
    applied.push(id);
  }
}

/** Makes sure that the schema is the program's: migrates an embedded database, throws a Failure for a server's. */
export async function ensureMigrated(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<void> {
  const status = await migrationStatus(database, migrations);
  refuseOthers(status, database.place);
  if (status.pending.length === 0) return;
  if (database.kind === 'embedded') {
    await migrate(database, migrations);
    return;
  }
  const isNew = status.applied.length === 0;
  const what = isNew ? 'has no tables of prox yet' : 'has tables of an older prox';
  throw new Failure('database', `The database at ${database.place} ${what}: run prox migrate`);
}

async function applyNext(
  transaction: Transaction,
  migrations: readonly Migration[],
  place: string,
): Promise<string | undefined> {
  await transaction.rows(sql`select pg_advisory_xact_lock(${advisoryLock})`);
  const status = await migrationStatus(transaction, migrations);
  refuseOthers(status, place);
  const [next] = status.pending;
  if (next === undefined) return undefined;
  if (!(await hasTable(transaction))) await transaction.execute(migrationTable);
  await transaction.execute(next.sql);
  await transaction.rows(sql`
    insert into prox_migration (id, content_hash, prox_version)
    values (${next.id}, ${next.content_hash}, ${proxVersion()})
  `);
  return next.id;
}

async function hasTable(database: Queries): Promise<boolean> {
  const rows = await database.rows(sql`select from pg_class where oid = to_regclass('prox_migration')`);
  return rows.length > 0;
}

function refuseOthers({ changed, unknown }: MigrationStatus, place: string): void {
  const newest = unknown.at(-1);
  if (newest !== undefined) {
    const message = `The database at ${place} is newer than this prox ${proxVersion()}: it has ${newest.id}, of prox ${newest.prox_version}`;
    throw new Failure('database', message, [`Update prox to ${newest.prox_version} or newer`]);
  }
  if (changed.length > 0) {
    const ids = changed.map(({ id }) => id).join(', ');
    throw new Failure(
      'database',
      `The database at ${place} was made with another version of ${ids} than this prox has`,
      ['Use the prox that made it, or import the round files into a new database'],
    );
  }
}

/** PostgreSQL's denial with the right that is missing. */
function withRight(error: unknown): unknown {
  if (!(error instanceof Failure) || !/permission denied for schema/.test(error.message)) return error;
  return new Failure('database', error.message, [
    'Ask the owner of the database: grant create on schema public to the role that prox uses',
  ]);
}

function script({ id, sql: text, content_hash }: Migration): string {
  const row = `('${id}', '\\x${content_hash.toString('hex')}', '${proxVersion()}')`;
  return `-- ${id}\nbegin;\n${text}\ninsert into prox_migration (id, content_hash, prox_version) values ${row};\ncommit;\n`;
}
