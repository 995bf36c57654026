import { describe, expect, test } from 'vitest';
import { type Frame, frameOf } from '../../src/views/heatmap/frame.ts';
import { heatmap } from '../../src/views/heatmap/index.ts';
import { frameFor } from '../../src/views/heatmap/layout.ts';
import { cursorCell, fieldOf } from '../../src/views/heatmap/shown.ts';
import { type HeatmapState, openHeatmap } from '../../src/views/heatmap/state.ts';
import { ASCII, keyed, madeMap, spotAt } from './heatmap-made.ts';

const data = madeMap([spotAt(300, -200, { count: 3 }), spotAt(-900, 900), spotAt(800, 800, { count: 2 })]);

const frame = (state: HeatmapState): Frame => frameFor(state, data, ASCII);

/** The cell that is read out, as numbers and as its place on the screen. */
function cursor(state: HeatmapState) {
  const shown = frame(state);
  const cell = cursorCell(state, fieldOf(state, data, shown), shown);
  return { cell, column: cell.x - shown.left, row: shown.top - cell.y, cell_u: shown.cell_u };
}

describe('what is shown', () => {
  test('is a layer by its number, and the next one by Tab', () => {
    expect(keyed('3', data).layer).toBe('fights');
    expect(keyed('3 tab tab tab tab', data).layer).toBe('deaths');
    expect(keyed('9', data)).toEqual(openHeatmap(null));
  });

  test('wants paths as soon as a layer of theirs is opened, and from then on', () => {
    expect(heatmap.request(keyed('2', data), { bots: true }).key).toBe(
      heatmap.request(keyed('', data), { bots: true }).key,
    );
    expect(keyed('3 tab', data).paths).toBe(true);
    expect(keyed('5 1', data).paths).toBe(true);
    expect(keyed('5 1 m', data).paths).toBe(false);
  });

  test('needs no query for cells, differences, zoom, pan and cursor', () => {
    const { key } = heatmap.request(keyed('', data), { bots: true });
    const moved = keyed('d + + up left L K n b o [ ] - 0', data);
    expect(heatmap.request(moved, { bots: true }).key).toBe(key);
  });

  test('can be chosen before there is a map', () => {
    expect(heatmap.press(openHeatmap(null), '2', null, ASCII).state.layer).toBe('kills');
    expect(heatmap.press(openHeatmap(null), '+', null, ASCII).state).toEqual(openHeatmap(null));
  });
});

describe('the map', () => {
  test('goes on to the next and back again, and opens whole', () => {
    expect(keyed('+ + m', data)).toMatchObject({ map: 'other', cell_u: null, cursor: null });
    expect(keyed('M', data).map).toBe('third');
  });

  test('is the scope’s where that names one: then the scope changes', () => {
    const scoped = { ...data, filters: { bots: false, map: 'made', session: 'latest' } };
    expect(heatmap.press(openHeatmap(null), 'm', scoped, ASCII).way).toEqual({
      kind: 'scope',
      filters: { bots: false, map: 'other', session: 'latest' },
    });
  });
});

describe('the cursor', () => {
  test('begins at the cell with most, and goes on to the next', () => {
    const cells = ['', 'n', 'n n', 'n n n', 'N'].map((keys) => cursor(keyed(keys, data)).cell);
    const most = {
      x: Math.floor(300 / cursor(keyed('', data)).cell_u),
      y: Math.floor(-200 / cursor(keyed('', data)).cell_u),
    };
    expect(cells[0]).toMatchObject(most);
    expect(cells[3]).toMatchObject(most);
    expect(cells[4]).toMatchObject({ x: cells[2]?.x, y: cells[2]?.y });
    expect(cells[1]).not.toMatchObject({ x: cells[2]?.x });
  });

  test('moves by a cell, up to the north', () => {
    const [from, to] = [cursor(keyed('', data)).cell, cursor(keyed('up right right', data)).cell];
    expect([to.x - from.x, to.y - from.y]).toEqual([2, 1]);
  });

  test('stays on the map, and the screen goes with it over its edge', () => {
    const far = keyed(`+ + + + ${'left '.repeat(200).trim()}`, data);
    expect(cursor(far).cell.x * cursor(far).cell_u).toBe(-1024);
    expect(cursor(far).column).toBe(0);
    const back = keyed('right right', data, ASCII, far);
    expect(frame(back).left).toBe(frame(far).left);
  });
});

describe('zoom', () => {
  test('has smaller cells with each step, down to 16 u, and ends with the whole map', () => {
    const sides = Array.from({ length: 12 }, (_, i) => frame(keyed('+ '.repeat(i).trim(), data)).cell_u);
    expect([...sides].sort((one, other) => other - one)).toEqual(sides);
    expect(sides.at(-1)).toBe(16);
    const out = keyed(`${'+ '.repeat(5)}${'- '.repeat(20).trim()}`, data);
    expect(frame(out)).toEqual(frame(keyed('', data)));
    expect(frame(keyed('+ + + 0', data))).toEqual(frame(keyed('', data)));
  });

  test('keeps the cursor where it is on the screen, away from the ends of the map', () => {
    const near = keyed('+ + +', data);
    for (const keys of ['+', '+ +', '-']) {
      const { column, row } = cursor(keyed(keys, data, ASCII, near));
      expect(Math.abs(column - cursor(near).column)).toBeLessThanOrEqual(1);
      expect(Math.abs(row - cursor(near).row)).toBeLessThanOrEqual(1);
    }
  });

  test('keeps the place of the cursor in its cell, nearer and farther', () => {
    const placed = keyed('up', data);
    for (const keys of ['+', '+ +', '+ + + +', '+ + + + - - -']) {
      const { cell, cell_u } = cursor(keyed(keys, data, ASCII, placed));
      const { x, y } = placed.cursor ?? { x: Number.NaN, y: Number.NaN };
      expect(cell).toEqual({ x: Math.floor(x / cell_u), y: Math.floor(y / cell_u) });
    }
  });

  test('changes the cells of the same part of the map by [ and ]', () => {
    const near = keyed('+ + +', data);
    const coarse = keyed(']', data, ASCII, near);
    expect([frame(near).side, frame(coarse).side]).toEqual([1, 2]);
    expect(frame(coarse).cell_u / frame(near).cell_u).toBeCloseTo(2, 0);
    expect(frame(keyed('[ [ [', data, ASCII, coarse)).side).toBe(1);
  });
});

describe('panning', () => {
  test('stops at the ends of the map', () => {
    const near = keyed('+ + + +', data);
    const ends = ['H', 'L', 'K', 'J'].map((key) => frame(keyed(`${key} `.repeat(40).trim(), data, ASCII, near)));
    const { cell_u } = frame(near);
    expect((ends[0]?.left ?? 0) * cell_u).toBe(-1024);
    expect(((ends[1]?.left ?? 0) + (ends[1]?.across ?? 0)) * cell_u).toBe(1024);
    expect(((ends[2]?.top ?? 0) + 1) * cell_u).toBe(1024);
    expect(((ends[3]?.top ?? 0) + 1 - (ends[3]?.down ?? 0)) * cell_u).toBe(-1024);
  });

  test('keeps the cursor where it is on the screen', () => {
    const near = keyed('+ + + +', data);
    const { column, row } = cursor(near);
    expect(cursor(keyed('L J', data, ASCII, near))).toMatchObject({ column, row });
  });

  test('does nothing where the whole map is on the screen', () => {
    const whole = keyed('up', data);
    expect(keyed('H L J K', data, ASCII, whole)).toEqual(whole);
  });
});

describe('the frame', () => {
  const bounds = { left: -1024, right: 1024, bottom: -512, top: 512 };

  test('has the whole map in its middle', () => {
    const whole = frameOf(openHeatmap(null), bounds, { columns: 40, rows: 20 }, 'half');
    expect(whole).toMatchObject({ cell_u: 64, across: 40, down: 40, left: -20, top: 19, isWhole: true });
  });

  test('has two dots above each other in a character of half blocks, and cells two columns wide in ASCII', () => {
    const field = { columns: 40, rows: 20 };
    expect(frameOf(openHeatmap(null), bounds, field, 'ascii')).toMatchObject({ across: 20, down: 20 });
    expect(frameOf({ ...openHeatmap(null), side: 1 }, bounds, field, 'braille')).toMatchObject({
      across: 80,
      down: 80,
    });
  });

  test('holds a map of any size', () => {
    const huge = { left: -1e6, right: 1e6, bottom: 0, top: 1 };
    const { cell_u, across } = frameOf(openHeatmap(null), huge, { columns: 10, rows: 2 }, 'ascii');
    expect(cell_u * across).toBeGreaterThan(2e6);
  });
});
