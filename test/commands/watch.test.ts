import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RoundFolder, roundFolder } from '../support/round-folder.ts';
import { homeIn, runProx, startProx } from './run-prox.ts';

const SAMPLE = '2026-11-22-102925-labmap-round-1_engagements.txt';

let home: RoundFolder;
let folder: string;

beforeEach(() => {
  home = roundFolder();
  folder = join(home.folder, 'proximity');
  mkdirSync(folder);
  copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
});

afterEach(() => home.remove());

function watchOnce(...args: string[]) {
  return runProx(['watch', '--once', '--settle', '1', ...args], homeIn(home.folder));
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'prox watch ends cleanly on %s, with what it had imported',
  async (signal) => {
    const watch = startProx(['watch', folder, '--settle', '1', '--interval', '1'], homeIn(home.folder));
    await watch.firstOutput;
    watch.kill(signal);
    const { code, stdout, stderr } = await watch.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Watching ${folder}. Ctrl-C ends it.\n` });
    expect(stdout).toMatch(/^imported .*labmap round 1 .*, 12 players\n$/);
    expect((await watchOnce(folder)).stderr).toBe('1 file: 1 skipped\n');
  },
);

test('prox watch --once imports what is there, once, and counts what was there before', async () => {
  const first = await watchOnce(folder);
  expect(first).toMatchObject({ code: 0, stderr: '1 file: 1 imported\n' });
  const second = await watchOnce(folder);
  expect(second).toEqual({ code: 0, stdout: '', stderr: '1 file: 1 skipped\n' });
});

test('prox watch --once --json prints a receipt a line and tells a bad file by its exit code', async () => {
  writeFileSync(join(folder, 'x_engagements.txt'), 'no round');
  const { code, stdout } = await watchOnce(folder, '--json');
  const receipts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(receipts.map(({ status }) => status)).toEqual(['imported', 'failed']);
  expect(code).toBe(4);
});

test('prox watch asks for folders', async () => {
  const file = join(folder, SAMPLE);
  const runs = [await runProx(['watch']), await runProx(['watch', '/nowhere']), await runProx(['watch', file])];
  expect(runs.map(({ code }) => code)).toEqual([2, 2, 2]);
  const [nothing, nowhere, noFolder] = runs.map(({ stderr }) => stderr);
  expect(nothing).toContain('no folder is named');
  expect(nowhere).toContain('there is no folder /nowhere');
  expect(noFolder).toContain(`prox import ${file}`);
});
