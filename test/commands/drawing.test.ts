import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homeIn, runProx } from './run-prox.ts';

const MAP = ['report', 'hotzones', '--map', 'labmap', '--bots'];

let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'prox-drawing-'));
  const { code, stderr } = await runProx(['import', 'samples'], homeIn(home));
  expect(code, stderr).toBe(0);
});

afterAll(() => rmSync(home, { recursive: true }));

describe('--glyphs', () => {
  test('a pipe gets rows, with --glyphs what a terminal does: the map of all cells above the table', async () => {
    const rows = await runProx(MAP, homeIn(home));
    expect(rows.stdout).toMatch(/^map\tcell_x\tcell_y\t/);
    const drawn = await runProx([...MAP, '--glyphs', 'ascii', '--limit', '1'], homeIn(home));
    expect([drawn.code, drawn.stderr]).toEqual([0, '']);
    expect(drawn.stdout.split('\n').filter((line) => line.includes('|')).length).toBeGreaterThan(8);
    expect(drawn.stdout).toMatch(/\|-+\| \d+ u\n\nCells\nMap/);
  });

  test('an engagement is drawn as a plan', async () => {
    const { code, stdout } = await runProx(['report', 'event', '1.1', '--bots', '--glyphs', 'braille'], homeIn(home));
    expect(code).toBe(0);
    expect(stdout).toMatch(/T━━t target.*\n├─*┤ \d+ u\n\nEngagement\nId +1\.1\n/);
  });

  test.each([
    [['--glyphs', 'ascii', '--csv'], '--glyphs draws for people, --csv is for programs: give one.'],
    [['--glyphs', 'dots'], 'No set of glyphs is called "dots".'],
  ])('%j can not be', async (flags, message) => {
    const { code, stdout, stderr } = await runProx([...MAP, ...flags], homeIn(home));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('an event needs an id', async () => {
    const { code, stderr } = await runProx(['report', 'event'], homeIn(home));
    expect(code).toBe(2);
    expect(stderr).toContain('prox report event needs an engagement’s id, such as 3.61.');
  });
});
