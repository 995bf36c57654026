import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFiles } from '../../src/importer/import-files.ts';
import type { Receipt } from '../../src/importer/receipt.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type WatchOptions, watchFolders } from '../../src/watcher/watch-folders.ts';
import { describeEngines, type FreshLocation, migratedLocation } from '../support/databases.ts';
import { gate } from './gate.ts';

const SAMPLE = '2026-11-22-102925-labmap-round-1_engagements.txt';
const OTHER = '2026-11-22-104340-labmap-round-2_engagements.txt';
const text = readFileSync(join('samples', SAMPLE));

/** Something that happened in a watch. */
type Event = { readonly receipt: Receipt } | { readonly trouble: string } | 'recovery';

let folder: string;
let end: AbortController;
let watching: Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prox-watch-'));
  end = new AbortController();
});

afterEach(async () => {
  end.abort();
  await watching;
  rmSync(folder, { recursive: true, force: true });
});

/** Watches `folder`; `next` gives what happens, in order. */
function startWatch(options: Pick<WatchOptions, 'importPaths'> & Partial<WatchOptions>): () => Promise<Event> {
  const events: Event[] = [];
  const waiting: ((event: Event) => void)[] = [];
  const note = (event: Event) => {
    const wakes = waiting.shift();
    if (wakes === undefined) events.push(event);
    else wakes(event);
  };
  watching = watchFolders([folder], {
    patience: { file_ms: 400, part_ms: 3_600_000 },
    interval_ms: 100,
    once: false,
    signal: end.signal,
    onReceipt: (receipt) => note({ receipt }),
    onImported: () => {},
    onTrouble: (trouble) => note({ trouble }),
    onRecovery: () => note('recovery'),
    ...options,
  });
  return () => {
    const event = events.shift();
    return event === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(event);
  };
}

/** Imports nothing, and tells so for each path. */
async function pretend(paths: readonly string[], onReceipt: (receipt: Receipt) => void): Promise<void> {
  const { receiptWithoutRound } = await import('../../src/importer/receipt.ts');
  for (const path of paths) onReceipt(receiptWithoutRound(path, 'imported', ''));
}

/** The file that an event tells of. */
function fileOf(event: Event): string | undefined {
  return typeof event === 'object' && 'receipt' in event ? event.receipt.file.slice(folder.length + 1) : undefined;
}

describe('a watch', () => {
  test('imports what is there and what comes, in folders below as well', async () => {
    copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
    const next = startWatch({ importPaths: pretend });
    expect(fileOf(await next())).toBe(SAMPLE);
    mkdirSync(join(folder, 'later'));
    copyFileSync(join('samples', OTHER), join(folder, 'later', OTHER));
    expect(fileOf(await next())).toBe(`later/${OTHER}`);
  });

  test('hears of a file with its end marker without a poll', async () => {
    const ended = Buffer.concat([text, Buffer.from('# row_counts=ENGAGEMENTS:1\n')]);
    writeFileSync(join(folder, SAMPLE), ended);
    const hour = 3_600_000;
    const next = startWatch({ importPaths: pretend, interval_ms: hour, patience: { file_ms: hour, part_ms: hour } });
    expect(fileOf(await next())).toBe(SAMPLE);
    writeFileSync(join(folder, `${OTHER}.part`), ended);
    renameSync(join(folder, `${OTHER}.part`), join(folder, OTHER));
    expect(fileOf(await next())).toBe(OTHER);
  });

  test('leaves a .part to its tracker', async () => {
    writeFileSync(join(folder, `${OTHER}.part`), text);
    copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
    const next = startWatch({ importPaths: pretend });
    expect(fileOf(await next())).toBe(SAMPLE);
    renameSync(join(folder, `${OTHER}.part`), join(folder, OTHER));
    expect(fileOf(await next())).toBe(OTHER);
  });

  test('goes on while a folder is away', async () => {
    const next = startWatch({ importPaths: pretend });
    rmSync(folder, { recursive: true });
    expect(await next()).toEqual({ trouble: expect.stringContaining(folder) });
    mkdirSync(folder);
    expect(await next()).toBe('recovery');
    copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
    expect(fileOf(await next())).toBe(SAMPLE);
  });

  test('ends once all is imported where it is to look once', async () => {
    writeFileSync(join(folder, SAMPLE), text.subarray(0, 5000));
    writeFileSync(join(folder, `${OTHER}.part`), text);
    const next = startWatch({ importPaths: pretend, once: true });
    writeFileSync(join(folder, SAMPLE), text);
    await watching;
    expect(fileOf(await next())).toBe(SAMPLE);
  });

  test('throws where it is to look once and the database is away', async () => {
    copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
    const location = locateDatabase('postgresql://nobody@127.0.0.1:9/none');
    startWatch({
      once: true,
      importPaths: async () => {
        await openDatabase(location, { timeZone: 'UTC' });
      },
    });
    await expect(watching).rejects.toThrow('127.0.0.1');
    watching = Promise.resolve();
  });
});

describeEngines('a watch whose database goes away', (engine) => {
  let place: FreshLocation;

  beforeEach(async () => {
    place = await migratedLocation(engine);
  });

  afterEach(async () => {
    end.abort();
    await watching;
    await place.cleanup();
  });

  test('forgets nothing and imports each round once', async () => {
    const { location } = place;
    const door = await gate(location);
    const next = startWatch({
      importPaths: async (paths, onReceipt) => {
        const database = await openDatabase(door.location, {
          timeZone: 'UTC',
          lockWaitMs: 100,
          connectTimeoutMs: 2000,
        });
        try {
          await importFiles(paths, {
            ...{ database, server: '', timeZone: 'UTC', replace: false, proxVersion: '0.0.0-test', onReceipt },
            signal: end.signal,
          });
        } finally {
          await database.close();
        }
      },
    });
    copyFileSync(join('samples', SAMPLE), join(folder, SAMPLE));
    expect(await next()).toMatchObject({ receipt: { status: 'imported' } });
    await door.shut();
    copyFileSync(join('samples', OTHER), join(folder, OTHER));
    expect(await next()).toEqual({ trouble: expect.any(String) });
    await door.reopen();
    expect(await next()).toMatchObject({ receipt: { status: 'imported' } });
    expect(await next()).toBe('recovery');
    end.abort();
    await watching;
    const database = await openDatabase(location, { timeZone: 'UTC' });
    expect(await database.rows(sql`select count(*)::int as rounds from round`)).toEqual([{ rounds: 2 }]);
    await database.close();
    await door.remove();
  });
});
