import { setTimeout as sleep } from 'node:timers/promises';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type FreshLocation, migratedLocation } from '../support/databases.ts';

let fresh: FreshLocation;
let database: Database;

beforeAll(async () => {
  fresh = await migratedLocation('embedded');
  database = await openDatabase(fresh.location, { timeZone: 'UTC', thread: true });
});

afterAll(async () => {
  await database.close();
  await fresh.cleanup();
});

test('a database in a thread of its own answers as in this one', async () => {
  const rows = await database.rows(
    sql`select ${'é'}::text as word, '\\x0102'::bytea as bytes, i::int from generate_series(1, 2) i`,
  );
  const bytes = Buffer.from([1, 2]);
  expect(rows).toEqual([
    { word: 'é', bytes, i: 1 },
    { word: 'é', bytes, i: 2 },
  ]);
  await expect(database.rows(sql`select nothing`)).rejects.toThrow('column "nothing" does not exist');
  const text = 'x'.repeat(3_000_000);
  expect(await database.rows(sql`select ${text}::text as text`)).toEqual([{ text }]);
});

test('this thread goes on while a statement runs there', async () => {
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 1);
  await database.rows(sql`select pg_sleep(0.2)`);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(10);
});

const ENDLESS = sql`select count(*)::int as n from generate_series(1, 1e12)`;
const STARTED = sql`select pg_postmaster_start_time()::text as started`;

/** What comes of a statement that is cancelled while it runs: its rows, or its error's words. */
async function cancelled(statement: Sql): Promise<unknown> {
  const abort = new AbortController();
  const ended = database.rows(statement, abort.signal).catch(String);
  await sleep(50);
  abort.abort();
  return ended;
}

test('a cancelled statement makes room for others, and the database goes on', async () => {
  const before = await database.rows(STARTED);
  const lost = cancelled(ENDLESS);
  const next = database.rows(sql`select 1 as one`);
  expect(await next).toEqual([{ one: 1 }]);
  expect(await lost).toContain('Connection terminated');
  expect(await database.rows(STARTED)).not.toEqual(before);
});

test('one that ends soon after it was cancelled ends by itself', async () => {
  const before = await database.rows(STARTED);
  expect(await cancelled(sql`select pg_sleep(0.2)::text as slept`)).toEqual([{ slept: '' }]);
  expect(await database.rows(STARTED)).toEqual(before);
});

test('a signal that was aborted before starts nothing', async () => {
  await expect(database.rows(ENDLESS, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
});

test('closing does not wait for a cancelled statement, and the folder stays good', async () => {
  await database.transaction((transaction) => transaction.execute('create table kept as select 7 as seven'));
  const lost = cancelled(ENDLESS);
  await sleep(100);
  await database.close();
  expect(await lost).toContain('Connection terminated');
  database = await openDatabase(fresh.location, { timeZone: 'UTC', thread: true });
  expect(await database.rows(sql`select seven from kept`)).toEqual([{ seven: 7 }]);
});
