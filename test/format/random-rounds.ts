import fc from 'fast-check';
import type { RoundRows } from '../../src/domain/round-file.ts';
import { ATTACKER, PATH_POINT, POSITION_POINT } from '../../src/format/points.ts';
import type { Column, ValueKind } from '../../src/format/section.ts';
import { ENGAGEMENTS, KILL_HEATMAP, MOVEMENT_HEATMAP, OPEN_ROWS, SECTIONS } from '../../src/format/sections.ts';
import { type PlainRound, plainRows } from './write-round.ts';

const LONGEST_NAME = 35;

const int32 = fc.oneof(
  fc.integer({ min: -1000, max: 200_000 }),
  fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  fc.constantFrom(0, -1, 1, -2_147_483_648, 2_147_483_647),
);

/** Those that the parser takes for times. */
const times = fc.oneof(
  fc.integer({ min: -1000, max: 200_000 }),
  fc.constantFrom(0, -1, 1, -100_000_000, 2_000_000_000),
);

const hostile = fc.constantFrom(
  '',
  ' ',
  'pi|pe',
  'com,ma',
  '|',
  ',',
  '||,,',
  'tab\there',
  'a=b',
  '#hash',
  '^1Red^7Baron',
  '^^odd',
  'Škraté',
  '名前',
  '\u{1f600}',
  '\ufeffbom',
  '\ufffd',
  'null',
  '-0.0',
);

const anyText = fc.string({ unit: 'binary', maxLength: 12 });

/** Names as they can stand in a file. */
const name = fc
  .oneof(hostile, anyText)
  .map((text) => text.replace(/[;\r\n\0]/g, ''))
  .filter((text) => Buffer.byteLength(text) <= LONGEST_NAME);

/** GUIDs and other text of the encoder's: lists are made of it, so it holds none of their separators. */
const text = fc
  .oneof(fc.stringMatching(/^[0-9A-F]{32}$/), fc.constantFrom('NO_GUID', 'unknown'), anyText)
  .map((value) => value.replace(/[;,|#\r\n\0]/g, ''))
  .filter((value) => value !== '');

const weapons = fc
  .array(fc.tuple(fc.nat(70), int32), { maxLength: 3 })
  .map((hits) => (hits.length === 0 ? '0:0' : hits.map(([weapon, count]) => `${weapon}:${count};`).join('')));

function pointLists(
  columns: readonly Column[],
  number: fc.Arbitrary<number>,
  time: fc.Arbitrary<number>,
): fc.Arbitrary<number[][]> {
  const values = columns.map(({ name, words }) => {
    if (words.length > 0) return fc.nat(words.length - 1);
    return name === 'time_ms' ? time : number;
  });
  return fc.array(fc.tuple(...values), { maxLength: 6 });
}

function points(columns: readonly Column[], lists = pointLists(columns, int32, times)): fc.Arbitrary<unknown> {
  return lists.map((list) => {
    const arrays: Record<string, unknown> = { length: list.length };
    columns.forEach((column, i) => {
      arrays[column.name] = Int32Array.from(list, (values) => values[i] ?? 0);
    });
    return arrays;
  });
}

/** Differences of these are of 32 bits; they often are 0. */
const stepped = fc.oneof(fc.constantFrom(0, 0, 1, -1_000_000_000, 1_000_000_000), fc.integer({ min: -50, max: 5000 }));
const timeSteps = fc.oneof(fc.constantFrom(0, 0, 1, 300_000_000), fc.integer({ min: -50, max: 5000 }));

/** A single point of zeros is written as nothing. */
const steps = pointLists(PATH_POINT, stepped, timeSteps).filter(
  (list) => list.length !== 1 || list.flat().some((value) => value !== 0),
);

function nullable(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.option(value, { nil: null });
}

function record(columns: readonly Column<string, ValueKind>[]): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(columns.map((column) => [column.name, anyValue(column)])));
}

function anyValue({ name: column, kind, words }: Column<string, ValueKind>): fc.Arbitrary<unknown> {
  const integer = column.endsWith('_ms') ? times : int32;
  const decimal = int32.map((tenths) => tenths / 10);
  const kinds: Record<ValueKind, () => fc.Arbitrary<unknown>> = {
    text: () => text,
    optional_text: () => nullable(text),
    name: () => name,
    integer: () => integer,
    optional_integer: () => nullable(integer),
    decimal: () => decimal,
    optional_decimal: () => nullable(decimal),
    flag: () => fc.boolean(),
    optional_flag: () => nullable(fc.boolean()),
    word: () => fc.constantFrom(...words),
    optional_word: () => nullable(fc.constantFrom(...words)),
    guids: () => fc.array(text, { maxLength: 3 }),
    positions: () => points(POSITION_POINT),
    path: () => points(PATH_POINT),
    path_steps: () => points(PATH_POINT, steps),
    attackers: () => fc.array(record(ATTACKER), { maxLength: 3 }),
    weapons: () => weapons,
  };
  return kinds[kind]();
}

/** A row of the section, or for OPEN_ROWS one of a section that it may hold. */
function rowOf(section: string, columns: readonly Column[]): fc.Arbitrary<Record<string, unknown>> {
  if (section !== OPEN_ROWS.name) return record(columns);
  const opened = [ENGAGEMENTS, KILL_HEATMAP, MOVEMENT_HEATMAP].map((open) =>
    record(open.columns).map((row) => ({ section: open.name, row })),
  );
  return fc.oneof(...opened);
}

/** Rows of every section as the parser returns them. */
const roundRows: fc.Arbitrary<RoundRows> = fc
  .record(
    Object.fromEntries(
      SECTIONS.map(({ name: section, columns, key }) => [
        section,
        fc.uniqueArray(rowOf(section, columns), {
          maxLength: 4,
          selector: (row) => (key.length === 0 ? row : key.map((column) => row[column]).join(';')),
        }),
      ]),
    ),
  )
  .map((rows) => rows as unknown as RoundRows);

const metadata: fc.Arbitrary<readonly (readonly [string, string])[]> = fc.uniqueArray(
  fc.tuple(
    fc.stringMatching(/^[a-z0-9_]{1,12}$/),
    fc.oneof(hostile, anyText).map((value) => value.replace(/[\r\n\0]/g, '')),
  ),
  { maxLength: 6, selector: ([key]) => key },
);

const NAMES = SECTIONS.map((section) => section.name as keyof RoundRows);

/** The sections in any order, each left out, empty, whole or in two parts; `rows` are the rows that are in the file. */
export const rounds: fc.Arbitrary<PlainRound & { readonly rows: RoundRows }> = fc
  .record({
    metadata,
    all: roundRows,
    order: fc.shuffledSubarray(NAMES),
    reopened: fc.shuffledSubarray(NAMES),
  })
  .map(({ metadata, all, order, reopened }) => {
    const again = reopened.filter((section) => order.includes(section));
    const rows = NAMES.map((section) => [section, order.includes(section) ? all[section] : []]);
    const first = order.map((section) => ({
      name: section,
      rows: plainRows(section, all[section]).slice(0, again.includes(section) ? 1 : undefined),
    }));
    const rest = again.map((section) => ({ name: section, rows: plainRows(section, all[section]).slice(1) }));
    return { metadata, sections: [...first, ...rest], rows: Object.fromEntries(rows) as unknown as RoundRows };
  });
