import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LuaEngine } from 'wasmoon';
import type { RoundRows } from '../../src/domain/round-file.ts';
import { parsedRound } from '../parser/parsed-round.ts';
import { luaBytes, luaSource, luaWithFormat } from './lua-format.ts';
import { rounds } from './random-rounds.ts';
import { type PlainRound, plainRows, writeRound } from './write-round.ts';

let lua: LuaEngine;

beforeAll(async () => {
  lua = await luaWithFormat();
});

afterAll(() => lua.global.close());

function luaRound({ metadata, sections }: PlainRound, floats: boolean): Buffer {
  return luaBytes(lua, `return write_round(${luaSource({ metadata, sections }, floats)})`);
}

test('the encoder writes the same bytes in Lua and in JavaScript, and the parser reads them', () => {
  fc.assert(
    fc.property(rounds, fc.boolean(), (written, floats) => {
      const bytes = luaRound(written, floats);

      expect(bytes.toString()).toBe(writeRound(written));
      expect(parsedRound(bytes).rows).toEqual(written.rows);
    }),
    { numRuns: 40, seed: 20261122 },
  );
});

test('a recording written anew by the Lua encoder holds the same rows', () => {
  const recorded = parsedRound(readFileSync('samples/2026-11-22-104340-labmap-round-2_engagements.txt'));
  const names = Object.keys(recorded.rows) as (keyof RoundRows)[];
  const sections = names.map((name) => ({ name, rows: plainRows(name, recorded.rows[name]) }));

  const written = parsedRound(luaRound({ metadata: [...recorded.metadata], sections }, false));

  expect(written.problems).toEqual([]);
  expect(written.rows).toEqual(recorded.rows);
  expect(written.metadata).toEqual(recorded.metadata);
});

test.each([
  ['3', '3', '0.3'],
  ['3.0', '3', '0.3'],
  ['1.5', '2', '0.2'],
  ['-1.5', '-1', '-0.1'],
  ['-5', '-5', '-0.5'],
  ['-0.0', '0', '0.0'],
  ['0/0', '0', '0.0'],
  ['1/0', '2147483647', '214748364.7'],
  ['-1/0', '-2147483648', '-214748364.8'],
  ['1e24', '2147483647', '214748364.7'],
  ['math.maxinteger', '2147483647', '214748364.7'],
  ['math.mininteger', '-2147483648', '-214748364.8'],
])('Lua writes %s as the whole number %s and as the tenths %s', (value, whole, tenths) => {
  const chunk = `local numbers = require('format.numbers')
    return numbers.integerText(${value}) .. ' ' .. numbers.tenthsText(${value})`;

  expect(luaBytes(lua, chunk).toString()).toBe(`${whole} ${tenths}`);
});

test('Lua writes a name of any bytes as it is, but for what would end its cell or line', () => {
  const chunk = `return require('format.text').nameText("\\xff\\x80a;b\\r\\n\\0c|d,\\xc5")`;

  expect(luaBytes(lua, chunk).toString('latin1')).toBe('\xff\x80a_b___c|d,\xc5');
});

test('Lua writes a point with missing or senseless values as one the parser reads', () => {
  const chunk = `return require('format.lists').pathText({ 0/0, 1/0, -1e300, 1.5, nil, 1e24, 2.5, 99, -1, 1.5 }, 0, 1)`;

  expect(luaBytes(lua, chunk).toString()).toBe('0,214748364.7,-214748364.8,0.2,0,214748364.7,3,0,0,spawn');
});
