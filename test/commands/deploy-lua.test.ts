import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canServe, startSshServer } from '../deploy/ssh-server.ts';
import { ROOT, type Run, runOnTerminal, runProx, runShell } from './run-prox.ts';

describe('prox deploy-lua', () => {
  let scratch: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'prox-deploy-lua-'));
    folder = join(scratch, 'legacy');
    file = join(folder, 'proximity_tracker.lua');
    mkdirSync(folder);
    writeFileSync(join(folder, 'server.cfg'), 'set lua_modules "stats.lua"\n');
  });

  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  function deployLua(...words: string[]): Promise<Run> {
    return runProx(['deploy-lua', ...words]);
  }

  test('shows what it writes, keeps a hand-set option, and has nothing to do a second time', async () => {
    const first = await deployLua('--target', folder, '--yes');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^ {2}version {6}\d+\.\d+\.\d+$/m);
    expect(first.stdout).toContain(`  lua_modules  ${folder}/server.cfg:1 does not name the tracker; write in its place:
                 set lua_modules "stats.lua proximity_tracker.lua"
Deployed. The server loads it with the first map after lua_modules names it.
`);
    expect(readFileSync(file)).toEqual(readFileSync(`${ROOT}dist/proximity_tracker.lua`));
    writeFileSync(file, `${readFileSync(file, 'utf8').replace('min_damage = 1,', 'min_damage = 20, typo = {},')}\n`);
    const second = await deployLua('--target', folder, '--yes');
    expect(second.stdout).toMatch(/ {2}sha-256 {6}[0-9a-f]{12} → [0-9a-f]{12}\n/);
    expect(second.stdout).toContain('  options      min_damage = 20: set by hand, kept (default 1)\n');
    expect(second.stdout).toContain('typo = (no plain value): dropped, since this version knows no such option\n');
    expect(second.stdout).toMatch(
      /\nDeployed\. The old file is .*\/proximity_tracker\.lua\.\d{8}T\d{6}Z\.bak\. The server/,
    );
    const third = await deployLua('--target', folder, '--json');
    expect(third).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(third.stdout)).toMatchObject({ outcome: 'current', backup: null, file, is_current: true });
    expect(readdirSync(folder)).toHaveLength(3);
  });

  test('asks on a terminal, and never elsewhere', async () => {
    const piped = await deployLua('--target', folder);
    expect(piped.code).toBe(2);
    expect(piped.stderr).toBe(`prox: Nothing was written: this is no terminal, so nobody can be asked.
  --yes writes without asking, --dry-run only shows what would change.
`);
    expect(await deployLua('--target', folder, '--dry-run')).toMatchObject({ code: 0, stderr: '' });
    const declined = await runOnTerminal(`deploy-lua --target '${folder}'`, 100);
    expect(declined.stdout).toMatch(/Deploy this\? \[y\/N\].*\n?.*Nothing was written\.\n$/s);
    expect(declined.code).toBe(130);
    expect(readdirSync(folder)).toEqual(['server.cfg']);
    const answered = `echo y | script -qec "prox deploy-lua --target '${folder}'" /dev/null`;
    const agreed = await runShell(`export -f prox; ${answered}`, { TERM: 'xterm', SHELL: '/bin/bash' });
    expect(agreed.stdout).toContain('Deployed.');
    expect(readdirSync(folder)).toContain('proximity_tracker.lua');
  });

  test('writes the file alone with --build-only', async () => {
    const out = join(scratch, 'tracker.lua');
    const words = ['--build-only', '--option', 'bots=false', '--option', 'server_name=a "b"'];
    const built = await deployLua(...words, '--out', out);
    expect(built.stdout).toMatch(/^\/.*tracker\.lua: version \d+\.\d+\.\d+, \d+ bytes, sha-256 [0-9a-f]{12}\n$/);
    expect(readFileSync(out, 'utf8')).toMatch(/server_name = "a \\"b\\"",\n.*\n {2}bots = false,/);
    const printed = await deployLua(...words, '--out', '-');
    expect(printed.stdout).toBe(readFileSync(out, 'utf8'));
    writeFileSync(out, 'something else');
    expect(await deployLua(...words, '--out', out)).toMatchObject({
      code: 2,
      stderr: `prox: ${out} is there already, and is not prox's tracker.\n  Name another file.\n`,
    });
  });

  test.each([
    [[], "No --target: which is the server's legacy folder?"],
    [['--build-only'], '--build-only and --out FILE: give both or neither.'],
    [['--target', '.', '--out', 'x', '--build-only'], '--target and --build-only: give one of them.'],
    [
      ['--target', '.', '--option', 'damage=1'],
      '--option damage=1: expected NAME=VALUE with one of these names: output',
    ],
    [['--target', '/proc/none', '--yes'], "Can't deploy to /proc/none: there is no such folder."],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, stderr } = await deployLua(...words);
    expect(stderr).toContain(`prox: ${message}`);
    expect(code).toBe(2);
  });

  test.skipIf(!canServe())('reaches a server by ssh', async () => {
    const server = await startSshServer();
    try {
      const environment = { PATH: server.path };
      const target = `${server.host}:${folder}`;
      const { code, stdout, stderr } = await runProx(
        ['deploy-lua', '--target', target, '--yes', '--json'],
        environment,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ outcome: 'deployed', file: `${target}/proximity_tracker.lua` });
      expect(readFileSync(file)).toEqual(readFileSync(`${ROOT}dist/proximity_tracker.lua`));
    } finally {
      await server.stop();
    }
  });
});
