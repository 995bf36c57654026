import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { bareLocation, describeEngines, type FreshLocation } from '../support/databases.ts';
import { runProx } from './run-prox.ts';

/** Takes the last migration back, as in a database that an older prox made. */
const WITHOUT_THE_LAST = `
  alter table player_hit
    drop column kind, drop column means_of_death, drop column attacker_x, drop column attacker_y,
    drop column attacker_z, drop column victim_x, drop column victim_y, drop column victim_z,
    drop column victim_health, alter column attacker_guid set not null, alter column region set not null;
  alter table player_kill
    drop column kind, drop column axis_reinforcement_ms, drop column allies_reinforcement_ms,
    alter column event set not null, alter column killer_guid set not null, alter column killer_team set not null,
    alter column killer_x set not null, alter column killer_y set not null, alter column killer_z set not null;
  alter table player_revive drop column source;
  drop table class_change, round_pause, round_objective, round_end, tracker_error;
  delete from prox_migration where id = '0005_own_tracker';
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
    expect(status).toMatch(/\n0005_own_tracker\tpending\t\t\n/);
    expect((await migrate('--dry-run')).stdout).toMatch(/create table class_change/);
    expect((await migrate('--status')).stdout).toBe(status);
    expect((await migrate()).stdout).toBe('applied 0005_own_tracker\n');
    expect((await migrate('--status')).stdout).not.toContain('pending');
  });
});
