import { expect, test } from 'vitest';
import type { RoundFile, RoundRows } from '../../src/domain/round-file.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import { lineEnds, trimmed } from './small-round.ts';

type Random = (below: number) => number;

/** Mulberry32: whole numbers from 0 up to `below`. */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const SEPARATORS = [
  ';',
  ',',
  '|',
  '\n',
  '\r',
  '\0',
  '#',
  '# ',
  '-',
  '.',
  ':',
  '=',
  '\xff',
  '\xc3',
  '9999999999999',
  '\n\n',
];

function replaced(bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

const MUTATIONS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  function changeByte(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at + 1, Buffer.of(random(256)));
  },
  function insertSeparator(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at, Buffer.from(SEPARATORS[random(SEPARATORS.length)] ?? '', 'latin1'));
  },
  function deleteSome(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at + random(60), Buffer.alloc(0));
  },
  function doubleSome(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at, bytes.subarray(at, at + random(200)));
  },
  function doubleLine(bytes, random) {
    const ends = lineEnds(bytes);
    const line = random(ends.length);
    const end = ends[line] ?? 0;
    return replaced(bytes, end, end, bytes.subarray(ends[line - 1] ?? 0, end));
  },
  function emptyCell(bytes, random) {
    const from = bytes.indexOf(';', random(bytes.length)) + 1;
    const to = bytes.indexOf(';', from);
    return to < 0 ? bytes : replaced(bytes, from, to, Buffer.alloc(0));
  },
  function cut(bytes, random) {
    return bytes.subarray(0, random(bytes.length));
  },
];

/** How many lines of a file are rows: neither the first, nor empty, nor beginning with `#`. */
function rowLines(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n').slice(1);
  const last = lines.pop() ?? '';
  const whole = lines.map((line) => line.replace(/\r$/, ''));
  return [...whole, last].filter((line) => line !== '' && !line.startsWith('#')).length;
}

function mutated(original: Buffer, random: Random): Buffer {
  let bytes = original;
  for (let times = 1 + random(4); times > 0; times--) {
    bytes = MUTATIONS[random(MUTATIONS.length)]?.(bytes, random) ?? bytes;
  }
  return bytes;
}

function expectEachRowCounted(bytes: Buffer, { rows, sections, problems, problem_count }: RoundFile): void {
  for (const tally of sections.filter((section) => section.known)) {
    const kept = rows[tally.section as keyof RoundRows].length;
    expect([tally.section, kept, tally.row_checksums.length]).toEqual([
      tally.section,
      tally.rows - tally.bad_rows,
      kept,
    ]);
  }
  const counted = sections.reduce((sum, tally) => sum + tally.rows, 0);
  const bad = sections.reduce((sum, tally) => sum + tally.bad_rows, 0);
  const outside = problems.filter((problem) => problem.section === null && !problem.found.startsWith('#')).length;
  expect(counted + outside).toBe(rowLines(bytes));
  expect(problem_count).toBeGreaterThanOrEqual(bad + outside);
  expect(problems).toHaveLength(problem_count);
}

test.each([
  ['samples/2026-11-22-102925-labmap-round-1_engagements.txt', 11],
  ['samples/2026-11-22-104340-labmap-round-2_engagements.txt', 12],
  ['test/recordings/2026-11-22-111335-supply-round-1_engagements.txt', 13],
])('each row of %s is kept or counted as bad, however its bytes change', (file, seed) => {
  const original = trimmed(file, 3);
  const random = randomOf(seed);
  let damaged = 0;
  for (let run = 0; run < 2000; run++) {
    const bytes = mutated(original, random);
    const result = parseRound(bytes);
    if (!result.ok) continue;
    expectEachRowCounted(bytes, result.round);
    if (result.round.problem_count > 0) damaged++;
  }
  expect(damaged).toBeGreaterThan(1000);
});
