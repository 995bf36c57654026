import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importExitCode } from '../../src/importer/import-files.ts';
import { roundText, START } from '../../src/report/example-round.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

describe('input that is no round file', () => {
  let files: RoundFolder;

  beforeEach(() => {
    files = roundFolder();
  });

  afterEach(() => files.remove());

  async function failure(path: string): Promise<string> {
    const receipts = await importInto(null, [path]);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({ status: 'failed', round: null, sections: [] });
    expect(importExitCode(receipts)).toBe(2);
    return receipts[0]?.reason ?? '';
  }

  test('a file that is not there', async () => {
    expect(await failure(join(files.folder, 'none.txt'))).toBe('there is no such file or folder');
  });

  test('a pattern that fits nothing', async () => {
    expect(await failure(join(files.folder, '*_engagements.txt'))).toBe('no file fits this pattern');
  });

  test('a folder without round files', async () => {
    files.write('notes.txt', 'hello');
    expect(await failure(files.folder)).toContain('no file named *_engagements.txt');
  });

  test('an empty file', async () => {
    expect(await failure(files.write('a_engagements.txt', ''))).toContain('empty');
  });

  test('a binary file', async () => {
    const bytes = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff, 10, 0]);
    expect(await failure(files.write('a_engagements.txt', bytes))).toContain('not a round file');
  });

  test('a text without the version line', async () => {
    expect(await failure(files.write('a_engagements.txt', '# map=supply\n'))).toContain('PROXIMITY_TRACKER');
  });

  test('a generation prox does not know', async () => {
    const text = roundText({ versionLine: '# PROXIMITY_TRACKER_V7' });
    expect(await failure(files.write('a_engagements.txt', text))).toContain('V7');
  });

  test('a file that tells neither its start nor has a time stamp in its name', async () => {
    expect(await failure(files.write('round.txt', roundText({ start: null, end: null })))).toContain(
      'round_start_unix',
    );
  });

  test('a file that names no map, in its text or its name', async () => {
    const text = roundText({}).replace(/# map=.*\n/, '');
    expect(await failure(files.write('round.txt', text))).toContain('no map');
  });

  test.skipIf(process.getuid?.() === 0)('a file without the right to read it', async () => {
    const path = files.write('a_engagements.txt', roundText({}));
    chmodSync(path, 0o000);
    expect(await failure(path)).toBe('no right to read it');
  });

  test('a file that can’t be looked at is not called absent', async () => {
    const circle = join(files.folder, 'circle_engagements.txt');
    symlinkSync(circle, circle);
    expect(await failure(circle)).toMatch(/^it can't be read: ELOOP/);
  });

  test('a good file among bad ones is imported, and the exit code tells it', async () => {
    const good = files.write('good_engagements.txt', roundText({}));
    const bad = files.write('bad_engagements.txt', '');
    const receipts = await importInto(null, [good, bad]);
    expect(receipts.map((receipt) => receipt.status).sort()).toEqual(['failed', 'parsed']);
    expect(importExitCode(receipts)).toBe(4);
    expect(importExitCode(receipts.filter((receipt) => receipt.status === 'parsed'))).toBe(0);
  });

  test('a damaged file is imported in part, and the exit code tells it', async () => {
    const cut = files.write('cut_engagements.txt', roundText({}).slice(0, -20));
    const receipts = await importInto(null, [cut]);
    expect(receipts).toMatchObject([{ status: 'parsed', problem_count: 1 }]);
    expect(importExitCode(receipts)).toBe(4);
  });
});

describe('finding files', () => {
  let files: RoundFolder;

  beforeEach(() => {
    files = roundFolder();
  });

  afterEach(() => files.remove());

  function round(folder: string, stamp: string): string {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${stamp}-labmap-round-1_engagements.txt`);
    writeFileSync(path, roundText({ start: START }));
    return path;
  }

  test('a folder is walked with all below it, in time order', async () => {
    const late = round(files.folder, '2026-11-22-220000');
    const early = round(join(files.folder, 'zz', 'deep'), '2026-11-22-200000');
    files.write('2026-11-22-210000-labmap-round-1_other.txt', 'no round file');
    expect((await importInto(null, [files.folder])).map((receipt) => receipt.file)).toEqual([early, late]);
  });

  test('a pattern and a folder name a file once', async () => {
    const path = round(files.folder, '2026-11-22-220000');
    const receipts = await importInto(null, [join(files.folder, '*-round-1*'), files.folder, path]);
    expect(receipts.map((receipt) => receipt.file)).toEqual([path]);
  });

  test('a file whose name holds pattern characters is a file', async () => {
    const path = files.write('[x]*_engagements.txt', roundText({}));
    expect(await importInto(null, [path])).toMatchObject([{ file: path, status: 'parsed' }]);
  });
});
