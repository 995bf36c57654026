import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { describeEngines, type FreshLocation, migratedLocation } from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';
import { type Run, runProx } from './run-prox.ts';

const FILE = '2026-11-22-104340-labmap-round-2_engagements.txt';

describeEngines('prox forget and prox verify', (engine) => {
  let place: FreshLocation;

  beforeEach(async () => {
    place = await migratedLocation(engine);
    const database = await openDatabase(place.location, { timeZone: 'UTC' });
    await importInto(database, [`samples/${FILE}`]);
    await database.close();
  });

  afterEach(async () => {
    await place.cleanup();
  });

  function prox(...args: string[]): Promise<Run> {
    const { location } = place;
    return runProx(args, { DATABASE_URL: location.kind === 'server' ? location.url() : location.folder });
  }

  test('forget shows what goes, and changes nothing unless it may', async () => {
    const asked = await prox('forget', 'file', FILE);
    expect(asked.code).toBe(2);
    expect(asked.stdout).toMatch(/\nplayer_track\t\d+\t0\n/);
    expect(asked.stderr).toContain('--yes');
    const planned = await prox('forget', 'player', 'plain', '--dry-run', '--json');
    expect(JSON.parse(planned.stdout)).toMatchObject({
      outcome: 'dry_run',
      kind: 'player',
      rounds: [{ file_name: FILE }],
    });
    const forgotten = await prox('forget', 'file', FILE, '--yes');
    expect(forgotten).toMatchObject({ code: 0, stderr: expect.stringContaining('Forgotten: 1 round.') });
    expect(await prox('forget', 'file', FILE, '--yes')).toMatchObject({ code: 2, stdout: '' });
  }, 60_000);

  test('verify ends with 0 where all is equal and with 4 where rows are missing', async () => {
    expect(await prox('verify')).toMatchObject({ code: 0, stderr: '1 round verified: all equal\n' });
    const database = await openDatabase(place.location, { timeZone: 'UTC' });
    await database.rows(sql`delete from combat_engagement where engagement_id = 1`);
    await database.close();
    const counted = await prox('verify');
    expect(counted.code).toBe(4);
    expect(counted.stdout).toMatch(/\ndifferent\t1\tcombat_engagement\t\d+\t\d+\t1\t0\t/);
    const compared = await prox('verify', `samples/${FILE}`, '--json');
    expect(compared.code).toBe(4);
    expect(JSON.parse(compared.stdout).differences[0]).toMatchObject({ table: 'combat_engagement', missing: 1 });
  }, 60_000);
});
