import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LuaEngine, LuaFactory } from 'wasmoon';
import { pathText, positionsText, stepsText } from '../../src/format/lists.ts';
import { tenthsText } from '../../src/format/numbers.ts';
import { PATH_EVENTS, POSITION_EVENTS } from '../../src/format/words.ts';
import { luaSource } from '../format/lua-format.ts';
import { trackerWith } from './built-tracker.ts';

let lua: LuaEngine;

/** Loads the tracker's file with one of its modules in the place of its entry. */
beforeAll(async () => {
  lua = await new LuaFactory().createEngine();
  lua.global.set('text', trackerWith().replace('require("lua.tracker", ...)', 'require("lua.fast-text")'));
  lua.doStringSync('fast = assert(load(text, "tracker"))()');
});

afterAll(() => lua.global.close());

/** What a function of lua/fast-text.ts makes of these numbers. */
function fast(name: string, ...values: readonly (number | readonly number[])[]): string {
  const given = values.map((value) => luaSource(value, false)).join(', ');
  return String(lua.doStringSync(`return fast.${name}(${given})`));
}

/** Tenths of a coordinate, a time or a health, small ones more often. Differences have 32 bits, so values have 31. */
const integer = fc.oneof(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 }));

function index(length: number) {
  return fc.integer({ min: 0, max: length - 1 });
}

const pathPoint = fc
  .tuple(...Array.from({ length: 7 }, () => integer), index(3), index(2), index(PATH_EVENTS.length))
  .map((values) => values as readonly number[]);
const positionPoint = fc
  .tuple(integer, integer, integer, integer, index(POSITION_EVENTS.length))
  .map((values) => values as readonly number[]);

/** Points in which values often stay as they were: each has a mask of those that change. */
const path = fc.array(fc.tuple(pathPoint, fc.nat({ max: 1023 })), { minLength: 1, maxLength: 8 }).map((points) => {
  let before: readonly number[] = [];
  return points.map(([point, changes]) => {
    before = point.map((value, at) => ((changes >> at) & 1 ? value : (before[at] ?? value)));
    return before;
  });
});

const SETTINGS = { numRuns: 200, seed: 20261122 };

test('a path is the text that src/format makes of it', () => {
  fc.assert(
    fc.property(path, (points) => {
      expect(fast('pathCells', points.flat(), points.length)).toBe(pathText(points.flat(), 0, points.length));
    }),
    SETTINGS,
  );
});

test('steps are the text that src/format makes of them, from any point to any other', () => {
  fc.assert(
    fc.property(path, fc.nat(), fc.nat(), (points, one, other) => {
      const first = one % points.length;
      const end = first + (other % (points.length - first + 1));
      expect(fast('stepCells', points.flat(), first, end)).toBe(stepsText(points.flat(), first, end));
    }),
    SETTINGS,
  );
});

test('an engagement’s points are the text that src/format makes of them', () => {
  fc.assert(
    fc.property(fc.array(positionPoint, { minLength: 1, maxLength: 8 }), (points) => {
      const text = positionsText(points.flat(), 0, points.length);
      expect(fast('positionCells', points.flat(), points.length)).toBe(text);
    }),
    SETTINGS,
  );
});

test('a length is the text that src/format makes of its tenths', () => {
  fc.assert(
    fc.property(integer, (value) => {
      expect(fast('tenthsCell', value)).toBe(tenthsText(value));
    }),
    SETTINGS,
  );
});
