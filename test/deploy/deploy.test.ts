import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Deployment, type DeployOptions, deploy } from '../../src/deploy/deploy.ts';
import { openLocalPlace } from '../../src/deploy/local-place.ts';
import { givenOptions, type OptionChange } from '../../src/deploy/options.ts';
import type { Place } from '../../src/deploy/place.ts';
import { builtTracker, deployOptions, failureOf } from './made-tracker.ts';

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

describe('a deployment', () => {
  let scratch: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'prox-deploy-test-'));
    folder = join(scratch, 'legacy');
    file = join(folder, 'proximity_tracker.lua');
    mkdirSync(folder);
    writeFileSync(join(folder, 'qagame.mp.x86_64.so'), '');
  });

  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  async function deployed(options: Partial<DeployOptions> = {}): Promise<Deployment> {
    return deploy(await openLocalPlace(folder), deployOptions(options));
  }

  function handSet(from: string | RegExp, to: string): void {
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(file, text.replace(from, to));
  }

  function told({ options }: Deployment): Partial<OptionChange>[] {
    return options.filter(({ state }) => state !== 'default');
  }

  function names(): string[] {
    return readdirSync(folder).filter((name) => name.includes('tracker'));
  }

  test('puts the file where none was, readable whatever the umask', async () => {
    const umask = process.umask(0o077);
    const deployment = await deployed().finally(() => process.umask(umask));
    expect(deployment).toMatchObject({ outcome: 'deployed', backup: null, file, old: null, remarks: [] });
    expect(told(deployment)).toEqual([]);
    expect(readFileSync(file).equals(builtTracker())).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(names()).toEqual(['proximity_tracker.lua']);
  });

  test('keeps an option set by hand, and the old file beside', async () => {
    await deployed({ built: builtTracker('1.0.0') });
    handSet('sample_interval_ms = 200,', 'sample_interval_ms = 100, -- league rule');
    const old = readFileSync(file);
    const deployment = await deployed();
    expect(told(deployment)).toMatchObject([
      { name: 'sample_interval_ms', state: 'hand_set', value: 100, old_value: 100, default: 200, old_default: 200 },
    ]);
    expect(deployment).toMatchObject({ old: { version: '1.0.0' }, new: { version: '2.0.0' } });
    expect(deployment.backup).toBe(`${file}.20261122T102925Z.bak`);
    expect(readFileSync(`${file}.20261122T102925Z.bak`).equals(old)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('sample_interval_ms = 100,');
    expect(names()).toHaveLength(2);
  });

  test('never writes over a backup', async () => {
    for (const version of ['1', '2', '3']) await deployed({ built: builtTracker(version) });
    expect(names()).toEqual([
      'proximity_tracker.lua',
      'proximity_tracker.lua.20261122T102925Z-2.bak',
      'proximity_tracker.lua.20261122T102925Z.bak',
    ]);
    expect(readFileSync(join(folder, names()[1] ?? ''), 'utf8')).toContain('proximity_version = "2"');
  });

  test('a second time writes nothing, and leaves the admin his comments', async () => {
    await deployed();
    handSet('bots = true,', 'bots = false, -- they spoil the averages');
    const before = readFileSync(file, 'utf8');
    const again = await deployed({ confirm: () => Promise.reject(new Error('asked')) });
    expect(again).toMatchObject({ outcome: 'current', backup: null, is_current: true });
    expect(told(again)).toMatchObject([{ name: 'bots', state: 'hand_set' }]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(names()).toHaveLength(1);
  });

  test('names what it can not carry over', async () => {
    await deployed({ built: builtTracker('1.0.0') });
    handSet('bots = true', 'bots = "yes"');
    handSet('min_damage = 1,', 'min_damage = -1, min_dmg = 5,');
    handSet('output_folder = "proximity"', 'output_folder = "../proximity"');
    handSet(/^ {2}pauses = true,$/m, '');
    handSet('"hits":true', '"hits":false');
    const deployment = await deployed();
    expect(told(deployment)).toMatchObject([
      { name: 'output_folder', state: 'invalid', value: 'proximity', old_value: '../proximity' },
      { name: 'bots', state: 'invalid', value: true, old_value: 'yes', allowed: 'true or false' },
      { name: 'min_damage', state: 'invalid', value: 1, old_value: -1, allowed: 'an integer from 0 to 1000' },
      { name: 'hits', state: 'hand_set' },
      { name: 'pauses', state: 'new', value: true, old_value: null },
      { name: 'min_dmg', state: 'unknown', value: null, old_value: 5 },
    ]);
    expect(told(await deployed())).toMatchObject([]);
  });

  test('keeps a value whose default changed, and says so', async () => {
    await deployed({ built: builtTracker('1.0.0') });
    handSet('sample_interval_ms = 200', 'sample_interval_ms = 500');
    handSet('"sample_interval_ms":200', '"sample_interval_ms":500');
    expect(told(await deployed())).toMatchObject([
      { name: 'sample_interval_ms', state: 'default_changed', value: 500, default: 200, old_default: 500 },
    ]);
  });

  test('sets options that are given, and resets the others when told to', async () => {
    await deployed({ given: { server_name: 'Žogica' } });
    expect(readFileSync(file, 'utf8')).toContain('server_name = "Žogica"');
    const reset = await deployed({ resetOptions: true, given: { bots: false } });
    expect(told(reset)).toMatchObject([
      { name: 'server_name', state: 'reset', value: '', old_value: 'Žogica' },
      { name: 'bots', state: 'given', value: false },
    ]);
  });

  test('refuses a damaged file of its own, unless its options are given up', async () => {
    await deployed();
    handSet('bots = true', 'bots = = true');
    const damaged = readFileSync(file, 'utf8');
    const { message, suggestions } = await failureOf(deployed());
    expect(message).toMatch(/^\/.*lua is prox's tracker, but its options can't be read: line \d+: unexpected symbol/);
    expect(suggestions.join(' ')).toContain('--reset-options');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
    expect(await deployed({ resetOptions: true })).toMatchObject({ outcome: 'deployed', old: { version: null } });
    expect(readFileSync(`${file}.20261122T102925Z.bak`, 'utf8')).toBe(damaged);
  });

  test('refuses what is not its own', async () => {
    writeFileSync(file, '-- another tracker\n');
    expect((await failureOf(deployed({ resetOptions: true }))).message).toBe(
      `${file} can't be replaced: it is not prox's tracker.`,
    );
    rmSync(file);
    symlinkSync('elsewhere.lua', file);
    expect((await failureOf(deployed())).message).toContain('is a symbolic link');
    rmSync(file);
    mkdirSync(file);
    expect((await failureOf(deployed())).message).toContain('is a folder');
    expect(names()).toEqual(['proximity_tracker.lua']);
  });

  test('clears away what a killed one left', async () => {
    writeFileSync(`${file}.0a1b2c3d.unfinished`, 'half');
    await deployed();
    expect(names()).toEqual(['proximity_tracker.lua']);
  });

  test('writes nothing in a dry run, when declined, or when the file changed while the admin thought', async () => {
    expect(await deployed({ dryRun: true })).toMatchObject({ outcome: 'dry_run', new: { version: '2.0.0' } });
    expect(await deployed({ confirm: async () => false })).toMatchObject({ outcome: 'declined', backup: null });
    expect(names()).toEqual([]);
    const confirm = async () => {
      writeFileSync(file, 'meanwhile');
      return true;
    };
    expect((await failureOf(deployed({ confirm }))).message).toContain('changed in the meantime');
    expect(readFileSync(file, 'utf8')).toBe('meanwhile');
  });

  test.each([
    ['no such folder', 'none'],
    ['not a folder', 'file'],
    ['a part of its path is a file', 'file/legacy'],
    ['links go round in a circle', 'circle/legacy'],
  ])('refuses a target where there is %s', async (sentence, name) => {
    writeFileSync(join(scratch, 'file'), '');
    symlinkSync('circle', join(scratch, 'circle'));
    const target = join(scratch, name);
    const { message } = await failureOf(openLocalPlace(target));
    expect(message).toMatch(new RegExp(`^Can't deploy to ${target}: .*${sentence}\\.$`));
  });

  test("remarks on a folder that is no server's", async () => {
    const { remarks } = await deploy(await openLocalPlace(scratch), deployOptions());
    expect(remarks).toEqual([expect.stringMatching(/doesn't look like.*Did you mean .*\/legacy\?$/)]);
  });

  /** Where writing, renaming or reading back fails from the `nth` time on. */
  async function failing(method: 'write' | 'rename' | 'read', nth: number): Promise<Place> {
    const place = await openLocalPlace(folder);
    let count = 0;
    const original: (...words: never[]) => Promise<unknown> = place[method];
    return {
      ...place,
      [method]: async (...words: never[]) => {
        if (++count >= nth) throw new Error('killed');
        return original(...words);
      },
    };
  }

  test.each([
    ['write', 1],
    ['write', 2],
    ['rename', 1],
    ['rename', 2],
    ['read', 3],
    ['read', 4],
  ] as const)('that ends at %s %i leaves a whole tracker and nothing unfinished', async (method, nth) => {
    await deployed({ built: builtTracker('1.0.0') });
    const old = readFileSync(file);
    await expect(deploy(await failing(method, nth), deployOptions())).rejects.toThrow('killed');
    expect(readFileSync(file).equals(old)).toBe(true);
    expect(names().filter((name) => !/\.lua$|\.bak$/.test(name))).toEqual([]);
  });

  test.skipIf(isRoot)('says who may write', async () => {
    chmodSync(folder, 0o555);
    const { message, suggestions } = await failureOf(deployed()).finally(() => chmodSync(folder, 0o755));
    expect(message).toBe(`Can't write to ${folder}: you have no right to.`);
    expect(suggestions).toContain("Run it as the user whom the server's files belong to.");
  });

  test.skipIf(!canMount)('on a read-only file system or a full disk leaves what was there', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', folder]);
    try {
      await deployed({ built: builtTracker('1.0.0') });
      const old = readFileSync(file);
      const built = builtTracker('2.0.0', `-- ${'x'.repeat(40_000)}\n`);
      const { message, suggestions } = await failureOf(deployed({ built }));
      expect(message).toBe(`Can't write to ${folder}: the disk is full.`);
      expect(suggestions).toContain('The tracker that is there is as it was.');
      expect(readFileSync(file).equals(old)).toBe(true);
      expect(names().filter((name) => name.endsWith('unfinished'))).toEqual([]);
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect((await failureOf(deployed({ built }))).message).toBe(
        `Can't write to ${folder}: the file system is read-only.`,
      );
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

test.each([
  ['min_damage=12', 12],
  ['bots=false', false],
  ['server_name=a=b', 'a=b'],
  ['server_name=', ''],
])('--option %s is read', (assignment, value) => {
  expect(Object.values(givenOptions([assignment]))).toEqual([value]);
});

test.each([
  ['min_damage=many', 'found "many", expected an integer from 0 to 1000.'],
  ['min_damage=1001', 'found "1001", expected an integer from 0 to 1000.'],
  ['min_damage=1e2', 'found "1e2", expected an integer'],
  ['bots=1', 'found "1", expected true or false.'],
  ['output_folder=../x', 'found "../x", expected a folder below'],
  ['server_name=a\nb', 'found "a\\nb", expected text'],
  ['damage=1', 'expected NAME=VALUE with one of these names: output_folder,'],
  ['bots', 'expected NAME=VALUE'],
])('--option %j is refused', (assignment, reason) => {
  expect(() => givenOptions([assignment])).toThrow(`--option ${assignment}: ${reason}`);
});
