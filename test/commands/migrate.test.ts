import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { bareLocation, describeEngines, type FreshLocation } from '../support/databases.ts';
import { runProx } from './run-prox.ts';

/** Takes the last migration back, as in a database that an older prox made. */
const WITHOUT_THE_LAST = `
  drop view proximity_support_summary, player_teamplay_stats;
  drop table inferred_life, player_round, proximity_trade_event, crossfire_pairs, player_rescue;
  delete from prox_migration where id = '0004_derived';
`;

describeEngines('prox migrate', (engine) => {
  let place: FreshLocation;

  beforeEach(async () => {
    place = await bareLocation(engine);
  });

  afterEach(() => place.cleanup());

  function migrate(...flags: string[]): ReturnType<typeof runProx> {
    const { location } = place;
    return runProx(['migrate', ...flags], {
      DATABASE_URL: location.kind === 'server' ? location.url() : location.folder,
    });
  }

  test('brings a new database up to date, once', async () => {
    const { stdout, code } = await migrate();
    // A new embedded database comes with the tables.
    expect(stdout).toMatch(engine === 'server' ? /^applied 0001_rounds\napplied 0002_/ : /^Up to date: /);
    expect(code).toBe(0);
    expect((await migrate()).stdout).toBe(`Up to date: ${place.location.place}\n`);
    const [first] = JSON.parse((await migrate('--status', '--json')).stdout);
    expect(first).toMatchObject({ migration: '0001_rounds', state: 'applied', prox_version: expect.any(String) });
  });

  test('tells, prints and applies what an older database lacks', async () => {
    await migrate();
    const database = await openDatabase(place.location, { timeZone: 'UTC' });
    await database.transaction((transaction) => transaction.execute(WITHOUT_THE_LAST));
    await database.close();
    const { stdout: status } = await migrate('--status');
    expect(status).toMatch(/^migration\tstate\tapplied_at\tprox_version\n0001_rounds\tapplied\t/);
    expect(status).toMatch(/\n0004_derived\tpending\t\t\n/);
    expect((await migrate('--dry-run')).stdout).toMatch(/create table inferred_life/);
    expect((await migrate('--status')).stdout).toBe(status);
    expect((await migrate()).stdout).toBe('applied 0004_derived\n');
    expect((await migrate('--status')).stdout).not.toContain('pending');
  });
});
