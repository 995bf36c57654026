// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the shell's
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homeIn, runOnTerminal, runProx, runShell } from './run-prox.ts';

const HAS_TERMINAL = spawnSync('script', ['--version']).status === 0;
const REPORT = ['report', 'reactions', '--board', 'return_fire', '--bots'];

let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'prox-report-'));
  const { code, stderr } = await runProx(['import', 'samples'], homeIn(home));
  expect(code, stderr).toBe(0);
});

afterAll(() => rmSync(home, { recursive: true }));

describe('a report of a database', () => {
  test('a pipe gets full text between tabs, and remarks on stderr', async () => {
    const { code, stdout, stderr } = await runProx(REPORT, { ...homeIn(home), FORCE_COLOR: '0' });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(lines[0]?.slice(0, 3)).toEqual(['guid', 'name', 'class']);
    expect(new Set(lines.map((cells) => cells.length)).size).toBe(1);
    expect(lines.length).toBeGreaterThan(5);
    expect(stderr).toContain('3 rounds in scope');
    expect([code, stdout.includes('\u001B')]).toEqual([0, false]);
  });

  test('CSV and JSON carry the same figures as the pipe', async () => {
    const [tsv, csv, json] = await Promise.all(
      [[], ['--csv'], ['--json']].map((format) =>
        runShell(`prox ${[...REPORT, '--columns', 'guid,mean_ms', ...format].join(' ')}`, homeIn(home)),
      ),
    );
    const rows: { guid: string; mean_ms: number }[] = JSON.parse(json?.stdout ?? '').boards[0].rows;
    const text = ['guid,mean_ms', ...rows.map(({ guid, mean_ms }) => `${guid},${mean_ms}`)].join('\n');
    expect(csv?.stdout).toBe(`${text}\n`);
    expect(tsv?.stdout).toBe(`${text.replaceAll(',', '\t')}\n`);
  });

  test('a closed pipe ends quietly', async () => {
    const { stdout, stderr } = await runShell('prox scopes 2>/dev/null | head -1; echo ${PIPESTATUS[*]}', homeIn(home));
    expect(stdout).toMatch(/^session\t.*\n0 0\n$/);
    expect(stderr).toBe('');
  });

  test.runIf(HAS_TERMINAL)('a terminal gets a table of its width, in colours', async () => {
    const { stdout } = await runOnTerminal(REPORT.join(' '), 60, homeIn(home));
    const lines = stripVTControlCharacters(stdout).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines).toContain('Return fire');
    expect(stdout).toContain('\u001B[38;5;');
  });

  test.runIf(HAS_TERMINAL)('NO_COLOR takes the colours away', async () => {
    const { stdout } = await runOnTerminal(REPORT.join(' '), 100, { ...homeIn(home), NO_COLOR: '1' });
    expect(stdout).toContain('Return fire');
    expect(stdout).not.toContain('\u001B');
  });

  test('pitfall 36: a failing database gives a non-zero exit and one clear line, never an empty table', async () => {
    const address = 'postgres://ann:s3cret@127.0.0.1:1/prox';
    const { code, stdout, stderr } = await runProx(['scopes', '--database', address]);
    expect(stderr.split('\n')[0]).toMatch(/^prox: .*127\.0\.0\.1:1\/prox.*\.$/);
    expect(stderr).not.toMatch(/s3cret|\n\s+at /);
    expect([code, stdout]).toEqual([3, '']);
  });

  test('pitfall 36: so does a folder that is none', async () => {
    const file = join(home, 'file');
    writeFileSync(file, 'not a folder');
    const { code, stdout, stderr } = await runProx(['scopes', '--database', file]);
    expect(stderr).toMatch(/^prox: .+/);
    expect(stderr).not.toMatch(/\n\s+at |A bug in prox/);
    expect([code, stdout]).toEqual([3, '']);
  });

  test('pitfall 37: with --json a failing database is valid JSON too', async () => {
    const { code, stdout, stderr } = await runProx(['scopes', '--json', '--database', 'postgres://127.0.0.1:1/prox']);
    expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'database', exit_code: 3 } });
    expect([code, stderr]).toEqual([3, '']);
  });
});
