import { setTimeout as delay } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import type { Database, Queries, Transaction } from './database.ts';
import { inSchema } from './in-schema.ts';
import { migrate } from './migrate.ts';
import { errorCode } from './system-errors.ts';

// A second set of prox's tables in a schema of its own, filled while the first can be read, then put in its place.
// Single tables, views and functions are moved and not the schema renamed: what else is in it stays as it is.

/** Where the new tables are until they take the old ones' place; what a killed process left there is thrown away. */
const NEW_SCHEMA = 'prox_rebuild';

/** Makes prox's tables anew, empty, beside those that are there, and returns the database with them in their place. */
export async function makeNewTables(database: Database): Promise<Database> {
  await dropNewTables(database);
  await database.transaction((transaction) => transaction.execute(`create schema ${NEW_SCHEMA}`));
  const fresh = inSchema(database, NEW_SCHEMA);
  await migrate(fresh);
  // An id that somebody noted never comes to mean another round
  await database.rows(sql`
    select setval('prox_rebuild.round_round_id_seq', last.id)::text
    from (select pg_sequence_last_value(pg_get_serial_sequence('round', 'round_id')::regclass) as id) last
    where last.id is not null
  `);
  return fresh;
}

export async function dropNewTables(database: Database): Promise<void> {
  await database.transaction((transaction) => transaction.execute(`drop schema if exists ${NEW_SCHEMA} cascade`));
}

/** Throws a Failure that names the right which this user lacks to put new tables in the place of the old. */
export async function checkRights(database: Queries, place: string): Promise<void> {
  const [rights] = await database.rows<Rights>(sql`
    select
      quote_ident(current_user) as role,
      quote_ident(current_database()) as database,
      quote_ident(n.nspname) as schema,
      has_database_privilege(current_database(), 'create') as may_make_schemas,
      has_schema_privilege(n.oid, 'create') as may_make_tables,
      (
        select min(pg_get_userbyid(c.relowner))
        from pg_class c
        where c.relnamespace = n.oid and c.relname in ('round', 'prox_migration')
          and pg_get_userbyid(c.relowner) <> current_user
      ) as other_owner
    from pg_class m
    join pg_namespace n on n.oid = m.relnamespace
    where m.oid = 'prox_migration'::regclass
  `);
  if (rights === undefined) return;
  const { role, database: name, schema } = rights;
  if (rights.other_owner !== null) {
    throw new Failure('database', `The tables at ${place} belong to the role ${rights.other_owner}, not to ${role}`, [
      `Connect as ${rights.other_owner}: who owns the old tables must own the new ones`,
    ]);
  }
  if (!rights.may_make_schemas) throw denied(place, `create schemas`, `grant create on database ${name} to ${role}`);
  if (!rights.may_make_tables) throw denied(place, `create tables`, `grant create on schema ${schema} to ${role}`);
}

interface Rights {
  readonly role: string;
  readonly database: string;
  readonly schema: string;
  readonly may_make_schemas: boolean;
  readonly may_make_tables: boolean;
  readonly other_owner: string | null;
}

function denied(place: string, right: string, grant: string): Failure {
  return new Failure('database', `The database at ${place} denies its user the right to ${right}`, [
    `Ask the owner of the database: ${grant}`,
  ]);
}

/** Throws a Failure where something that is not prox's, such as a view of the user's, rests on the old tables. */
export async function checkDependants(database: Queries, place: string): Promise<void> {
  const dependants = await database.rows<{ name: string }>(sql`
    with old as (
      select 'pg_class'::regclass as catalogue, o.oid
      from pg_class o
      join pg_class n on n.relname = o.relname and n.relnamespace = 'prox_rebuild'::regnamespace
      where o.relnamespace = (select relnamespace from pg_class where oid = 'prox_migration'::regclass)
      union all
      select 'pg_proc'::regclass, o.oid
      from pg_proc o
      join pg_proc n
        on n.proname = o.proname and n.proargtypes = o.proargtypes and n.pronamespace = 'prox_rebuild'::regnamespace
      where o.pronamespace = (select relnamespace from pg_class where oid = 'prox_migration'::regclass)
    ),
    resting as (
      select
        coalesce(r.ev_class, c.conrelid, d.objid) as oid,
        case when r.oid is null and c.oid is null then d.classid else 'pg_class'::regclass end as catalogue
      from old
      join pg_depend d on d.refclassid = old.catalogue and d.refobjid = old.oid and d.deptype = 'n'
      left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
      left join pg_constraint c on d.classid = 'pg_constraint'::regclass and c.oid = d.objid
    )
    select distinct pg_describe_object(r.catalogue, r.oid, 0) as name
    from resting r
    where not exists (select from old where old.catalogue = r.catalogue and old.oid = r.oid)
    order by 1
  `);
  if (dependants.length === 0) return;
  const names = dependants.map(({ name }) => name).join(', ');
  throw new Failure('database', `In the database at ${place} other things rest on prox's tables: ${names}`, [
    'Drop them, and make them again afterwards: they would go on showing the old tables, or go with them',
  ]);
}

/**
 * Puts the new tables in the old ones' place, drops these and grants again what was granted on them: all of it when the
 * transaction commits, or nothing.
 */
export async function swapTables(transaction: Transaction, place: string, signal: AbortSignal): Promise<void> {
  const [schema, things, grants] = [
    await ownSchema(transaction),
    await newThings(transaction),
    await grantsOnOld(transaction),
  ];
  const of = (kind: Thing['kind']): string[] => things.filter((thing) => thing.kind === kind).map(({ name }) => name);
  const named = (kind: Thing['kind']): string =>
    of(kind)
      .map((name) => `${schema}.${name}`)
      .join(', ');
  await lockAlone(transaction, named('table'), place, signal);
  await transaction.execute(
    [
      ...(['view', 'function', 'table'] as const).map((kind) => `drop ${kind} ${named(kind)}`),
      ...things.map(({ kind, name }) => `alter ${kind} ${NEW_SCHEMA}.${name} set schema ${schema}`),
      ...grants,
      `drop schema ${NEW_SCHEMA}`,
    ].join(';\n'),
  );
}

/** One of prox's; its name is quoted where it must be, a function's has its arguments. */
interface Thing {
  readonly kind: 'table' | 'view' | 'function';
  readonly name: string;
}

/** The schema that prox's tables are in, quoted where it must be. */
export async function ownSchema(transaction: Queries): Promise<string> {
  const [own] = await transaction.rows<{ schema: string }>(sql`
    select relnamespace::regnamespace::text as schema from pg_class where oid = 'prox_migration'::regclass
  `);
  return own?.schema ?? 'public';
}

function newThings(transaction: Queries): Promise<Thing[]> {
  return transaction.rows<Thing>(sql`
    select case c.relkind when 'r' then 'table' else 'view' end as kind, quote_ident(c.relname) as name
    from pg_class c
    where c.relnamespace = 'prox_rebuild'::regnamespace and c.relkind in ('r', 'v')
    union all
    select 'function', format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid))
    from pg_proc p
    where p.pronamespace = 'prox_rebuild'::regnamespace
    order by 1, 2
  `);
}

async function grantsOnOld(transaction: Queries): Promise<string[]> {
  const grants = await transaction.rows<{ statement: string }>(sql`
    select
      format(
        'grant %s on %s %s.%I to %s%s',
        a.privilege_type,
        case o.relkind when 'S' then 'sequence' else 'table' end,
        o.relnamespace::regnamespace,
        o.relname,
        case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
        case when a.is_grantable then ' with grant option' else '' end
      ) as statement
    from pg_class o
    join pg_class n on n.relname = o.relname and n.relnamespace = 'prox_rebuild'::regnamespace
    cross join aclexplode(o.relacl) a
    where o.relkind in ('r', 'v', 'S') and a.grantee <> o.relowner
      and o.relnamespace = (select relnamespace from pg_class where oid = 'prox_migration'::regclass)
    order by 1
  `);
  return grants.map(({ statement }) => statement);
}

const lockNotAvailable = '55P03';
const mostAttempts = 600;

/**
 * Locks the tables when nobody reads them. Waits half a second at a time: shorter than it takes PostgreSQL to look for
 * deadlocks, so that no reader who needs a second table is ended for it, and none waits long behind this.
 */
async function lockAlone(transaction: Transaction, tables: string, place: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    signal.throwIfAborted();
    await transaction.execute(`savepoint alone; set local lock_timeout = '500ms'`);
    try {
      return await transaction.execute(`lock table ${tables} in access exclusive mode; set local lock_timeout = 0`);
    } catch (error) {
      if (!(error instanceof Failure) || errorCode(error.cause) !== lockNotAvailable) throw error;
      await transaction.execute('rollback to savepoint alone');
      await delay(500);
    }
  }
  throw new Failure(
    'database',
    `The tables at ${place} were read all the time: the new ones could not take their place`,
    ['End what holds them (select * from pg_stat_activity tells), and try again'],
  );
}
