import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitColumns, GAP } from '../../src/render/fit-columns.ts';

describe('columns that share a terminal', () => {
  test('each gets what it needs where there is room', () => {
    expect(
      fitColumns(
        [
          { width: 5, least: 5 },
          { width: 20, least: 10 },
        ],
        80,
      ),
    ).toEqual({ widths: [5, 20], dropped: 0 });
  });

  test('the widest gives first', () => {
    const needs = [
      { width: 30, least: 10 },
      { width: 20, least: 10 },
      { width: 5, least: 5 },
    ];
    expect(fitColumns(needs, 45)).toEqual({ widths: [18, 18, 5], dropped: 0 });
  });

  test('the last goes when none can give more', () => {
    const needs = [
      { width: 30, least: 10 },
      { width: 8, least: 8 },
      { width: 8, least: 8 },
    ];
    expect(fitColumns(needs, 22)).toEqual({ widths: [12, 8], dropped: 1 });
  });

  test('the first stays in the narrowest terminal', () => {
    expect(
      fitColumns(
        [
          { width: 30, least: 10 },
          { width: 8, least: 8 },
        ],
        4,
      ),
    ).toEqual({ widths: [4], dropped: 1 });
  });

  test('no line is ever wider than the terminal', () => {
    const need = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
      .map(([one, other]) => ({ width: Math.max(one, other), least: Math.min(one, other) }));
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 300 }), (needs, room) => {
        const { widths, dropped } = fitColumns(needs, room);
        expect(widths.length + dropped).toBe(needs.length);
        expect(widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1))).toBeLessThanOrEqual(room);
      }),
    );
  });
});
