import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { ensureMigrated, migrate, migrationStatus, pendingSql } from '../../src/store/migrate.ts';
import { type Migration, readMigrations } from '../../src/store/migration-files.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { proxVersion } from '../../src/store/package-root.ts';
import {
  bareLocation,
  describeEngines,
  type EngineName,
  type FreshLocation,
  onTestServer,
  testServer,
  testServerUrl,
} from '../support/databases.ts';

const all = readMigrations();
const ids = all.map(({ id }) => id);
const [first] = all;
if (first === undefined) throw new Error('There is at least one migration');

function withSql(migration: Migration, text: string): Migration {
  return { ...migration, sql: text, content_hash: Buffer.from(text) };
}

/** A round of tracker 6.11 with a row in each table that a later migration changes. */
const V6_ROWS = `
  insert into round
  values (
    1, '', 'labmap', now(), false, now(), false, 0, 1, 'PROXIMITY_TRACKER', 6, null, 200, false, false, false, 'a', 1, '',
    false, 0, '{}', '0.1.0'
  );
  insert into player_hit values (1, 1, 100, 'A', 'B', 8, 2, 18);
  insert into player_kill values (1, 1, 100, 'kill', 'A', 'AXIS', null, 'B', 'ALLIES', null, 1, 2, 3, 4, 5, 6, 8, 9);
  insert into player_revive values (1, 1, 100, 'A', true, 'B', 1, 2, 3);
  insert into combat_engagement (
    round_id, engagement_id, start_time_ms, end_time_ms, duration_ms, target_guid, target_team, target_is_bot, kind,
    outcome, enemy_attackers, is_crossfire, distance_u, start_x, start_y, start_z, end_x, end_y, end_z, positions
  )
  values (1, 1, 0, 1, 1, 'A', 'AXIS', false, 'combat', 'timeout', 1, false, 0, 0, 0, 0, 0, 0, 0, '\\x00');
`;

let fresh: FreshLocation;
let database: Database;

async function openBare(engine: EngineName): Promise<void> {
  fresh = await bareLocation(engine);
  database = await openDatabase(fresh.location, { timeZone: 'UTC' });
}

async function closeBare(): Promise<void> {
  await database.close();
  await fresh.cleanup();
}

async function dropTables(): Promise<void> {
  await database.transaction((transaction) => transaction.execute('drop schema public cascade; create schema public'));
}

describeEngines('Migrating', (engine) => {
  beforeAll(() => openBare(engine));
  beforeEach(dropTables);
  afterAll(closeBare);

  async function tables(): Promise<string[]> {
    const rows = await database.rows<{ name: string }>(
      sql`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by 1`,
    );
    return rows.map(({ name }) => name);
  }

  test('an empty database applies all in order, and tells which', async () => {
    expect(await migrate(database)).toEqual(ids);
    const { applied, ...rest } = await migrationStatus(database);
    expect(rest).toEqual({ pending: [], changed: [], unknown: [] });
    expect(applied.map(({ id, content_hash, prox_version }) => ({ id, content_hash, prox_version }))).toEqual(
      all.map(({ id, content_hash }) => ({ id, content_hash, prox_version: proxVersion() })),
    );
    expect(await tables()).toEqual(expect.arrayContaining(['prox_migration', 'round', 'session_round']));
  });

  test('a second time does nothing', async () => {
    await migrate(database);
    const before = await migrationStatus(database);
    expect(await migrate(database)).toEqual([]);
    expect(await migrationStatus(database)).toEqual(before);
  });

  test('goes on from each earlier version', async () => {
    for (let version = 1; version <= all.length; version++) {
      const upTo = all.slice(0, version);
      expect((await migrationStatus(database, upTo)).pending.map(({ id }) => id)).toEqual(
        ids.slice(version - 1, version),
      );
      expect(await migrate(database, upTo)).toEqual(ids.slice(version - 1, version));
    }
    expect(await migrate(database)).toEqual([]);
  });

  test('keeps the hits, kills and revives that are there as they are, with nothing said of what is new', async () => {
    const own = ids.indexOf('0005_own_tracker');
    await migrate(database, all.slice(0, own));
    const rows = (table: string): Promise<object[]> => database.rows<object>(sql`select * from ${raw(table)}`);
    await database.transaction((transaction) => transaction.execute(V6_ROWS));
    const tables = ['player_hit', 'player_kill', 'player_revive', 'combat_engagement'];
    const before = await Promise.all(tables.map(rows));
    await migrate(database);
    const after = await Promise.all(tables.map(rows));
    expect(after).toMatchObject(before);
    expect(after[0]).toMatchObject([{ kind: null, means_of_death: null, victim_x: null, victim_health: null }]);
    expect(after[1]).toMatchObject([{ kind: null, event: 'kill', axis_reinforcement_ms: null }]);
    expect(after[2]).toMatchObject([{ source: null, medic_is_guess: true }]);
  });

  test('leaves nothing of a migration that fails, and keeps those before it', async () => {
    const broken = [first, withSql({ ...first, id: '0002_broken' }, 'create table half (n int); select nonsense')];
    await expect(migrate(database, broken)).rejects.toThrow(/nonsense/);
    expect(await tables()).not.toContain('half');
    expect((await migrationStatus(database)).applied.map(({ id }) => id)).toEqual([first.id]);
    expect(await migrate(database)).toEqual(ids.slice(1));
  });

  test('refuses a database that was made with another content, and applies nothing', async () => {
    await migrate(database, [withSql(first, 'create table round (n int)')]);
    const message = `The database at ${database.place} was made with another version of ${first.id} than this prox has`;
    await expect(migrate(database)).rejects.toMatchObject({ kind: 'database', message });
    await expect(ensureMigrated(database)).rejects.toMatchObject({ kind: 'database', message });
    const { changed, pending } = await migrationStatus(database);
    expect(changed.map(({ id }) => id)).toEqual([first.id]);
    expect(pending.map(({ id }) => id)).toEqual(ids.slice(1));
  });

  test('refuses a database that is newer than the program, and names both versions', async () => {
    await migrate(database, [...all, withSql({ ...first, id: '9999_future' }, 'create table future (n int)')]);
    await database.rows(sql`update prox_migration set prox_version = '7.1.0' where id = '9999_future'`);
    const message = `The database at ${database.place} is newer than this prox ${proxVersion()}: it has 9999_future, of prox 7.1.0`;
    await expect(migrate(database)).rejects.toMatchObject({ kind: 'database', message });
    await expect(ensureMigrated(database)).rejects.toMatchObject({ kind: 'database', message });
    await expect(pendingSql(database)).rejects.toMatchObject({ kind: 'database', message });
    expect((await migrationStatus(database)).unknown.map(({ id }) => id)).toEqual(['9999_future']);
  });

  test('can be done by hand with the script of what is pending', async () => {
    await migrate(database, [first]);
    const script = await pendingSql(database);
    await database.transaction((transaction) => transaction.execute(script.replaceAll(/^(begin|commit);$/gm, '')));
    expect((await migrationStatus(database)).pending).toEqual([]);
    expect(await pendingSql(database)).toBe('');
  });

  test('happens by itself in an embedded database, and by prox migrate on a server', async () => {
    const ensuring = ensureMigrated(database);
    if (engine === 'embedded') await ensuring;
    else {
      const message = `The database at ${database.place} has no tables of prox yet: run prox migrate`;
      await expect(ensuring).rejects.toMatchObject({ kind: 'database', message });
      await migrate(database, [first]);
      await expect(ensureMigrated(database)).rejects.toThrow('has tables of an older prox: run prox migrate');
      await migrate(database);
      await ensureMigrated(database);
    }
    expect((await migrationStatus(database)).pending).toEqual([]);
  });
});

describe.runIf(testServer)('On a server, migrating', () => {
  beforeAll(() => openBare('server'));
  beforeEach(dropTables);
  afterAll(closeBare);

  test('twice at once applies each migration once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(fresh.location, { timeZone: 'UTC' })));
    const applied = await Promise.all([database, ...others].map((each) => migrate(each)));
    expect(applied.flat().sort()).toEqual(ids);
    await Promise.all(others.map((each) => each.close()));
  });

  test('with the script of what is pending, as one text, makes the same database', async () => {
    await onTestServer(await pendingSql(database), database.place.split('/')[1]);
    expect((await migrationStatus(database)).pending).toEqual([]);
    await ensureMigrated(database);
  });

  test('without the right to make tables names the right that is missing', async () => {
    const name = database.place.split('/')[1] ?? '';
    await onTestServer(`create role ${name} login password 'geheim'`);
    await onTestServer(`grant usage on schema public to ${name}`, name);
    const weak = await openDatabase(locateDatabase(testServerUrl(name, { name, password: 'geheim' })), {
      timeZone: 'UTC',
    });
    await expect(migrate(weak)).rejects.toMatchObject({
      kind: 'database',
      message: `The database at ${database.place} denies its user a right: permission denied for schema public`,
      suggestions: ['Ask the owner of the database: grant create on schema public to the role that prox uses'],
    });
    await weak.close();
    expect((await migrationStatus(database)).applied).toEqual([]);
    await onTestServer(`drop owned by ${name}`, name);
    await onTestServer(`drop role ${name}`);
  });

  test('needs no right to make tables where nothing is pending', async () => {
    await migrate(database);
    const name = database.place.split('/')[1] ?? '';
    await onTestServer(`create role ${name} login password 'geheim'`);
    await onTestServer(`grant usage on schema public to ${name}; grant select on prox_migration to ${name}`, name);
    const weak = await openDatabase(locateDatabase(testServerUrl(name, { name, password: 'geheim' })), {
      timeZone: 'UTC',
    });
    expect(await migrate(weak)).toEqual([]);
    await weak.close();
    await onTestServer(`drop owned by ${name}`, name);
    await onTestServer(`drop role ${name}`);
  });
});

describe('Migration files', () => {
  test('are read in the order of their names, the same whatever the ends of their lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'prox-test-'));
    writeFileSync(join(folder, '0002_b.sql'), 'select 2;\r\nselect 3;\r\n');
    writeFileSync(join(folder, '0001_a.sql'), 'select 1;\n');
    writeFileSync(join(folder, 'README.md'), 'No migration');
    const [a, b] = readMigrations(folder);
    writeFileSync(join(folder, '0002_b.sql'), 'select 2;\nselect 3;\n');
    expect([a?.id, b?.id]).toEqual(['0001_a', '0002_b']);
    expect(readMigrations(folder)).toEqual([a, b]);
    rmSync(folder, { recursive: true });
  });
});
