import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsedRound, refusal } from './parsed-round.ts';

test('an empty file is refused as empty, with or without a byte order mark', () => {
  expect(refusal('')).toBe('is empty');
  expect(refusal('\ufeff')).toBe('is empty');
});

test('a file without a version line is refused with its first line', () => {
  const expected = 'expected "# " and one of PROXIMITY_TRACKER_V4, _V5 and _V6 and PROX_TRACKER_V1';

  expect(refusal('hello\nworld\n')).toBe(`is not a round file: its first line is "hello", ${expected}`);
  expect(refusal('# ENGAGEMENTS\n')).toContain('is not a round file');
  expect(refusal('\n# PROXIMITY_TRACKER_V4\n')).toContain('its first line is "(empty)"');
  expect(refusal('# PROXIMITY_TRACKER_V4 \n')).toContain('is not a round file');
});

test('a binary file is refused, and nothing of it reaches the terminal', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]);

  expect(refusal(png)).toContain('its first line is "‰PNG"');
  expect(refusal('\x1b[31mred\u202e\n')).toContain('its first line is "\\x1b[31mred\\u{202e}"');
  expect(refusal(Buffer.alloc(1_000_000, 'x'))).toContain(`"${'x'.repeat(40)}…"`);
});

test.each(['PROXIMITY_TRACKER_V3', 'PROXIMITY_TRACKER_V7', 'PROX_TRACKER_V2', 'PROX_TRACKER_V4'])(
  'a file of %s is refused as a generation prox does not know',
  (generation) => {
    const expected = `was written by ${generation}, a generation this prox does not know; it reads `;

    expect(refusal(`# ${generation}\n# map=supply\n`)).toContain(expected);
  },
);

test('a file cut in its version line holds nothing and is refused', () => {
  expect(refusal('# PROXIMITY_TRACKER_V4')).toBe('was cut in its first line and holds nothing');
  expect(refusal('# PROXIMITY_TR')).toContain('is not a round file');
});

test.each([
  ['PROXIMITY_TRACKER', 4],
  ['PROXIMITY_TRACKER', 5],
  ['PROXIMITY_TRACKER', 6],
  ['PROX_TRACKER', 1],
])('a file of %s_V%d is read', (tracker, generation) => {
  expect(parsedRound(`# ${tracker}_V${generation}\n`)).toMatchObject({ tracker, generation, problem_count: 0 });
});

test('a byte order mark before the version line and carriage returns are no part of the file', () => {
  const file = readFileSync('samples/2026-11-22-102925-labmap-round-1_engagements.txt', 'latin1');
  const windows = Buffer.from(`\xef\xbb\xbf${file.replaceAll('\n', '\r\n')}`, 'latin1');

  expect(parsedRound(windows)).toEqual(parsedRound(Buffer.from(file, 'latin1')));
});
