import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { homeIn, runOnTerminal, runProx } from './run-prox.ts';

const HAS_TERMINAL = spawnSync('script', ['--version']).status === 0;

let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'prox-explain-'));
  const { code, stderr } = await runProx(['import', 'samples'], homeIn(home));
  expect(code, stderr).toBe(0);
});

afterAll(() => rmSync(home, { recursive: true }));

const explain = (...args: string[]) => runProx(['explain', ...args], homeIn(home));

describe('prox explain', () => {
  test('alone lists the metrics', async () => {
    const { code, stdout } = await explain();
    expect(stdout.split('\n').slice(1, -1).length).toBe(METRICS.length);
    expect(stdout).toMatch(/^reactions\t1\tHow fast/m);
    expect(code).toBe(0);
  });

  test('tells of a metric all that is declared, as Markdown in a pipe', async () => {
    const { code, stdout, stderr } = await explain('trades');
    const trades = METRICS.find((metric) => metric.name === 'trades');
    expect(stdout).toContain(`# trades\n\n${trades?.summary}. Version ${trades?.version} of its definition.\n`);
    expect(stdout).toContain(trades?.definition);
    expect(stdout).toContain('| --trade-window | 3000 |');
    for (const { help } of trades?.boards.flatMap((board) => board.columns) ?? []) expect(stdout).toContain(help);
    expect(stdout).toContain(trades?.example?.story.trim());
    expect([code, stderr]).toEqual([0, '']);
  });

  test('says what the trackers of the rounds in scope could record', async () => {
    const { stdout } = await explain('reactions', '--round', '1');
    expect(stdout).toContain('in scope: 2026-11-22 · 1 session · 1 round · round 1.');
    expect(stdout).toContain('| V4 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |');
  });

  test('shows trades at windows of 3, 4 and 5 s, as the report does', async () => {
    const { stdout } = await explain('trades', '--bots', '--json');
    const { compared } = JSON.parse(stdout);
    expect(compared.map((each: { trade_window_ms: number }) => each.trade_window_ms)).toEqual([3000, 4000, 5000]);
    for (const { trade_window_ms, rows } of compared) {
      const args = ['--trade-window', String(trade_window_ms), '--board', 'total', '--bots', '--json'];
      const report = await runProx(['report', 'trades', ...args], homeIn(home));
      expect(JSON.parse(report.stdout).boards[0].rows).toEqual(rows);
    }
  });

  test('tells of a column wherever it occurs', async () => {
    const { stdout } = await explain('median_ms');
    expect(stdout).toContain('| reactions | dodge | ms | The middle value');
    expect(stdout).toContain('| teamplay | sync | ms |');
    const { stdout: json } = await explain('coverage', '--json');
    expect(JSON.parse(json)).toMatchObject({ metric: null, columns: [{ report: 'reactions', unit: 'share' }, {}, {}] });
  });

  test('tells near names for a slip', async () => {
    const { code, stdout, stderr } = await explain('reactoins');
    expect(stderr).toMatch(/^prox: No metric or column is called "reactoins"\.\n {2}Near names: reactions/);
    expect([code, stdout]).toEqual([2, '']);
  });

  test.each(['--json', '--bots'])('needs no database (%s)', async (flag) => {
    const nowhere = join(home, 'nowhere');
    const none = await runProx(['explain', 'trades', flag], homeIn(nowhere));
    expect([none.code, none.stderr]).toEqual([0, '']);
    expect(none.stdout).toContain('There is no database yet: `prox import` makes one.');
    expect(existsSync(nowhere)).toBe(false);
    const server = await runProx(['explain', 'trades', flag, '--database', 'postgres://u:s3cret@127.0.0.1:1/prox']);
    expect([server.code, server.stderr]).toEqual([0, '']);
    expect(server.stdout).toContain('The database could not be asked: ');
    expect(server.stdout).not.toContain('s3cret');
  });

  test.runIf(HAS_TERMINAL)('is laid out for a terminal', async () => {
    const { stdout } = await runOnTerminal('explain trades', 70, homeIn(home));
    const lines = stripVTControlCharacters(stdout).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(70);
    expect(stdout).toContain('\u001B[1mtrades\u001B[22m');
    expect(lines).toContain('Parameters');
  });
});
