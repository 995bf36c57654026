import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { event } from '../../src/metrics/event/index.ts';
import { hotzones } from '../../src/metrics/hotzones/index.ts';
import { drawingLines } from '../../src/render/drawing.ts';
import { GLYPHS, type Glyphs, usualGlyphs } from '../../src/render/glyphs.ts';
import { lookOf } from '../../src/render/terminal.ts';
import { textWidth } from '../../src/render/text-width.ts';
import type { BoardRow, Metric, Report } from '../../src/report/metric.ts';
import { madeUpReport } from './made-up-report.ts';

const PLAIN = lookOf(80, 1);

function drawnReport(metric: Metric, boards: Readonly<Record<string, readonly BoardRow[]>>): Report {
  const drawn = metric.boards
    .filter(({ name }) => name in boards)
    .map((board) => ({ board, rows: boards[board.name] ?? [], hidden: 0, total: 0 }));
  return { ...madeUpReport(), metric, drawn };
}

/** Deaths by place, in cells of 256 u as `hotzones` makes them. */
function cellsAt(places: readonly (readonly [x: number, y: number, deaths: number])[], map = 'supply'): BoardRow[] {
  return places.map(([x, y, deaths]) => ({
    ...{ map, cell_x: Math.floor(x / 256), cell_y: Math.floor(y / 256), cell_u: 256 },
    ...{ deaths, kills: 0, fights: 0 },
  }));
}

function drawCells(cells: readonly BoardRow[], glyphs: Glyphs, look = PLAIN): string[] {
  return drawingLines(drawnReport(hotzones, { cells }), look, glyphs);
}

type PathPoint = readonly [x: number, y: number, event?: string];

function drawPlan(target: readonly PathPoint[], killer: readonly PathPoint[], glyphs: Glyphs, look = PLAIN): string[] {
  const rows = (points: readonly PathPoint[]) => points.map(([x_u, y_u, event = 'sample']) => ({ x_u, y_u, event }));
  const boards = { target_path: rows(target), killer_path: rows(killer) };
  return drawingLines(drawnReport(event, boards), look, glyphs);
}

describe('a map of cells', () => {
  test('cell (−1, −1) is in the lower left, (511, 511) two cells right of it and up: north is up', () => {
    const cells = cellsAt([
      [-1, -1, 1],
      [511, 511, 10],
    ]);
    expect(drawCells(cells, 'ascii')).toEqual([
      '      +------------+',
      'y 512 |        ####|',
      '      |        ####|',
      '      |            |',
      '      |            |',
      '      |....        |',
      ' -256 |....        |',
      '      +------------+',
      '      x -256   512 u',
      'Deaths: 11 in cells of 256 u; north is up',
      '.. 1-2  :: 3-4  ++ 5-6  ** 7-8  ## 9-10',
      '|------| 512 u',
    ]);
  });

  test('half blocks without colour come in shades, with colour in two cells a character', () => {
    const cells = cellsAt(Array.from({ length: 30 }, (_, i) => [256 * i, 256 * i, i + 1]));
    expect(drawCells(cells.slice(0, 2), 'half').slice(0, 6)).toEqual([
      '      ┌────────┐',
      'y 512 │    ████│',
      '      │    ████│',
      '      │▒▒▒▒    │',
      '    0 │▒▒▒▒    │',
      '      └────────┘',
    ]);
    const [, north = ''] = drawCells(cells, 'half', lookOf(80, 24));
    expect(north).toContain('\u001B[38;2;255;220;90m▀\u001B[39m');
    expect(stripVTControlCharacters(north)).toBe(`y 7680 │${' '.repeat(28)}▄▀│`);
  });

  test('dots of braille are as many as the level tells', () => {
    const cells = cellsAt([
      [0, 0, 1],
      [256, 0, 5],
    ]);
    expect(drawCells(cells, 'braille').slice(1, 3)).toEqual(['y 256 │⠅⠅⠅⠅⣿⣿⣿⣿│', '    0 │⠅⠅⠅⠅⣿⣿⣿⣿│']);
  });

  test('a large map is drawn in larger squares, and says so', () => {
    const cells = cellsAt([
      [-8192, -8192, 3],
      [8191, 8191, 1],
    ]);
    const lines = drawCells(cells, 'ascii');
    expect(lines[1]).toMatch(/ {2}::\|$/);
    expect(lines.join('\n')).toContain('Deaths: 4 in cells of 256 u, drawn as squares of 1024 u to fit');
  });

  test('several maps, or no deaths, are not drawn', () => {
    expect(drawCells([...cellsAt([[0, 0, 1]]), ...cellsAt([[0, 0, 1]], 'radar')], 'ascii')).toEqual([]);
    expect(drawCells(cellsAt([[0, 0, 0]]), 'ascii')).toEqual([]);
    expect(drawCells([], 'ascii')).toEqual([]);
  });
});

describe('a plan of a fight', () => {
  const target: readonly PathPoint[] = [
    [0, 0, 'start'],
    [0, 0, 'hit'],
    [40, 0, 'hit'],
    [80, 0, 'sample'],
    [80, 60, 'death'],
  ];

  test('north is up, a character is twice as high as wide, the ends cover the hits', () => {
    expect(
      drawPlan(
        target,
        [
          [0, 60],
          [20, 60],
        ],
        'ascii',
      ),
    ).toEqual([
      '     +-----------------------------------------+',
      `y 60 |Koooooooook${' '.repeat(29)}X|`,
      ...Array.from({ length: 14 }, () => `     |${' '.repeat(40)}.|`),
      '   0 |T...................x....................|',
      '     +-----------------------------------------+',
      '     x 0                                    80 u',
      'Seen from above; north is up',
      'T..t target  Kook killer  x hit  X death',
      '|--------| 20 u',
    ]);
  });

  test.each(GLYPHS)('%s: fits 80 columns and 24 lines, of wide fights and of high ones', (glyphs) => {
    for (const [width, height] of [
      [4000, 10],
      [10, 4000],
      [3000, 2900],
      [0, 0],
    ] as const) {
      const lines = drawPlan(
        [
          [-7, 3, 'start'],
          [width, height, 'escape'],
        ],
        [[width / 2, 0]],
        glyphs,
      );
      expect(lines.length).toBeLessThanOrEqual(22);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(80);
    }
  });

  test('a fight that nobody’s path is known of is not drawn', () => {
    expect(drawPlan([], [], 'half')).toEqual([]);
  });
});

test.each(GLYPHS)('%s: a map fits 80 columns and 24 lines, whatever its shape', (glyphs) => {
  for (const [width, height] of [
    [300, 3],
    [3, 300],
    [70, 70],
    [1, 1],
  ] as const) {
    const lines = drawCells(
      cellsAt([
        [0, 0, 7],
        [width * 256 - 1, height * 256 - 1, 123],
      ]),
      glyphs,
    );
    expect(lines.length).toBeLessThanOrEqual(22);
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(80);
  }
});

test('glyphs follow what the terminal can show', () => {
  expect(usualGlyphs(24, { LANG: 'sl_SI.UTF-8' })).toBe('half');
  expect(usualGlyphs(4, { LANG: 'C', LC_ALL: 'C.utf8' })).toBe('half');
  // NO_COLOR and TERM=dumb
  expect(usualGlyphs(1, { LANG: 'sl_SI.UTF-8' })).toBe('ascii');
  expect(usualGlyphs(24, { LANG: 'sl_SI.UTF-8', LC_ALL: 'C' })).toBe('ascii');
  expect(usualGlyphs(24, {})).toBe('ascii');
});
