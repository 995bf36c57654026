import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { RoundFile, RoundRows } from '../../src/domain/round-file.ts';
import { parsedRound } from '../parser/parsed-round.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { keepLaws, keepsOrReportsEachRow } from './laws.ts';
import { lineEnds } from './mutations.ts';
import { randomOf } from './random.ts';

/** What `cut` has that `whole` does not have in the same place, as words; empty where it is a beginning of it. */
function strayRows(cut: RoundFile, whole: RoundFile): readonly string[] {
  return cut.sections.flatMap(({ section, known, row_checksums }) => {
    if (!known) return [];
    const kept = cut.rows[section as keyof RoundRows];
    const last = kept.length - 1;
    const same = whole.sections.find((each) => each.section === section)?.row_checksums.subarray(0, kept.length);
    const isBeginning =
      isDeepStrictEqual(row_checksums, same) &&
      isDeepStrictEqual(kept[last], whole.rows[section as keyof RoundRows][last]);
    return isBeginning ? [] : [`rows of ${section}`];
  });
}

/** The place of the last of `ends` at or before `length`. */
function lineBegin(ends: readonly number[], length: number): number {
  return ends.findLast((end) => end <= length) ?? 0;
}

function expectBeginning(bytes: Buffer, length: number, whole: RoundFile, ends: readonly number[]): void {
  const cut = bytes.subarray(0, length);
  const round = parsedRound(cut);
  const inLine = lineBegin(ends, length) < length;
  keepsOrReportsEachRow(cut, round);
  assert.deepEqual([length, round.cut_line, round.problem_count], [length, inLine, inLine ? 1 : 0]);
  assert.deepEqual([length, ...strayRows(round, whole)], [length]);
  for (const [key, value] of round.metadata) assert.equal(value, whole.metadata.get(key), key);
  assert.equal(round.complete === true, whole.complete === true && length === bytes.length, `cut at ${length}`);
}

test('a file of our tracker cut at every byte is a beginning of the whole one, and the cut is reported', () => {
  const bytes = Buffer.from(ownFile({ rows: ownMatch(1) }));
  const ends = lineEnds(bytes);
  const whole = parsedRound(bytes);
  expect(whole).toMatchObject({ complete: true, problem_count: 0 });
  for (let length = ends[0] ?? 0; length <= bytes.length; length++) expectBeginning(bytes, length, whole, ends);
});

test('what follows from a file cut behind any of its lines fits the tables', () => {
  const bytes = Buffer.from(ownFile({ rows: ownMatch(2) }));
  for (const end of lineEnds(bytes)) expect(keepLaws(bytes.subarray(0, end))).toBe(0);
});

test.each([
  'samples/2026-11-22-103235-labmap-round-1_engagements.txt',
  'test/recordings/v6/2026-11-22-103235-labmap-round-2_engagements.txt',
])('%s cut anywhere is a beginning of the whole one, and what follows from it fits the tables', (file) => {
  const bytes = readFileSync(file);
  const ends = lineEnds(bytes);
  const whole = parsedRound(bytes);
  const random = randomOf(20);
  for (let cuts = 0; cuts < 60; cuts++) {
    const length = (ends[0] ?? 0) + random(bytes.length - (ends[0] ?? 0));
    expectBeginning(bytes, length, whole, ends);
    expect(keepLaws(bytes.subarray(0, length))).toBe(lineBegin(ends, length) < length ? 1 : 0);
  }
});
