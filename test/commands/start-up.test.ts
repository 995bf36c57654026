import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homeIn, PROGRAM, ROOT, runProx, runShell } from './run-prox.ts';

const HEAVY = /node_modules\/(?:ink|react|pg|pg-[a-z-]+|@electric-sql|cli-table3|typescript|sql-template-tag)\//;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prox-start-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function modulesOf(name: string, args: readonly string[]): Promise<string[]> {
  const file = join(folder, name);
  const recorder = new URL('record-modules.mjs', import.meta.url).href;
  await runProx(args, {
    NODE_OPTIONS: `--import=${recorder}`,
    PROX_TEST_MODULES: file,
    ...homeIn(folder),
  });
  return readFileSync(file, 'utf8').split('\n');
}

describe('starting prox', () => {
  test.each([['--version'], ['--help'], ['report', '--help'], ['report', 'reactions', '--help'], ['import', '--help']])(
    'prox %s %s %s loads nothing heavy',
    async (...args) => {
      const modules = await modulesOf(args.join('-'), args);
      expect(modules.some((path) => path.includes('/program.'))).toBe(true);
      expect(modules.filter((path) => HEAVY.test(path))).toEqual([]);
    },
  );

  test('the help of a command loads no command', async () => {
    const modules = await modulesOf('commands', ['report', 'reactions', '--help']);
    const commands = modules.filter((path) => /\/(?:dist|src)\/(?:commands|metrics)\//.test(path));
    // The sources, run as they are, have no manifest.
    if (commands.some((path) => path.includes('/src/'))) return;
    expect(commands.map((path) => path.replace(/^.*\//, ''))).toEqual(['help.js']);
  });

  test('a report loads what it needs, and the recorder sees it', async () => {
    const modules = await modulesOf('report', ['scopes', '--database', 'postgres://127.0.0.1:1/prox']);
    expect(modules.some((path) => HEAVY.test(path))).toBe(true);
  });

  test('a command has PostgreSQL compiled fast, and nothing of it again', async () => {
    const line = `'${process.execPath}' --trace-wasm-compilation-times '${PROGRAM}' scopes`;
    const { stdout } = await runShell(line, homeIn(folder));
    expect(stdout).toContain('using Liftoff');
    expect(stdout).not.toContain('using TurboFan');
  });

  test('the manifest tells of the commands as they are', async () => {
    const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
    const check = promisify(execFile)(process.execPath, [tsx, join(ROOT, 'scripts/manifest.ts'), '--check']);
    await expect(check).resolves.toBeDefined();
  });
});
