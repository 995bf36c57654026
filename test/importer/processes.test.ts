import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type Environment, runProx, startProx } from '../commands/run-prox.ts';
import { contents } from '../support/contents.ts';
import { bareLocation, describeEngines, type FreshLocation, freshDatabase } from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto } from '../support/round-folder.ts';

const SAMPLES = 3;

describeEngines('prox import, as processes', (engine) => {
  let place: FreshLocation;
  let scratch: string;
  let environment: Environment;

  beforeEach(async () => {
    place = await bareLocation(engine);
    scratch = mkdtempSync(join(tmpdir(), 'prox-processes-'));
    const { location } = place;
    environment = { DATABASE_URL: location.kind === 'server' ? location.url() : location.folder };
    const database = await openDatabase(location, { timeZone: 'UTC' });
    await migrate(database);
    await database.close();
  });

  afterEach(async () => {
    rmSync(scratch, { recursive: true, force: true });
    await place.cleanup();
  });

  async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase(locateDatabase(environment['DATABASE_URL']), { timeZone: 'UTC' });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  function stored(): Promise<unknown> {
    return withDatabase(contents);
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

  test('pitfall 29: many at once on one folder store every round once', async () => {
    const importers = engine === 'server' ? 8 : 3;
    const runs = await Promise.all(
      Array.from({ length: importers }, () => runProx(['import', 'samples', '--json'], environment)),
    );
    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    const statuses = runs.flatMap(({ stdout }) =>
      (JSON.parse(stdout) as { files: { status: string }[] }).files.map((file) => file.status),
    );
    expect(statuses.filter((status) => status === 'imported')).toHaveLength(SAMPLES);
    expect(statuses.filter((status) => status === 'skipped')).toHaveLength((importers - 1) * SAMPLES);
    expect(await stored()).toEqual(await undisturbed());
  }, 90_000);

  test('a clock that jumps years to and fro changes nothing of what is imported', async () => {
    const jumping = { ...environment, NODE_OPTIONS: `--import=${join(import.meta.dirname, 'jumping-clock.mjs')}` };
    const { code, stderr } = await runProx(['import', 'samples'], jumping);
    expect(stderr).toContain(`${SAMPLES} files: ${SAMPLES} imported`);
    expect(code).toBe(0);
    expect(await stored()).toEqual(await undisturbed());
  });

  test('a database of a newer prox is refused in a sentence, and nothing written', async () => {
    await withDatabase((database) =>
      database.rows(
        sql`insert into prox_migration (id, content_hash, prox_version) values ('9999_future', '', '7.1.0')`,
      ),
    );
    const { code, stderr } = await runProx(['import', 'samples'], environment);
    expect(stderr).toMatch(
      /^prox: The database at \S+ is newer than this prox \S+: it has 9999_future, of prox 7\.1\.0\.\n/,
    );
    expect(code).toBe(3);
    await withDatabase(async (database) => expect(await database.rows(sql`select from round`)).toEqual([]));
  });

  test('Ctrl-C ends it after the round at hand, with exit code 130', async () => {
    const files = 200;
    for (let no = 1; no <= files; no++) {
      writeFileSync(
        join(scratch, `${no}_engagements.txt`),
        ownFile({ rows: ownMatch(1) }).replace('map=labmap', `map=labmap${no}`),
      );
    }
    const run = startProx(['import', scratch], environment);
    await run.firstOutput;
    run.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    const [, done] = /(\d+) files?: \d+ imported/.exec(stderr) ?? [];
    expect(Number(done)).toBeGreaterThan(0);
    expect(Number(done)).toBeLessThan(files);
  });
});
