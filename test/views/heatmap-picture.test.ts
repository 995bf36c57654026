import { describe, expect, test } from 'vitest';
import type { Rgb } from '../../src/render/terminal-colour.ts';
import { cellField } from '../../src/views/heatmap/cells.ts';
import { colouringOf, inkOf } from '../../src/views/heatmap/colouring.ts';
import { frameOf } from '../../src/views/heatmap/frame.ts';
import { heatmap } from '../../src/views/heatmap/index.ts';
import { inksOf } from '../../src/views/heatmap/inks.ts';
import type { Difference } from '../../src/views/heatmap/layers.ts';
import { drawPicture } from '../../src/views/heatmap/picture.ts';
import { rangesOf, stepsOf } from '../../src/views/heatmap/scale.ts';
import { ALLIES, CHOSEN, type Spot, spotsOf } from '../../src/views/heatmap/spots.ts';
import { openHeatmap } from '../../src/views/heatmap/state.ts';
import type { Canvas } from '../../src/views/view.ts';
import { ASCII, keyed, madeMap, spotAt } from './heatmap-made.ts';

const TRUE: Canvas = { ...ASCII, colours: 'true', glyphs: 'unicode' };

/** Spots on a map of four by four cells of 16 u around the origin, each a dot. */
function picture(spots: readonly Spot[], canvas: Canvas, difference: Difference = 'none') {
  const bounds = { left: -32, right: 32, bottom: -32, top: 32 };
  const inks = inksOf(canvas, { braille: false, difference });
  const size = inks.dots === 'half' ? { columns: 4, rows: 2 } : { columns: 8, rows: 4 };
  const frame = frameOf(openHeatmap(null), bounds, size, inks.dots);
  const field = cellField(spotsOf(spots), frame.cell_u, difference, false);
  const colouring = colouringOf(field, difference, inks);
  return drawPicture({ frame, field, colouring, inks, ground: [], objectives: [], cursor: null });
}

const text = (lines: ReturnType<typeof picture>): string[] =>
  lines.map((line) => line.map((span) => span.text).join(''));

/** Every shade's ink in order, without a database. */
function shades(difference: Difference, canvas: Canvas): { more: Rgb[]; less: Rgb[] } {
  const field = { ...cellField(spotsOf([]), 16, difference, false), most: 100 };
  const { more, less } = colouringOf(field, difference, inksOf(canvas, { braille: false, difference }));
  return { more: more.map(({ ink }) => ink.colour), less: less.map(({ ink }) => ink.colour) };
}

describe('the picture', () => {
  test('has north at the top and east on the right: the cell of (−1, −1) is left of and below the middle', () => {
    expect(text(picture([spotAt(-1, -1)], ASCII))).toEqual(['        ', '        ', '  @@    ', '        ']);
    expect(text(picture([spotAt(31, 31)], ASCII))[0]).toBe('      @@');
    expect(text(picture([spotAt(-32, -32)], ASCII))[3]).toBe('@@      ');
  });

  test('has two cells in a character of half blocks, the northern one above', () => {
    expect(text(picture([spotAt(0, 16)], TRUE))).toEqual(['  ▀ ', '    ']);
    expect(text(picture([spotAt(0, 0)], TRUE))).toEqual(['  ▄ ', '    ']);
    expect(text(picture([spotAt(0, -1)], TRUE))).toEqual(['    ', '  ▀ ']);
    expect(text(picture([spotAt(0, 0), spotAt(0, 16)], TRUE))).toEqual(['  █ ', '    ']);
  });

  test('colours the halves of a character apart', () => {
    const [line = []] = picture([spotAt(0, 0, { count: 9 }), spotAt(0, 16)], TRUE);
    const { more } = shades('none', TRUE);
    const both = line.find((span) => span.text === '▀');
    expect([both?.colour, both?.background]).toEqual([more[0], more.at(-1)]);
  });

  test('adds up everything in a cell, of whomever', () => {
    const alike = [spotAt(1, 1), spotAt(2, 2, { party: ALLIES, who: 1 }), spotAt(15, 15, { party: CHOSEN })];
    const { cells } = cellField(spotsOf(alike), 16, 'none', false);
    expect([...cells.values()]).toEqual([{ x: 0, y: 0, plus: 3, minus: 0, value: 3 }]);
  });

  test('tells the sides of a difference by signs where there are no colours, or few', () => {
    const sides = [
      spotAt(-32, 0, { count: 4 }),
      spotAt(-16, 0, { count: 4, party: ALLIES }),
      spotAt(0, 0),
      spotAt(0, 0, { party: ALLIES }),
      spotAt(16, 0, { count: 2 }),
      spotAt(16, 0, { party: ALLIES }),
    ];
    expect(text(picture(sides, ASCII, 'teams'))[1]).toBe('+3-3==+1');
    expect(text(picture(sides, { ...ASCII, glyphs: 'unicode' }, 'teams'))[1]).toBe('+3-3==+1');
    expect(text(picture(sides, { ...TRUE, colours: '16' }, 'teams'))[1]).toBe('+3-3==+1');
  });

  test('shows the cursor and an objective in every kind of drawing', () => {
    const data = madeMap([spotAt(5, 5)], { objectives: [{ name: 'the_gold', x: 900, y: -900 }] });
    const plain = heatmap.lines(keyed('', data), data, ASCII).join('\n');
    expect(plain).toContain('[]');
    expect(plain).toContain('A the gold');
    expect(heatmap.lines(keyed('o', data), data, ASCII).join('\n')).not.toMatch(/^ +A {2}/mu);
    expect(heatmap.lines(keyed('b', data), data, TRUE).join('\n')).toContain('█');
    expect(heatmap.lines(keyed('', data), data, TRUE).join('\n')).toContain('38;2;90;255;110');
  });
});

describe('shades', () => {
  test('end with the last one at the greatest value, and begin above nothing', () => {
    const { more } = shades('none', TRUE);
    for (const most of [1, 2, 6, 12, 13, 400]) {
      const steps = stepsOf(most, true, inksOf(TRUE, openHeatmap(null)).heat);
      expect(steps.at(-1)).toMatchObject({ upper: most, ink: { colour: more.at(-1) } });
      expect(rangesOf(steps, true)[0]).toMatch(/^1(-|$)/u);
      expect(new Set(steps.map(({ upper }) => upper)).size).toBe(steps.length);
    }
    expect(stepsOf(0, true, inksOf(TRUE, openHeatmap(null)).heat)).toEqual([]);
  });

  test('give few values one each', () => {
    expect(rangesOf(stepsOf(4, true, inksOf(ASCII, openHeatmap(null)).heat), true)).toEqual(['1', '2', '3', '4']);
  });

  test('of a difference diverge: as far from nothing on either side, and even ones apart', () => {
    const spots = [spotAt(0, 0, { count: 9 }), spotAt(16, 0, { count: 9, party: ALLIES })];
    const field = cellField(spotsOf(spots), 16, 'teams', false);
    const colouring = colouringOf(field, 'teams', inksOf(TRUE, openHeatmap(null)));
    const ends = [...field.cells.values()].map((cell) => inkOf(cell, colouring)?.ink.colour);
    const { more, less } = shades('teams', TRUE);
    expect(ends).toEqual([more.at(-1), less.at(-1)]);
    expect(inkOf({ x: 0, y: 0, plus: 1, minus: 1, value: 0 }, colouring)?.ink).toEqual(colouring.even);
  });

  test.each(['none', 'teams'] as const)('are all different in sixteen colours (difference %s)', (difference) => {
    const data = madeMap(
      Array.from({ length: 40 }, (_, i) => spotAt(i * 32, 0, { count: (i % 20) + 1, party: i < 20 ? 0 : ALLIES })),
    );
    const state = { ...openHeatmap(null), difference, cursor: { x: -1000, y: -1000 } };
    const lines = heatmap.lines(state, data, { ...TRUE, colours: '16' });
    const legend = lines.slice(difference === 'none' ? -1 : -2).join('\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin escape sequences
    const colours = [...legend.matchAll(/\u001B\[(\d+)m[█+-]/gu)].map(([, code]) => code);
    expect(new Set(colours).size).toBe(colours.length);
    expect(colours.length).toBeGreaterThanOrEqual(6);
  });
});

describe('a player against everyone else', () => {
  test('is compared by shares of all he did, which add up to nothing', () => {
    const spots = [spotAt(0, 0, { party: CHOSEN }), spotAt(16, 0, { count: 3 }), spotAt(0, 0)];
    const { cells, plus, minus } = cellField(spotsOf(spots), 16, 'player', true);
    expect([plus, minus]).toEqual([1, 4]);
    expect([...cells.values()].map(({ value }) => value)).toEqual([75, -75]);
  });

  test('needs a player in the scope, and says so', () => {
    const data = madeMap([spotAt(0, 0)]);
    expect(heatmap.lines(keyed('d d', data), data, ASCII)[1]).toContain('to compare a player, choose one: s');
  });

  test('leaves others out where no difference is wanted', () => {
    const spots = spotsOf([spotAt(0, 0, { party: CHOSEN }), spotAt(16, 0)]);
    expect(cellField(spots, 16, 'none', true).plus).toBe(1);
    expect(cellField(spots, 16, 'teams', true)).toMatchObject({ plus: 1, minus: 0 });
  });
});
