import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ColumnType, TableColumns } from '../../src/store/database.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';

const columns = {
  row_no: 'int4',
  small: 'int2',
  whole: 'int4',
  real: 'float8',
  words: 'text',
  list: 'text[]',
  yes: 'bool',
  bytes: 'bytea',
  moment: 'timestamptz',
  document: 'jsonb',
} satisfies TableColumns;

const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`);

/** What PostgreSQL can store: no NUL character, and no half of a surrogate pair. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((string) => !string.includes('\0'));
/** PostgreSQL's earliest timestamp is in 4713 BC, and pg reads years up to 9999 alone. */
const moment = fc.date({ min: new Date(-62e12), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true });
const document = fc
  .jsonValue({ noUnicodeString: false })
  .filter((value) => !JSON.stringify(value).includes('\\u0000') && value !== null)
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

const row = fc.record(
  {
    small: orNull(fc.integer({ min: -32768, max: 32767 })),
    whole: orNull(fc.integer()),
    real: orNull(fc.double()),
    words: orNull(text),
    list: orNull(fc.array(orNull(text), { maxLength: 5 })),
    yes: orNull(fc.boolean()),
    bytes: orNull(fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))),
    moment: orNull(moment),
    document: orNull(document),
  },
  { requiredKeys: [] },
);

function orNull<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.option(values, { freq: 8 });
}

describeEngines('COPY', (engine) => {
  let fresh: FreshDatabase;

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    await fresh.database.transaction((transaction) =>
      transaction.execute(
        `create table every_type (${definitions.join(', ')}); create table narrow (small int2, whole int4)`,
      ),
    );
  });

  afterAll(() => fresh.cleanup());

  async function roundTrip(rows: readonly object[]): Promise<object[]> {
    return fresh.database.transaction(async (transaction) => {
      await transaction.execute('truncate every_type');
      await transaction.copy(
        'every_type',
        columns,
        rows.map((values, row_no) => ({ ...values, row_no })),
      );
      return transaction.rows(sql`select * from every_type order by row_no`);
    });
  }

  function asStored(rows: readonly object[]): object[] {
    const names = Object.keys(columns);
    return rows.map((values, row_no) => ({
      ...Object.fromEntries(names.map((name) => [name, Reflect.get(values, name) ?? null])),
      row_no,
    }));
  }

  test('gives back what it was given, of every type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        expect(await roundTrip(rows)).toEqual(asStored(rows));
      }),
      { numRuns: 60 },
    );
  });

  test('gives back extremes', async () => {
    const rows = [
      { small: -32768, whole: -2147483648, real: -0, words: '', list: [], yes: false, bytes: Buffer.alloc(0) },
      { small: 32767, whole: 2147483647, real: Number.MIN_VALUE, words: 'ž🎯\u{10ffff}', list: ['', null, '{",\\}'] },
      { real: Number.NaN, document: {}, moment: new Date(0) },
      { real: Number.POSITIVE_INFINITY, document: [] },
      { real: Number.NEGATIVE_INFINITY, document: 'text' },
      { real: Number.MAX_VALUE, document: 0 },
      { real: 0.1 + 0.2, document: false },
    ];
    expect(await roundTrip(rows)).toEqual(asStored(rows));
  });

  test('takes more than one message of data', async () => {
    const rows = Array.from({ length: 300 }, (_, number) => ({ row_no: number, bytes: Buffer.alloc(10_000, number) }));
    await fresh.database.transaction(async (transaction) => {
      await transaction.execute('truncate every_type');
      await transaction.copy('every_type', { row_no: 'int4', bytes: 'bytea' }, rows);
    });
    const wrong = await fresh.database.rows(sql`
      select row_no from every_type
      where bytes <> decode(repeat(lpad(to_hex(row_no % 256), 2, '0'), 10000), 'hex') or length(bytes) <> 10000
    `);
    expect(wrong).toEqual([]);
    expect(await fresh.database.rows(sql`select count(*)::int as n from every_type`)).toEqual([{ n: 300 }]);
  });

  test('takes no rows at all', async () => {
    expect(await roundTrip([])).toEqual([]);
  });

  test.each<[ColumnType, string, unknown]>([
    ['int2', 'small', 32768],
    ['int2', 'small', -32769],
    ['int4', 'whole', 2147483648],
    ['int4', 'whole', 1.5],
    ['int4', 'whole', Number.NaN],
    ['int4', 'whole', '7'],
  ])('refuses for %s in column %s the value %s, and names all three', async (type, column, value) => {
    const copying = fresh.database.transaction((transaction) =>
      transaction.copy('narrow', { [column]: type }, [{ [column]: value }]),
    );
    await expect(copying).rejects.toThrow(new RegExp(`narrow\\.${column} .*${String(value)} as ${type}`));
    expect(await fresh.database.rows(sql`select * from narrow`)).toEqual([]);
  });

  test('leaves the connection usable, and no row, when the database refuses a row', async () => {
    const rows = [...Array.from({ length: 50_000 }, () => ({ words: 'x'.repeat(20) })), { words: 'NUL \0' }];
    const copying = fresh.database.transaction((transaction) =>
      transaction.copy('every_type', { words: 'text' }, rows),
    );
    await expect(copying).rejects.toThrow(/invalid byte sequence/);
    expect(await fresh.database.rows(sql`select count(*)::int as n from every_type where words like 'x%'`)).toEqual([
      { n: 0 },
    ]);
  });

  test('reports a table or a column that is not there', async () => {
    for (const [table, column] of [
      ['no_table', 'small'],
      ['narrow', 'no_column'],
    ] as const) {
      const copying = fresh.database.transaction((transaction) =>
        transaction.copy(table, { [column]: 'int2' }, [{ [column]: 1 }]),
      );
      await expect(copying).rejects.toThrow(/does not exist/);
    }
    expect(await fresh.database.rows(sql`select ${raw('1')}::int as n`)).toEqual([{ n: 1 }]);
  });
});
