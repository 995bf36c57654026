import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type Environment, runProx, startProx } from '../commands/run-prox.ts';
import { contents } from '../support/contents.ts';
import { describeEngines, type FreshLocation, migratedLocation } from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';

describeEngines('prox rebuild, as a process', (engine) => {
  let place: FreshLocation;
  let environment: Environment;

  beforeEach(async () => {
    place = await migratedLocation(engine);
    const { location } = place;
    environment = { DATABASE_URL: location.kind === 'server' ? location.url() : location.folder };
    await withDatabase((database) => importInto(database, ['samples'], { server: 'Cup', proxVersion: '0.1.0' }));
  });

  afterEach(() => place.cleanup());

  async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase(place.location, { timeZone: 'UTC' });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  test('killed at any moment leaves the old tables or the new ones whole, and the next one cleans up', async () => {
    const before = await withDatabase(contents);
    for (const delay of [700, 1500]) {
      const killed = startProx(['rebuild', 'samples'], environment);
      setTimeout(() => killed.kill('SIGKILL'), delay);
      await killed.ended;
      await withDatabase(async (database) => expect(await contents(database)).toEqual(before));
    }
    const filling = startProx(['rebuild', 'samples'], environment);
    await filling.firstOutput;
    filling.kill('SIGKILL');
    await filling.ended;
    await withDatabase(async (database) => expect(await contents(database)).toEqual(before));
    const { code, stderr } = await runProx(['rebuild', 'samples'], environment);
    expect(stderr).toContain('Rebuilt: 3 rounds, before 3.');
    expect(code).toBe(0);
    await withDatabase(async (database) => {
      expect(await contents(database)).toEqual(before);
      expect(await database.rows(sql`select from pg_namespace where nspname = 'prox_rebuild'`)).toEqual([]);
    });
  }, 120_000);

  test('names missing rounds with exit code 2, on the screen and as JSON', async () => {
    const file = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
    const { code, stderr } = await runProx(['rebuild', file], environment);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\n2 rounds of the database in none of these files/);
    expect(stderr).toMatch(/2026-11-22-103235-labmap-round-1_engagements\.txt · labmap · round id \d+ · server Cup\n/);
    const json = await runProx(['rebuild', file, '--dry-run', '--json'], environment);
    expect(json.code).toBe(4);
    expect(JSON.parse(json.stdout)).toMatchObject({
      outcome: 'dry_run',
      rounds_before: 3,
      missing: [{ server: 'Cup' }, { server: 'Cup' }],
      summary: { files: 1, by_status: { parsed: 1 } },
    });
  });

  test('asks for files where none are named', async () => {
    expect(await runProx(['rebuild'], environment)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing to rebuild from'),
    });
  });
});
