import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportStatus } from '../../src/importer/receipt.ts';
import type { Database } from '../../src/store/database.ts';
import { type DatabaseLocation, locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { startProx } from '../commands/run-prox.ts';
import { randomOf } from '../fuzz/random.ts';
import { contents } from '../support/contents.ts';
import {
  bareLocation,
  describeEngines,
  type FreshLocation,
  freshDatabase,
  migratedLocation,
  onTestServer,
  testServer,
} from '../support/databases.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';

// By hand: PROX_KILLS=300 npx vitest run test/importer/kills.test.ts; another PROX_SEED has other moments.
const KILLS = Number(process.env['PROX_KILLS'] ?? 2);
const SEED = Number(process.env['PROX_SEED'] ?? 1);
const REPLACED = '2026-11-22-103235-labmap-round-1_engagements.txt';

describeEngines('prox import that is killed', (engine) => {
  /** Migrated, with the beginning of a file of which the import brings the rest. */
  let begin: FreshLocation;
  let places: FreshLocation[];

  beforeEach(async () => {
    begin = await migratedLocation(engine);
    places = [];
    const cut = roundFolder();
    const whole = readFileSync(join('samples', REPLACED));
    cut.write(REPLACED, whole.subarray(0, whole.length / 2));
    await withDatabase(begin.location, (database) => importInto(database, [cut.folder], { proxVersion: '0.1.0' }));
    cut.remove();
  });

  afterEach(async () => {
    for (const place of [begin, ...places]) await place.cleanup();
  });

  test(
    `at ${KILLS} random moments leaves each round whole or absent, and the next one completes it`,
    async () => {
      const expected = await undisturbed();
      const random = randomOf(SEED);
      const wholeMs = await runOnce(await copyOfBegin(), Number.POSITIVE_INFINITY);
      const tally: Record<string, number> = {};
      for (let kills = 0; kills < KILLS; ) {
        const location = await copyOfBegin();
        const ranToItsEnd = (await runOnce(location, random(Math.ceil(wholeMs ?? 0)))) !== null;
        if (ranToItsEnd) continue;
        kills++;
        await withDatabase(location, async (database) => {
          const receipts = await importInto(database, ['samples'], { proxVersion: '0.1.0' });
          const found = receipts.map(({ status }) => FOUND[status]).join(' ');
          tally[found] = (tally[found] ?? 0) + 1;
          expect(await contents(database)).toEqual(expected);
        });
        await places.pop()?.cleanup();
      }
      if (process.env['PROX_KILLS'] !== undefined) console.log(engine, 'what was there after a kill:', tally);
    },
    Math.max(90_000, KILLS * 10_000),
  );

  /** Runs the import, killed `killAfterMs` after it opened the database; how long it took from there, null where it was killed. */
  async function runOnce(location: DatabaseLocation, killAfterMs: number): Promise<number | null> {
    const place = location.kind === 'server' ? location.url() : location.folder;
    const run = startProx(['import', 'samples'], { DATABASE_URL: place });
    const over = run.ended.then(() => true);
    const opened = await waitUntilOpen(location, over);
    const start = performance.now();
    const isOver = await Promise.race([over, killAfterMs === Number.POSITIVE_INFINITY ? over : sleep(killAfterMs)]);
    if (isOver !== true) run.kill('SIGKILL');
    const { code, stderr } = await run.ended;
    if (code === null && opened) return null;
    expect([code, stderr]).toEqual([0, expect.stringContaining('3 files: ')]);
    return performance.now() - start;
  }

  /** False where the import was over before it was seen. */
  async function waitUntilOpen(location: DatabaseLocation, over: Promise<unknown>): Promise<boolean> {
    let isOver = false;
    over.then(() => {
      isOver = true;
    });
    return withObserver(location, async (isOpen) => {
      while (!isOver) {
        if (await isOpen()) return true;
        await sleep(2);
      }
      return false;
    });
  }

  async function copyOfBegin(): Promise<DatabaseLocation> {
    const place = await bareLocation(engine);
    places.push(place);
    const [from, to] = [begin.location, place.location];
    if (from.kind === 'embedded') cpSync(from.place, to.place, { recursive: true });
    else {
      const [original, copy] = [from, to].map(({ place: where }) => where.split('/')[1]);
      await onTestServer(`drop database ${copy}`);
      await onTestServer(`create database ${copy} template ${original}`);
    }
    return to;
  }

  async function undisturbed(): Promise<unknown> {
    const { database, cleanup } = await freshDatabase(engine);
    try {
      await importInto(database, ['samples'], { proxVersion: '0.1.0' });
      return await contents(database);
    } finally {
      await cleanup();
    }
  }
});

/** What a file's status in the import after a kill tells of the killed one. */
const FOUND: Readonly<Record<ImportStatus, string>> = {
  imported: 'absent',
  replaced: 'part',
  skipped: 'whole',
  refused: 'refused',
  failed: 'failed',
  parsed: 'parsed',
};

async function withDatabase<Result>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(location, { timeZone: 'UTC' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Runs `work` with a look at whether a process of prox has the database open. */
function withObserver<Result>(
  location: DatabaseLocation,
  work: (isOpen: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  if (location.kind === 'embedded') return work(async () => existsSync(join(location.folder, 'lock')));
  return withDatabase(locateDatabase(testServer), (server) =>
    work(async () => {
      const name = location.place.split('/')[1];
      const sessions = await server.rows(
        sql`select from pg_stat_activity where datname = ${name} and application_name = 'prox'`,
      );
      return sessions.length > 0;
    }),
  );
}
