import sql from 'sql-template-tag';
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
