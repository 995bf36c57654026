import { readFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forget } from '../../src/keeper/forget.ts';
import type { Verification } from '../../src/keeper/verify.ts';
import { verifyCounts } from '../../src/keeper/verify-counts.ts';
import { verifyFiles } from '../../src/keeper/verify-files.ts';
import { findPlayer } from '../../src/report/find-player.ts';
import type { Database } from '../../src/store/database.ts';
import { ROUND_TABLES } from '../../src/store/tables.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const SAMPLE = 'samples/2026-11-22-104340-labmap-round-2_engagements.txt';

describeEngines('A verification', (engine) => {
  let fresh: FreshDatabase;
  let database: Database;
  let rounds: RoundFolder;

  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    database = fresh.database;
    rounds = roundFolder();
  });

  afterEach(async () => {
    rounds.remove();
    await fresh.cleanup();
  });

  function withFiles(...paths: string[]): Promise<Verification> {
    return verifyFiles(paths, {
      database,
      timeZone: 'UTC',
      onFile: () => {},
      signal: new AbortController().signal,
    });
  }

  /** A match with a row in every table that our tracker fills. */
  async function ownRound(): Promise<string> {
    const path = rounds.write('own.txt', ownFile({ rows: ownMatch(2) }));
    await importInto(database, [path]);
    return path;
  }

  async function tablesWithRows(): Promise<string[]> {
    const filled: string[] = [];
    for (const table of Object.keys(ROUND_TABLES)) {
      const rows = await database.rows(sql([`select from ${table} limit 1`]));
      if (rows.length > 0) filled.push(table);
    }
    return filled;
  }

  test('finds files and tables equal after an import, by counts and row by row', async () => {
    const cut = ownFile({ rows: ownMatch(2), ended: null });
    const paths = [await ownRound(), SAMPLE, rounds.write('cut.txt', cut.replace('map=labmap', 'map=other'))];
    await importInto(database, paths.slice(1));
    expect(await verifyCounts(database)).toEqual({ rounds: 3, rounds_with_forgotten: 0, differences: [] });
    expect(await withFiles(...paths)).toEqual({ rounds: 3, rounds_with_forgotten: 0, differences: [] });
  });

  test('with files finds a row that was deleted by hand, in any table', async () => {
    const path = await ownRound();
    for (const table of await tablesWithRows()) {
      await database.rows(sql([`delete from ${table} where ctid = (select min(ctid) from ${table})`]));
      const { differences } = await withFiles(path);
      expect(differences.map((each) => each.table)).toContain(table);
      await database.rows(sql`delete from round`);
      await importInto(database, [path]);
    }
  }, 120_000);

  test('with files finds a value that was changed by hand, and says how many rows are not those of the file', async () => {
    await importInto(database, [SAMPLE]);
    await database.rows(sql`update player_track set distance_u = distance_u + 1 where life_id <= 2`);
    await database.rows(sql`update round set map = 'other'`);
    const { differences } = await withFiles(SAMPLE);
    expect(differences).toMatchObject([
      { table: 'round', in_file: 1, stored: 1, missing: 1, extra: 1 },
      { table: 'player_track', missing: 2, extra: 2, state: 'different', file: SAMPLE },
    ]);
  });

  test('without files finds rows that went or came, against what the import noted', async () => {
    await importInto(database, [SAMPLE]);
    await database.rows(sql`delete from player_track where life_id in (1, 5)`);
    await database.rows(sql`
      insert into map_kill_heatmap select round_id, 99, 99, 1, 0 from round
    `);
    const [round] = await database.rows<{ round_id: number; lives: number }>(
      sql`select round_id, (select count(*)::int from player_track) as lives from round`,
    );
    expect((await verifyCounts(database)).differences).toMatchObject([
      { table: 'map_kill_heatmap', missing: 0, extra: 1 },
      { round_id: round?.round_id, table: 'player_track', in_file: (round?.lives ?? 0) + 2, missing: 2, extra: 0 },
    ]);
  });

  test('names files that are not in the database, those of which another one is, and those that are no round', async () => {
    const whole = ownFile({ rows: ownMatch(2) });
    await importInto(database, [rounds.write('whole.txt', whole)]);
    const { differences } = await withFiles(
      SAMPLE,
      rounds.write('cut.txt', whole.slice(0, whole.length / 2)),
      rounds.write('junk.txt', 'junk'),
    );
    expect(differences).toMatchObject([
      { state: 'not_imported', file: SAMPLE, reason: 'no round of the database was made of it' },
      { state: 'not_imported', reason: 'the database has this round from another file, whole.txt' },
      { state: 'unreadable', file: rounds.write('junk.txt', 'junk') },
    ]);
  });

  test('takes a renamed file, and a round on two servers, for what they are', async () => {
    await importInto(database, [SAMPLE], { server: 'Cup' });
    await importInto(database, [SAMPLE], { server: 'League' });
    const renamed = rounds.write('renamed.txt', readFileSync(SAMPLE));
    expect(await withFiles(renamed)).toEqual({ rounds: 2, rounds_with_forgotten: 0, differences: [] });
  });

  test('changes nothing, and leaves its tables to nobody', async () => {
    const path = await ownRound();
    await database.rows(sql`update player_track set distance_u = 0`);
    await withFiles(path);
    expect(await database.rows(sql`select from player_track where distance_u > 0`)).toEqual([]);
    expect(await database.rows(sql`select from pg_class where relname = 'player_track'`)).toHaveLength(1);
  });

  test('counts the rows of a round with a forgotten player, and still finds other damage', async () => {
    const path = await ownRound();
    await forget(database, { kind: 'player', player: await findPlayer(database, 'bob') });
    const equal = { rounds: 1, rounds_with_forgotten: 1, differences: [] };
    expect(await withFiles(path)).toEqual(equal);
    expect(await verifyCounts(database)).toEqual(equal);
    await database.rows(sql`delete from player_hit where hit_no = 1`);
    expect((await withFiles(path)).differences).toMatchObject([{ table: 'player_hit', stored: 9, in_file: 10 }]);
    expect((await verifyCounts(database)).differences).toMatchObject([{ table: 'player_hit', missing: 1 }]);
  });
});
