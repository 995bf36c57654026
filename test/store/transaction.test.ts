import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database, Transaction } from '../../src/store/database.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';

describeEngines('A database', (engine) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase(engine, { timeZone: 'Europe/Ljubljana' });
    database = fresh.database;
    await database.transaction((transaction) => transaction.execute('create table n (n int primary key)'));
  });

  afterAll(() => fresh.cleanup());

  beforeEach(async () => {
    await database.rows(sql`truncate n`);
  });

  async function stored(): Promise<number[]> {
    return (await database.rows<{ n: number }>(sql`select n from n order by n`)).map(({ n }) => n);
  }

  async function insert(transaction: Transaction, n: number): Promise<void> {
    await transaction.rows(sql`insert into n values (${n})`);
  }

  test('keeps what a transaction did when its work returns, and gives the result back', async () => {
    const result = await database.transaction(async (transaction) => {
      await insert(transaction, 1);
      await transaction.copy('n', { n: 'int4' }, [{ n: 2 }]);
      await transaction.execute('insert into n values (3); insert into n values (4)');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await stored()).toEqual([1, 2, 3, 4]);
  });

  test('undoes all of a transaction whose work throws, and passes the error on', async () => {
    const error = new Error('no');
    const work = async (transaction: Transaction) => {
      await insert(transaction, 1);
      throw error;
    };
    await expect(database.transaction(work)).rejects.toBe(error);
    expect(await stored()).toEqual([]);
  });

  test('undoes all of a transaction whose work fails as a broken connection would, and is not mistaken', async () => {
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const work = async (transaction: Transaction) => {
      await insert(transaction, 1);
      throw error;
    };
    await expect(database.transaction(work)).rejects.toBe(error);
    expect(await stored()).toEqual([]);
  });

  test('undoes a transaction that ignores the error of a statement, and says so', async () => {
    const work = async (transaction: Transaction) => {
      await insert(transaction, 1);
      await insert(transaction, 1).catch(() => {});
    };
    await expect(database.transaction(work)).rejects.toThrow(/error was ignored/);
    expect(await stored()).toEqual([]);
  });

  test('runs statements of a transaction one after the other though they are called at once', async () => {
    const work = (transaction: Transaction) => Promise.all([1, 2, 3, 1, 4].map((n) => insert(transaction, n)));
    await expect(database.transaction(work)).rejects.toThrow(/duplicate key/);
    expect(await stored()).toEqual([]);
    await database.transaction((transaction) => Promise.all([1, 2, 3].map((n) => insert(transaction, n))));
    expect(await stored()).toEqual([1, 2, 3]);
  });

  test('runs transactions that are started at once', async () => {
    await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => database.transaction((transaction) => insert(transaction, n))),
    );
    expect(await stored()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('refuses statements past a running transaction from within it, which would wait for ever', async () => {
    await expect(database.transaction(() => stored())).rejects.toThrow(/go to the transaction/);
  });

  test('refuses statements of a transaction that is over', async () => {
    const kept = await database.transaction(async (transaction) => transaction);
    await expect(insert(kept, 1)).rejects.toThrow(/after the end/);
  });

  test('refuses a second statement behind the first', async () => {
    await expect(database.rows(sql`select 1::int; truncate n`)).rejects.toThrow(/multiple commands/);
  });

  test('gives the same JavaScript values for each type', async () => {
    const [row] = await database.rows<object>(sql`
      select 1::int as i, 0.1::float8 as f, true as b, 'ž' as t, array['a', null] as ts, decode('00ff', 'hex') as bytes,
        '{"a": [1]}'::jsonb as j, timestamptz '2026-10-25 00:30:00Z' as at, date '2026-10-25' as day, null as nothing
    `);
    expect(row).toEqual({
      i: 1,
      f: 0.1,
      b: true,
      t: 'ž',
      ts: ['a', null],
      bytes: Buffer.from([0, 255]),
      j: { a: [1] },
      at: new Date('2026-10-25T00:30:00Z'),
      day: '2026-10-25',
      nothing: null,
    });
  });

  test('takes values of each type', async () => {
    const values = [7, 0.5, false, 'ž', ['a', 'b'], Buffer.from([1]), { a: 1 }, new Date('2026-10-25T00:30:00.123Z')];
    const [i, f, b, t, ts, bytes, j, at] = values;
    const rows = await database.rows(sql`
      select ${i}::int as i, ${f}::float8 as f, ${b}::boolean as b, ${t}::text as t, ${ts}::text[] as ts,
        ${bytes}::bytea as bytes, ${j}::jsonb as j, ${at}::timestamptz as at
    `);
    expect(rows).toEqual([{ i, f, b, t, ts, bytes, j, at }]);
  });

  test('refuses numbers that would come as strings', async () => {
    await expect(database.rows(sql`select count(*) from n`)).rejects.toThrow(/cast it to int or float8/);
    await expect(database.rows(sql`select avg(n) from (values (1)) as n (n)`)).rejects.toThrow(/cast it/);
    expect(await stored()).toEqual([]);
  });

  test('has the time zone it was opened with, with its summer time, in statements and in views', async () => {
    await database.transaction((transaction) =>
      transaction.execute(`create or replace view zoned as select
        to_char(timestamptz '2026-10-25 00:30:00Z', 'YYYY-MM-DD HH24:MI') as before,
        to_char(timestamptz '2026-10-25 01:30:00Z', 'YYYY-MM-DD HH24:MI') as after`),
    );
    const rows = await database.rows(sql`select *, (timestamptz '2026-07-01 22:30Z')::date as day from zoned`);
    expect(rows).toEqual([{ before: '2026-10-25 02:30', after: '2026-10-25 02:30', day: '2026-07-02' }]);
  });

  test('tells the name of the program', async () => {
    expect(await database.rows(sql`select current_setting('application_name') as name`)).toEqual([{ name: 'prox' }]);
  });

  test('passes on the error of a wrong statement with its code, and goes on', async () => {
    await expect(database.rows(sql`selec 1`)).rejects.toMatchObject({ code: '42601' });
    expect(await stored()).toEqual([]);
  });
});
