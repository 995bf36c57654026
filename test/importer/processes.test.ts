import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locateDatabase } from '../../src/store/location.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { type Environment, runProx, startProx } from '../commands/run-prox.ts';
import { contents } from '../support/contents.ts';
import { bareLocation, describeEngines, type FreshLocation, freshDatabase } from '../support/databases.ts';
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

  async function stored(): Promise<unknown> {
    const database = await openDatabase(locateDatabase(environment['DATABASE_URL']), { timeZone: 'UTC' });
    try {
      return await contents(database);
    } finally {
      await database.close();
    }
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

  test('pitfall 28: killed at any moment it leaves each round whole or absent, and the next run completes it', async () => {
    for (const delay of [150, 300, 400, 500, 600, 750]) {
      const killed = startProx(['import', 'samples'], environment);
      setTimeout(() => killed.kill('SIGKILL'), delay);
      await killed.ended;
    }
    const { code, stderr } = await runProx(['import', 'samples'], environment);
    expect(stderr).toContain(`${SAMPLES} files: `);
    expect(code).toBe(0);
    expect(await stored()).toEqual(await undisturbed());
  });

  test('pitfall 29: several at once on one folder store every round once', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => runProx(['import', 'samples', '--json'], environment)));
    const statuses = runs.flatMap(({ stdout }) =>
      (JSON.parse(stdout) as { files: { status: string }[] }).files.map((file) => file.status),
    );
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0]);
    expect(statuses.filter((status) => status === 'imported')).toHaveLength(SAMPLES);
    expect(statuses.filter((status) => status === 'skipped')).toHaveLength(2 * SAMPLES);
    expect(await stored()).toEqual(await undisturbed());
  });

  test('Ctrl-C ends it after the round at hand, with exit code 130', async () => {
    const run = startProx(['import', 'samples'], environment);
    await run.firstOutput;
    run.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/\d files?: \d imported/);
  });
});
