import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Lock, lockFolder } from '../../src/store/lock.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type FreshLocation, migratedLocation } from '../support/databases.ts';
import { type Child, startChild } from './processes.ts';

describe('While another process has the embedded database open', () => {
  let fresh: FreshLocation;
  let child: Child | undefined;

  beforeAll(async () => {
    fresh = await migratedLocation('embedded');
  });

  afterEach(async () => {
    await child?.kill();
    child = undefined;
  });

  afterAll(() => fresh.cleanup());

  async function holdingChild(): Promise<Child> {
    child = startChild(['hold', fresh.location.place, 'prox import']);
    expect(await child.line()).toBe('open');
    return child;
  }

  test('opening waits, then fails with the name of the holder', async () => {
    const { pid } = await holdingChild();
    const start = performance.now();
    const opening = openDatabase(fresh.location, { timeZone: 'UTC', lockWaitMs: 300 });
    await expect(opening).rejects.toMatchObject({
      kind: 'database',
      message: expect.stringMatching(
        `^The embedded database at ${fresh.location.place} is in use by prox import \\(pid ${pid}, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\)$`,
      ),
    });
    expect(performance.now() - start).toBeGreaterThan(300);
  });

  test('opening goes on as soon as the holder closes it', async () => {
    const holder = await holdingChild();
    const opening = openDatabase(fresh.location, { timeZone: 'UTC', lockWaitMs: 20_000 });
    holder.say('close');
    expect(await holder.line()).toBe('closed');
    const database = await opening;
    await database.close();
  });

  test('opening works once the holder is killed', async () => {
    const holder = await holdingChild();
    await holder.kill();
    const lockFile = join(fresh.location.place, 'lock');
    expect(existsSync(lockFile)).toBe(true);
    const database = await openDatabase(fresh.location, { timeZone: 'UTC', lockWaitMs: 0 });
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid });
    await database.close();
    expect(existsSync(lockFile)).toBe(false);
  });
});

describe('The lock', () => {
  let folder: string;
  let lockFile: string;
  let lock: Lock | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prox-test-'));
    lockFile = join(folder, 'lock');
  });

  afterEach(async () => {
    await lock?.release();
    lock = undefined;
    rmSync(folder, { recursive: true });
  });

  function writeHolder(changes: Record<string, unknown>): void {
    const host = hostname();
    const holder = {
      pid: process.pid,
      host,
      pidSpace: '',
      started: '',
      command: 'prox serve',
      since: '2026-11-22T10:00:00.000Z',
    };
    writeFileSync(lockFile, JSON.stringify({ ...holder, ...changes }));
  }

  function take(waitMs = 0): Promise<Lock> {
    return lockFolder(folder, 'prox test', waitMs);
  }

  test('is held once, also within one process', async () => {
    lock = await take();
    await expect(take()).rejects.toThrow(`prox test (pid ${process.pid}, since`);
    await lock.release();
    lock = await take();
  });

  test('is not taken from a process on another host, which may live; the message says what to do', async () => {
    writeHolder({ host: 'game-server', pid: 4_000_000 });
    await expect(take()).rejects.toMatchObject({
      message: expect.stringContaining('prox serve (pid 4000000 on game-server, since 2026-11-22 10:00:00 UTC)'),
      suggestions: expect.arrayContaining([`If it surely runs no more, delete ${lockFile}`]),
    });
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ host: 'game-server' });
  });

  test('is taken from a dead process whose pid another process has now', async () => {
    lock = await take();
    const mine = JSON.parse(readFileSync(lockFile, 'utf8'));
    await lock.release();
    writeFileSync(lockFile, JSON.stringify({ ...mine, pid: process.ppid }));
    lock = await take();
  });

  test('is not taken from a living process that only its file tells of', async () => {
    lock = await take();
    const mine = readFileSync(lockFile, 'utf8');
    await lock.release();
    writeFileSync(lockFile, mine);
    await expect(take()).rejects.toThrow(`in use by prox test (pid ${process.pid}`);
  });

  test('waits for a file that is just being written, and clears away one that never was', async () => {
    writeFileSync(lockFile, '');
    await expect(take()).rejects.toThrow('in use by another process');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lockFile, longAgo, longAgo);
    lock = await take();
  });

  test('clears away a file that never was written, also one from before the clock was put back', async () => {
    writeFileSync(lockFile, '');
    const ahead = new Date(Date.now() + 3_600_000);
    utimesSync(lockFile, ahead, ahead);
    lock = await take();
  });

  test('tells once who has it while it waits, and goes on when it is given up', async () => {
    lock = await take();
    const told: string[] = [];
    const second = lockFolder(folder, 'prox import', 20_000, (sentence) => {
      told.push(sentence);
      lock?.release();
    });
    lock = await second;
    expect(told).toEqual([expect.stringMatching(/is in use by prox test \(pid .*\): waiting for it, 20 s at most\.$/)]);
  });

  test('leaves the file of another alone when it is released', async () => {
    lock = await take();
    writeHolder({ host: 'game-server' });
    await lock.release();
    lock = undefined;
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ host: 'game-server' });
  });

  test('tells other users nothing', async () => {
    lock = await take();
    expect(statSync(lockFile).mode & 0o077).toBe(0);
  });
});
