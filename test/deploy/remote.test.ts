import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deploy } from '../../src/deploy/deploy.ts';
import { openPlace } from '../../src/deploy/open-place.ts';
import type { Place } from '../../src/deploy/place.ts';
import { remoteTarget } from '../../src/deploy/remote-target.ts';
import { builtTracker, deployOptions, failureOf } from './made-tracker.ts';
import { canServe, type SshServer, startSshServer } from './ssh-server.ts';

describe('a target', () => {
  test.each([
    ['host:path', 'host', null, 'path'],
    ['user@host:/a b/c:d', 'user@host', null, '/a b/c:d'],
    ['user@[fe80::1%eth0]:x', 'user@[fe80::1%eth0]', null, 'x'],
    ['[::1]:~/legacy', '[::1]', null, 'legacy'],
    ['host:~', 'host', null, '.'],
    ['ssh://user@host:2222/srv/a%20b', 'user@host', 2222, '/srv/a b'],
    ['sftp://[::1]/~/legacy', '[::1]', null, 'legacy'],
  ])('%s is remote', (target, host, port, path) => {
    expect(remoteTarget(target)).toEqual({ host, port, path });
  });

  test.each(['/srv/a:b', './a:b', 'legacy', '../legacy', '~/legacy'])('%s is a folder here', (target) => {
    expect(remoteTarget(target)).toBeNull();
  });

  test.each([
    ['host:', 'no folder is named'],
    ['ssh://host', 'no folder is named'],
    ['-oProxyCommand=x:y', 'its host can be none'],
    ['user@-oProxyCommand=x:y', 'its host can be none'],
    ['a b:c', 'its host can be none'],
    ['host:a\nrm *', 'a line break in a path'],
    ['ssh://host/100%', 'a % in a URL'],
  ])('%s is refused', async (target, reason) => {
    expect((await failureOf(Promise.resolve().then(() => remoteTarget(target)))).message).toContain(reason);
  });
});

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

describe.skipIf(!canServe())('a server reached by ssh', () => {
  const path = process.env['PATH'];
  let server: SshServer;
  let scratch: string;
  let folder: string;
  let place: Place | null;

  beforeAll(async () => {
    server = await startSshServer();
    process.env['PATH'] = server.path;
  });

  afterAll(async () => {
    process.env['PATH'] = path;
    await server.stop();
  });

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'prox-remote-test-'));
    folder = join(scratch, `et's "legacy" [x]*?\\ ž`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'server.cfg'), 'exec "a [1]"\n');
    writeFileSync(join(folder, 'a [1].cfg'), 'set lua_modules "stats.lua"\n');
    place = null;
  });

  afterEach(async () => {
    await place?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  async function open(target = folder): Promise<Place> {
    await place?.close();
    place = null;
    place = await openPlace(`${server.host}:${target}`, false);
    return place;
  }

  test('gets the tracker as a folder here does', async () => {
    const first = await deploy(await open(), deployOptions({ built: builtTracker('1.0.0') }));
    const file = join(folder, 'proximity_tracker.lua');
    expect(first).toMatchObject({ outcome: 'deployed', file: `${server.host}:${file}`, old: null, remarks: [] });
    expect(first.lua_modules.lines).toMatchObject([
      {
        file: `${server.host}:${folder}/a [1].cfg`,
        replace_with: 'set lua_modules "stats.lua proximity_tracker.lua"',
      },
    ]);
    expect(first.lua_modules.unreadable).toEqual([]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('bots = true', 'bots = false'));
    const old = readFileSync(file);
    const second = await deploy(await open(), deployOptions());
    expect(second.backup).toBe(`${server.host}:${file}.20261122T102925Z.bak`);
    expect(readFileSync(`${file}.20261122T102925Z.bak`).equals(old)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/bots = false,[\s\S]*proximity_version = "2.0.0"/);
    expect(await deploy(await open(), deployOptions())).toMatchObject({ outcome: 'current' });
    expect(readdirSync(folder)).toHaveLength(4);
  });

  test('is found from the home folder', async () => {
    place = await openPlace(`ssh://${server.host}:${server.port}/~/`, false);
    expect(place.folder).toBe(realpathSync(userInfo().homedir));
  });

  test('is told apart from what is no folder, no file of prox, or not there', async () => {
    expect((await failureOf(open(join(scratch, 'none')))).message).toMatch(/^Can't deploy to .*none: .*No such file/);
    expect((await failureOf(open(join(folder, 'server.cfg')))).message).toMatch(/server\.cfg.* is not a directory$/);
    writeFileSync(join(folder, 'proximity_tracker.lua'), '-- another\n');
    expect((await failureOf(deploy(await open(), deployOptions()))).message).toContain("it is not prox's tracker");
    rmSync(join(folder, 'proximity_tracker.lua'));
    symlinkSync('server.cfg', join(folder, 'proximity_tracker.lua'));
    expect((await failureOf(deploy(await open(), deployOptions()))).message).toContain('is a symbolic link');
  });

  test.skipIf(isRoot)('says where nobody may write', async () => {
    chmodSync(folder, 0o555);
    const { message } = await failureOf(deploy(await open(), deployOptions())).finally(() => chmodSync(folder, 0o755));
    expect(message).toMatch(/^Can't write to .*Permission denied$/);
  });

  test.skipIf(!canMount)('with a full disk keeps what it has', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', folder]);
    try {
      await deploy(await open(), deployOptions({ built: builtTracker('1.0.0') }));
      const file = readFileSync(join(folder, 'proximity_tracker.lua'));
      const built = builtTracker('2.0.0', `-- ${'x'.repeat(40_000)}\n`);
      const { message, suggestions } = await failureOf(deploy(await open(), deployOptions({ built })));
      expect(message).toMatch(/^Can't write to .*: .*Failure/);
      expect(suggestions).toContain('The tracker that is there is as it was.');
      expect(readFileSync(join(folder, 'proximity_tracker.lua')).equals(file)).toBe(true);
      expect(readdirSync(folder).filter((name) => name.endsWith('unfinished'))).toEqual([]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test('that lets nobody in is told with what ssh says', async () => {
    server.configure('', 'host');
    const { message, suggestions } = await failureOf(open());
    expect(message).toMatch(/^No connection to .*@127\.0\.0\.1: .*Permission denied \(publickey/);
    expect(suggestions.join()).toContain('use a key or an agent');
    server.configure('UserKnownHostsFile /dev/null\n');
    expect(await failureOf(open())).toMatchObject({
      message: expect.stringMatching(/Host key verification failed\.$/),
      suggestions: [expect.stringContaining('Connect once by hand')],
    });
    server.configure('');
    const closed = await failureOf(openPlace(`ssh://${userInfo().username}@127.0.0.1:1/srv`, false));
    expect(closed.message).toMatch(/^No connection to .*Connection refused$/);
  });

  test('is let go with LogLevel DEBUG and a login banner too', async () => {
    server.configure('LogLevel DEBUG3\n');
    await deploy(await open(), deployOptions()).finally(() => server.configure(''));
    expect(readFileSync(join(folder, 'proximity_tracker.lua')).equals(builtTracker())).toBe(true);
  });

  test('without sftp is told', async () => {
    const other = await startSshServer('');
    process.env['PATH'] = other.path;
    try {
      const { message, suggestions } = await failureOf(openPlace(`${other.host}:/srv`, false));
      expect(message).toMatch(/subsystem request failed/);
      expect(suggestions.join()).toContain('Subsystem sftp internal-sftp');
    } finally {
      process.env['PATH'] = server.path;
      await other.stop();
    }
  });

  test('that goes away in the middle leaves the old tracker', async () => {
    await deploy(await open(), deployOptions({ built: builtTracker('1.0.0') }));
    const goes = await startSshServer();
    process.env['PATH'] = goes.path;
    const confirm = async () => {
      await goes.stop();
      return true;
    };
    try {
      const gone = await openPlace(`${goes.host}:${folder}`, false);
      const { message } = await failureOf(deploy(gone, deployOptions({ confirm }))).finally(() => gone.close());
      expect(message).toMatch(/^No connection to/);
    } finally {
      process.env['PATH'] = server.path;
    }
    expect(readFileSync(join(folder, 'proximity_tracker.lua')).equals(builtTracker('1.0.0'))).toBe(true);
  });
});

test('a machine without sftp is told what it needs', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nonexistent';
  const { message, suggestions } = await failureOf(openPlace('host:/srv', false)).finally(() => {
    process.env['PATH'] = path;
  });
  expect(message).toContain("Can't start sftp");
  expect(suggestions.join()).toContain('OpenSSH client');
});
