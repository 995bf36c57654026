import * as fs from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type FreshLocation, migratedLocation } from '../support/databases.ts';
import { startChild } from './processes.ts';

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs')>();
  return { ...original, fsyncSync: vi.fn(original.fsyncSync) };
});

let fresh: FreshLocation;

beforeAll(async () => {
  fresh = await migratedLocation('embedded');
});

afterAll(() => fresh.cleanup());

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(fresh.location, { timeZone: 'UTC' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('An embedded database', () => {
  test('still has the rows when its process is killed right after they were committed', async () => {
    const child = startChild(['commit', fresh.location.place]);
    expect(await child.line()).toBe('open');
    expect(await child.line()).toBe('committed');
    await child.kill();
    const rows = await withDatabase((database) => database.rows(sql`select count(*)::int as n from kept`));
    expect(rows).toEqual([{ n: 1000 }]);
  });

  test('has each transaction whole or not at all when its process is killed at any moment', async () => {
    await withDatabase((database) =>
      database.transaction((transaction) => transaction.execute('create table pairs (n int)')),
    );
    for (const transactions of [1, 30]) {
      const child = startChild(['write-on', fresh.location.place]);
      expect(await child.line()).toBe('open');
      for (let n = 0; n < transactions; n++) expect(await child.line()).toBe(String(n));
      await child.kill();
      const committed = Math.max(transactions, Number((await child.rest()).at(-1) ?? -1) + 1);
      await withDatabase(async (database) => {
        const halves = await database.rows(sql`select n from pairs group by n having count(*) <> 2`);
        expect(halves).toEqual([]);
        const [row] = await database.rows<{ n: number }>(sql`select count(distinct n)::int as n from pairs`);
        expect(row?.n).toBeGreaterThanOrEqual(committed);
        await database.transaction((transaction) => transaction.execute('truncate pairs'));
      });
    }
  });

  test('is on the disk at each commit', async () => {
    await withDatabase(async (database) => {
      const before = vi.mocked(fs.fsyncSync).mock.calls.length;
      await database.transaction((transaction) => transaction.execute('create table little (n int)'));
      expect(vi.mocked(fs.fsyncSync).mock.calls.length).toBeGreaterThan(before);
    });
  });

  test('runs with the parameters that suit one process', async () => {
    const rows = await withDatabase((database) =>
      database.rows<{ name: string; setting: string }>(sql`
        select name, current_setting(name) as setting from pg_settings
        where name in ('shared_buffers', 'max_connections', 'max_wal_size', 'min_wal_size', 'wal_level',
          'max_wal_senders', 'wal_segment_size', 'wal_buffers', 'fsync', 'wal_sync_method', 'full_page_writes',
          'synchronous_commit')
      `),
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      shared_buffers: '16MB',
      max_connections: '4',
      max_wal_size: '64MB',
      min_wal_size: '32MB',
      wal_level: 'minimal',
      max_wal_senders: '0',
      wal_segment_size: '1MB',
      wal_buffers: '4MB',
      fsync: 'on',
      wal_sync_method: 'fsync',
      full_page_writes: 'on',
      synchronous_commit: 'on',
    });
  });

  test('keeps its write-ahead log small however much is written', async () => {
    await withDatabase(async (database) => {
      for (let n = 0; n < 12; n++) {
        await database.transaction((transaction) =>
          transaction.execute(`select pg_logical_emit_message(true, 'prox', repeat('x', 8000000))::text`),
        );
      }
    });
    const names = fs.readdirSync(join(fresh.location.place, 'data', 'pg_wal'));
    expect(names.length).toBeLessThan(90);
  });

  test('knows how large its tables are once it is closed', async () => {
    await withDatabase((database) =>
      database.transaction(async (transaction) => {
        await transaction.execute('create table measured (n int)');
        await transaction.copy(
          'measured',
          { n: 'int4' },
          Array.from({ length: 5000 }, (_, n) => ({ n })),
        );
      }),
    );
    const rows = await withDatabase((database) =>
      database.rows(sql`select reltuples::int as n from pg_class where relname = 'measured'`),
    );
    expect(rows).toEqual([{ n: 5000 }]);
  });

  test.skipIf(process.platform === 'win32')(
    'stops with a clear line, and loses nothing, when the disk takes no more',
    async () => {
      await withDatabase((database) =>
        database.transaction((transaction) => transaction.execute('create table last as select 7 as n')),
      );
      // A write-ahead log file has 1 MB; in sh, ulimit counts in 512 bytes
      const child = startChild(['fill', fresh.location.place], { shell: 'trap "" XFSZ; ulimit -f 1900' });
      const lines = await child.rest();
      expect(lines).toHaveLength(4);
      // The next statement, and the end, do not hang
      expect(lines.slice(2)).toEqual([lines[1], 'closed']);
      expect(JSON.parse(lines[1] ?? '')).toMatchObject({
        kind: 'database',
        message: expect.stringMatching(
          `^The database at ${fresh.location.place} stopped: could not write .*: File too large`,
        ),
      });
      expect(await withDatabase((database) => database.rows(sql`select n from last`))).toEqual([{ n: 7 }]);
    },
  );

  test('can be opened and closed again and again in one process', async () => {
    for (let n = 0; n < 3; n++) {
      const rows = await withDatabase((database) => database.rows(sql`select ${n}::int as n`));
      expect(rows).toEqual([{ n }]);
    }
  });

  test('can be closed twice', async () => {
    const database = await openDatabase(fresh.location, { timeZone: 'UTC' });
    await Promise.all([database.close(), database.close()]);
    await database.close();
  });
});
