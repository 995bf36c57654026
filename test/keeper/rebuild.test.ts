import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rebuild, type RebuildOptions, rebuild } from '../../src/keeper/rebuild.ts';
import type { Database } from '../../src/store/database.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { contents } from '../support/contents.ts';
import {
  describeEngines,
  type EngineName,
  type FreshDatabase,
  freshDatabase,
  onTestServer,
  testServer,
  testServerUrl,
} from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const PLAYED = '2026-11-22-102925-labmap-round-1_engagements.txt';
const OTHER = '2026-11-22-103235-labmap-round-1_engagements.txt';

let fresh: FreshDatabase;
let database: Database;
let rounds: RoundFolder;

async function open(engine: EngineName): Promise<void> {
  fresh = await freshDatabase(engine);
  database = fresh.database;
  rounds = roundFolder();
}

async function close(): Promise<void> {
  rounds.remove();
  await fresh.cleanup();
}

/** Rebuilds as `prox rebuild` does. */
async function rebuildFrom(paths: readonly string[], options: Partial<RebuildOptions> = {}): Promise<Rebuild> {
  const holder = database.kind === 'server' ? await openDatabase(fresh.location, { timeZone: 'UTC' }) : null;
  try {
    return await rebuild(paths, {
      ...{
        database,
        holder,
        server: '',
        timeZone: 'UTC',
        proxVersion: '0.0.0-test',
        dropMissing: false,
        dryRun: false,
      },
      onReceipt: () => {},
      signal: new AbortController().signal,
      ...options,
    });
  } finally {
    await holder?.close();
  }
}

async function schemas(): Promise<string[]> {
  const names = await database.rows<{ name: string }>(
    sql`select nspname::text as name from pg_namespace where nspname like 'prox%'`,
  );
  return names.map(({ name }) => name);
}

function sample(name: string): string {
  return join('samples', name);
}

describeEngines('A rebuild', (engine) => {
  beforeEach(() => open(engine));
  afterEach(close);

  test('gives the database of a first import, whatever its tables had become', async () => {
    await importInto(database, ['samples']);
    const asImported = await contents(database);
    await database.rows(sql`delete from combat_attacker where damage > 20`);
    await database.rows(sql`update player_track set distance_u = 0`);
    const { outcome, rounds_before, rounds_after, missing } = await rebuildFrom(['samples']);
    expect({ outcome, rounds_before, rounds_after, missing }).toEqual({
      outcome: 'rebuilt',
      rounds_before: 3,
      rounds_after: 3,
      missing: [],
    });
    expect(await contents(database)).toEqual(asImported);
    expect(await schemas()).toEqual([]);
  });

  test('leaves tables, views and functions that a second rebuild and an import go on with', async () => {
    await importInto(database, [sample(PLAYED)]);
    await rebuildFrom([sample(PLAYED)]);
    await importInto(database, [sample(OTHER)]);
    await rebuildFrom(['samples']);
    const [path] = await database.rows<{ n: number }>(
      sql`select count(*)::int as n from player_track, path_points(path) where round_id = (select min(round_id) from round)`,
    );
    expect(path?.n).toBeGreaterThan(1000);
    expect(await database.rows(sql`select round from session_round order by start_at`)).toHaveLength(3);
  });

  test('keeps the server that a file was imported for, each of several, and gives new files the named one', async () => {
    await importInto(database, [sample(PLAYED)], { server: 'Cup' });
    await importInto(database, [sample(PLAYED)], { server: 'League' });
    const renamed = rounds.write('renamed.txt', readFileSync(sample(PLAYED)));
    await rebuildFrom([renamed, sample(OTHER)], { server: 'Sunday' });
    const servers = await database.rows(sql`select server, start_at from round order by server`);
    expect(servers).toMatchObject([{ server: 'Cup' }, { server: 'League' }, { server: 'Sunday' }]);
  });

  test('gives no round an id that another one had', async () => {
    await importInto(database, ['samples']);
    await rebuildFrom(['samples']);
    const ids = await database.rows<{ round_id: number }>(sql`select round_id from round order by 1`);
    expect(ids[0]?.round_id).toBeGreaterThan(3);
  });

  test('that would lose rounds changes nothing and names them, unless they are to be dropped', async () => {
    await importInto(database, ['samples']);
    const before = await contents(database);
    for (const dryRun of [true, false]) {
      const { outcome, missing } = await rebuildFrom([sample(PLAYED)], { dryRun });
      expect(outcome).toBe(dryRun ? 'dry_run' : 'refused');
      expect(missing.map(({ file_name }) => file_name)).toEqual([
        OTHER,
        '2026-11-22-104340-labmap-round-2_engagements.txt',
      ]);
    }
    expect(await contents(database)).toEqual(before);
    expect(await schemas()).toEqual([]);
    expect(await rebuildFrom([sample(PLAYED)], { dropMissing: true })).toMatchObject({ outcome: 'rebuilt' });
    expect(await database.rows(sql`select file_name from round`)).toEqual([{ file_name: PLAYED }]);
  });

  test('never empties a database, not even where all may be dropped', async () => {
    await importInto(database, [sample(PLAYED)]);
    const nothing = rounds.write('empty_engagements.txt', 'nothing');
    expect(await rebuildFrom([nothing], { dropMissing: true })).toMatchObject({ outcome: 'nothing_read' });
    expect(await database.rows(sql`select from round`)).toHaveLength(1);
  });

  test('takes a cut file for a whole one of the database only the other way round', async () => {
    const whole = ownFile({ rows: ownMatch(2) });
    const cut = whole.slice(0, whole.length / 2);
    const [wholePath, cutPath] = [rounds.write('whole.txt', whole), rounds.write('cut.txt', cut)];
    await importInto(database, [wholePath]);
    const refused = await rebuildFrom([cutPath]);
    expect(refused).toMatchObject({ outcome: 'refused', missing: [{ file_name: 'whole.txt' }] });
    await rebuildFrom([cutPath], { dropMissing: true });
    expect(await rebuildFrom([wholePath])).toMatchObject({ outcome: 'rebuilt', missing: [] });
    expect(await database.rows(sql`select file_name, cut from round`)).toEqual([
      { file_name: 'whole.txt', cut: false },
    ]);
  });

  test('keeps of two different files of one round the one that is in the database', async () => {
    const one = rounds.write('a.txt', ownFile({ rows: ownMatch(1) }));
    const other = rounds.write('b.txt', ownFile({ rows: ownMatch(2).slice(3) }));
    await importInto(database, [other]);
    expect(await rebuildFrom([one, other])).toMatchObject({ outcome: 'rebuilt', missing: [] });
    expect(await database.rows(sql`select file_name from round`)).toEqual([{ file_name: 'b.txt' }]);
  });

  test('that is interrupted leaves the database as it was', async () => {
    await importInto(database, ['samples']);
    const before = await contents(database);
    const interrupt = new AbortController();
    const interrupted = await rebuildFrom(['samples'], {
      signal: interrupt.signal,
      onReceipt: () => interrupt.abort(),
    });
    expect(interrupted).toMatchObject({ outcome: 'interrupted', receipts: [{ status: 'imported' }] });
    expect(await contents(database)).toEqual(before);
    expect(await schemas()).toEqual([]);
  });

  test('refuses where a view of the user shows its tables, and names it', async () => {
    await importInto(database, [sample(PLAYED)]);
    await database.rows(sql`create view latest as select max(start_at) from round`);
    await expect(rebuildFrom([sample(PLAYED)])).rejects.toMatchObject({
      kind: 'database',
      message: `In the database at ${database.place} other things rest on prox's tables: view latest`,
    });
    expect(await schemas()).toEqual([]);
  });
});

describe.runIf(testServer)('On a server, a rebuild', () => {
  beforeEach(() => open('server'));
  afterEach(close);

  test('can be read all the time, and lets an import wait for the new tables', async () => {
    await importInto(database, [sample(PLAYED)]);
    const other = await openDatabase(fresh.location, { timeZone: 'UTC' });
    let importing: Promise<unknown> = Promise.resolve();
    let seen: object[] = [];
    await rebuildFrom([sample(PLAYED)], {
      onReceipt: () => {
        importing = other.rows(sql`select file_name from round`).then((rows) => {
          seen = rows;
          return importInto(other, [sample(OTHER)]);
        });
      },
    });
    await importing;
    expect(seen).toEqual([{ file_name: PLAYED }]);
    expect(await other.rows(sql`select file_name from round order by 1`)).toEqual([
      { file_name: PLAYED },
      { file_name: OTHER },
    ]);
    await other.close();
  });

  /** Rebuilds while somebody reads: `meanwhile` comes when the new tables are full and wait for the reader's end. */
  async function rebuildBehindReader(meanwhile: () => Promise<void>): Promise<[Rebuild, object[]]> {
    const reader = await openDatabase(fresh.location, { timeZone: 'UTC' });
    let finishReading = (): void => {};
    const reading = reader.transaction(async (transaction) => {
      await transaction.rows(sql`select from round`);
      await new Promise<void>((resolve) => {
        finishReading = resolve;
      });
      // A second table: whoever waits here for a lock of the rebuild would be ended by PostgreSQL
      return transaction.rows(sql`select from player_track limit 1`);
    });
    const rebuilding = rebuildFrom([sample(PLAYED)]);
    await expect.poll(() => waitingForLocks(reader), { timeout: 20_000 }).toBeGreaterThan(0);
    await meanwhile();
    finishReading();
    const done: [Rebuild, object[]] = [await rebuilding, await reading];
    await reader.close();
    return done;
  }

  async function waitingForLocks(queries: Database): Promise<number> {
    const rows = await queries.rows(sql`
      select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
    `);
    return rows.length;
  }

  test('waits for who reads the old tables before it drops them', async () => {
    await importInto(database, [sample(PLAYED)]);
    const [rebuilt, read] = await rebuildBehindReader(async () => {});
    expect(rebuilt).toMatchObject({ outcome: 'rebuilt' });
    expect(read).toHaveLength(1);
  });

  test('is refused while another is at work, which goes on', async () => {
    await importInto(database, [sample(PLAYED)]);
    const [rebuilt] = await rebuildBehindReader(async () => {
      await expect(rebuildFrom([sample(PLAYED)])).rejects.toMatchObject({
        kind: 'database',
        message: expect.stringMatching('Another prox rebuild is at work'),
      });
    });
    expect(rebuilt).toMatchObject({ outcome: 'rebuilt' });
  });

  test('grants again what was granted on the tables', async () => {
    const name = database.place.split('/')[1] ?? '';
    await onTestServer(`create role ${name}`);
    await onTestServer(
      `grant select on round, session_round to ${name}; grant usage on sequence round_round_id_seq to public`,
      name,
    );
    await importInto(database, [sample(PLAYED)]);
    const granted = sql`
      select relname, relacl::text as acl from pg_class where relacl is not null and relnamespace = 'public'::regnamespace order by 1
    `;
    const before = await database.rows(granted);
    expect(before).toHaveLength(3);
    await rebuildFrom([sample(PLAYED)]);
    expect(await database.rows(granted)).toEqual(before);
    await onTestServer(`drop owned by ${name}`, name);
    await onTestServer(`drop role ${name}`);
  });

  test('names the right that is missing, and the owner of tables of another role', async () => {
    const name = database.place.split('/')[1] ?? '';
    await importInto(database, [sample(PLAYED)]);
    await onTestServer(`create role ${name} login password 'geheim'`);
    await onTestServer(`grant all on all tables in schema public to ${name}`, name);
    const url = testServerUrl(name, { name, password: 'geheim' });
    const asWeak = async (): Promise<unknown> => {
      const weak = await openDatabase(locateDatabase(url), { timeZone: 'UTC' });
      const holder = await openDatabase(locateDatabase(url), { timeZone: 'UTC' });
      const result = await rebuildFrom([sample(PLAYED)], { database: weak, holder }).catch((error: unknown) => error);
      await Promise.all([weak.close(), holder.close()]);
      return result;
    };
    expect(await asWeak()).toMatchObject({
      kind: 'database',
      message: expect.stringMatching(' belong to the role prox, not to '),
    });
    await onTestServer(
      `do $$ declare t text; begin
        for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') loop
          execute format('alter table public.%I owner to ${name}', t);
        end loop;
      end $$`,
      name,
    );
    expect(await asWeak()).toMatchObject({
      kind: 'database',
      message: `The database at ${database.place} denies its user the right to create schemas`,
      suggestions: [`Ask the owner of the database: grant create on database ${name} to ${name}`],
    });
    await onTestServer(`reassign owned by ${name} to prox`, name);
    await onTestServer(`drop owned by ${name}`, name);
    await onTestServer(`drop role ${name}`);
  });
});
