import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import pg from 'pg';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { Database } from '../../src/store/database.ts';
import { type DatabaseLocation, locateDatabase, type ServerLocation } from '../../src/store/location.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { startProx } from '../commands/run-prox.ts';
import { randomOf } from '../fuzz/random.ts';
import { contents } from '../support/contents.ts';
import {
  describeEngines,
  type FreshLocation,
  freshDatabase,
  migratedLocation,
  onTestServer,
  testServer,
  testServerUrl,
} from '../support/databases.ts';
import { startOwnServer } from '../support/own-server.ts';
import { importInto } from '../support/round-folder.ts';

// By hand: PROX_CUTS=300 scripts/with-postgres npx vitest run test/importer/server-faults.test.ts
const CUTS = Number(process.env['PROX_CUTS'] ?? 5);

/** Whoever waits for a lock of this database. */
const WAITING = `select pid from pg_locks
  where not granted and database = (select oid from pg_database where datname = current_database())`;

let whole: unknown;

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

/** Imports the samples as a process that is never disturbed, and looks at what there is then. */
async function expectToComplete(location: DatabaseLocation): Promise<void> {
  await withDatabase(location, async (database) => {
    const receipts = await importInto(database, ['samples'], { proxVersion: '0.1.0' });
    expect(receipts.filter(({ status }) => !['imported', 'skipped'].includes(status))).toEqual([]);
    expect(await contents(database)).toEqual(whole);
  });
}

describe.runIf(testServer)('An import into a server', () => {
  let place: FreshLocation;

  beforeAll(async () => {
    place = await migratedLocation('server');
    const { database, cleanup } = await freshDatabase('server');
    await importInto(database, ['samples'], { proxVersion: '0.1.0' });
    whole = await contents(database);
    await cleanup();
  });

  afterAll(() => place.cleanup());

  async function empty(): Promise<void> {
    await withDatabase(place.location, (database) => database.rows(sql`delete from round`));
  }

  test(
    `whose connection is cut at ${CUTS} random bytes says so, leaves no half round, and is completed by the next`,
    async () => {
      const random = randomOf(Number(process.env['PROX_SEED'] ?? 1));
      await empty();
      const all = await throughProxy(place.location, Number.POSITIVE_INFINITY, importSamples);
      expect(all.outcome).toBeUndefined();
      for (let cut = 0; cut < CUTS; cut++) {
        await empty();
        const { outcome } = await throughProxy(place.location, random(all.bytes), importSamples);
        expect(outcome).toBeInstanceOf(Failure);
        expect(outcome).toMatchObject({
          kind: 'database',
          message: expect.stringMatching(/ was lost: | broke the connection off$/),
        });
        await expectToComplete(place.location);
      }
    },
    Math.max(60_000, CUTS * 5000),
  );

  test.each([
    ['pg_cancel_backend', / gave a statement up: canceling statement due to user request\.\n/],
    [
      'pg_terminate_backend',
      /^prox: The connection to the database at \S+ was lost: terminating connection due to admin/,
    ],
  ])('that the administrator ends by %s says so, with exit code 3, and is completed by the next', async (end, said) => {
    await empty();
    const { code, stderr } = await importThatWaits(testServerUrl(nameOf(place)), (admin) =>
      admin.query(`select ${end}(pid) from (${WAITING}) as waiting`),
    );
    expect(stderr).toMatch(said);
    expect(stderr).toContain('all that was committed is stored, and nothing else');
    expect(code).toBe(3);
    await expectToComplete(place.location);
  });

  test('that crashes and comes back meanwhile ends with a sentence, and is completed by the next', async () => {
    const server = startOwnServer();
    try {
      await withDatabase(server.location, migrate);
      const { code, stderr } = await importThatWaits(server.url, async () => server.crash());
      expect(stderr).toMatch(/^prox: The connection to the database at \S+ was lost: \S/);
      expect(code).toBe(3);
      await expectToComplete(server.location);
    } finally {
      server.remove();
    }
  });

  test.each([
    ['select on round', 'SELECT on round'],
    ['insert on round', 'INSERT on round'],
    ['update on round', 'UPDATE on round'],
    ['insert on player_track', 'INSERT on player_track'],
    ['usage on sequence round_round_id_seq', 'USAGE on round_round_id_seq'],
  ])('as a role without the right to %s names it, and leaves nothing', async (revoked, named) => {
    await empty();
    const name = `${nameOf(place)}_weak`;
    await onTestServer(
      `create role ${name} login password 'geheim';
       grant select, insert, update, delete on all tables in schema public to ${name};
       grant usage on all sequences in schema public to ${name};
       revoke ${revoked} from ${name}`,
      nameOf(place),
    );
    try {
      const url = testServerUrl(nameOf(place), { name, password: 'geheim' });
      const importing = withDatabase(locateDatabase(url), importSamples);
      await expect(importing).resolves.toMatchObject({
        kind: 'database',
        message: `The database at ${place.location.place} denies its user a right: ${named}`,
        suggestions: expect.arrayContaining([expect.stringMatching(/^grant .* in schema public to ROLE$/)]),
      });
      await withDatabase(place.location, async (database) => {
        expect(await database.rows(sql`select from round`)).toEqual([]);
      });
    } finally {
      await onTestServer(`drop owned by ${name}; drop role ${name}`, nameOf(place));
    }
  });
});

describeEngines('An import', (engine) => {
  test('that loses its database between two files says so', async () => {
    const gone = await migratedLocation(engine);
    const failure = await withDatabase(gone.location, (database) =>
      importSamples({
        ...{ kind: database.kind, place: database.place, close: () => database.close() },
        rows: (statement) => database.rows(statement),
        async transaction(work) {
          const result = await database.transaction(work);
          await gone.cleanup();
          return result;
        },
      }),
    );
    const told =
      engine === 'server'
        ? / doesn't exist on that server$| was lost: terminating connection/
        : / has trouble with its files: .*No such file or directory$/;
    expect(failure).toMatchObject({ kind: 'database', message: expect.stringMatching(told) });
  });
});

/** The error of it; undefined where there is none. */
function importSamples(database: Database): Promise<unknown> {
  return importInto(database, ['samples'], { proxVersion: '0.1.0' }).then(
    () => undefined,
    (error: unknown) => error,
  );
}

function nameOf({ location }: FreshLocation): string {
  return location.place.split('/')[1] ?? '';
}

/** Runs an import that has to wait in the middle of a round's COPY, and does `disturb` then. */
async function importThatWaits(
  url: string,
  disturb: (admin: pg.Client) => Promise<unknown>,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const holder = new pg.Client(url);
  holder.on('error', () => {});
  await holder.connect();
  const waiting = async (): Promise<number | null> => (await holder.query(WAITING)).rowCount;
  try {
    await holder.query('begin; lock table player_track in share mode');
    const run = startProx(['import', 'samples'], { DATABASE_URL: url });
    await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
    await disturb(holder);
    return await run.ended;
  } finally {
    await holder.end().catch(() => {});
  }
}

/** Does `work` with the database through a connection that breaks after so many bytes, of both directions. */
async function throughProxy(
  location: DatabaseLocation,
  bytes: number,
  work: (database: Database) => Promise<unknown>,
): Promise<{ readonly outcome: unknown; readonly bytes: number }> {
  const to = new URL((location as ServerLocation).url());
  let passed = 0;
  const proxy = createServer((socket) => {
    const other = connect(Number(to.port), to.hostname);
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ] as const) {
      one.on('error', () => {});
      one.on('close', () => two.destroy());
      one.on('data', (chunk: Buffer) => {
        two.write(chunk.subarray(0, Math.max(0, bytes - passed)));
        passed += chunk.length;
        if (passed >= bytes) setImmediate(() => two.destroy());
      });
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(to);
  through.port = String((proxy.address() as AddressInfo).port);
  const outcome = await withDatabase(locateDatabase(through.href), work).catch((error: unknown) => error);
  proxy.close();
  return { outcome, bytes: passed };
}
