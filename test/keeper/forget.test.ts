import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findTarget, forget, rehearseForget } from '../../src/keeper/forget.ts';
import { withoutMentions } from '../../src/keeper/forget-in-texts.ts';
import { guidOf } from '../../src/report/example-round.ts';
import type { Database } from '../../src/store/database.ts';
import { ROUND_TABLES } from '../../src/store/tables.ts';
import { contents } from '../support/contents.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const FILE = '2026-11-22-104340-labmap-round-2_engagements.txt';

describeEngines('Forgetting', (engine) => {
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

  /** All that the database holds, as text. */
  async function everything(): Promise<string> {
    const texts: string[] = [];
    for (const table of ['round', ...Object.keys(ROUND_TABLES)]) {
      const rows = await database.rows<{ text: string }>(sql([`select to_jsonb(t)::text as text from ${table} t`]));
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join('\n');
  }

  async function importMatches(): Promise<string[]> {
    const metadata = { admin: 'Ann of labmap', round_start_unix: '1795340000' };
    const talking = ownFile({ rows: ownMatch(2), metadata });
    const paths = [
      rounds.write('a.txt', ownFile({ rows: ownMatch(3) })),
      rounds.write(
        'b.txt',
        talking.replace('Timelimit hit.', 'ann planted.').replace('bad argument', `bad ${guidOf('ann')}`),
      ),
    ];
    await importInto(database, paths);
    return paths;
  }

  async function forgetPlayer(name: string): ReturnType<typeof forget> {
    return forget(database, await findTarget(database, 'player', name));
  }

  test('a round removes it with all its rows, says how many, and leaves the others alone', async () => {
    await importInto(database, ['samples']);
    const target = await findTarget(database, 'file', `/somewhere/${FILE}`);
    const planned = await rehearseForget(database, target);
    expect(await database.rows(sql`select from round`)).toHaveLength(3);
    const forgotten = await forget(database, target);
    expect(forgotten).toEqual(planned);
    expect(forgotten).toMatchObject({ kind: 'file', player: null, rounds: [{ file_name: FILE, map: 'labmap' }] });
    expect(forgotten.tables).toContainEqual({ table: 'round', deleted: 1, changed: 0 });
    const rest = await contents(database);
    await database.rows(sql`delete from round`);
    await importInto(database, ['samples/2026-11-22-102925-labmap-round-1_engagements.txt']);
    await importInto(database, ['samples/2026-11-22-103235-labmap-round-1_engagements.txt']);
    expect(await contents(database)).toEqual(rest);
  });

  test('a player leaves neither his GUID nor his name anywhere', async () => {
    await importMatches();
    expect(await everything()).toMatch(/ann/i);
    const forgotten = await forgetPlayer('ann');
    expect(forgotten.rounds).toHaveLength(2);
    const left = await everything();
    expect(left).not.toMatch(/\bann\b/i);
    expect(left).not.toContain(guidOf('ann'));
    expect(await database.rows(sql`select metadata ->> 'admin' as admin from round where metadata ? 'admin'`)).toEqual([
      { admin: 'forgotten of labmap' },
    ]);
  });

  test('every player, one after the other, leaves nobody and breaks no constraint', async () => {
    await importInto(database, ['samples']);
    const players = await database.rows<{ guid: string }>(sql`select distinct guid from round_player order by 1`);
    for (const { guid } of players) await forgetPlayer(guid);
    const left = await everything();
    for (const { guid } of players) expect(left).not.toContain(guid);
    expect(await database.rows(sql`select distinct name from round_player`)).toEqual([{ name: 'forgotten' }]);
    expect(await database.rows(sql`select from player_track`)).toEqual([]);
  }, 60_000);

  test('a player changes no figure of the others', async () => {
    await importMatches();
    const others = sql`
      select a.guid, count(*)::int as fights, sum(a.damage)::int as damage, sum(a.hits)::int as hits,
        (count(*) filter (where e.killer_guid = a.guid))::int as kills,
        (select count(*)::int from player_kill k where k.killer_guid = a.guid) as rows_as_killer,
        (select count(*)::int from player_hit h where h.attacker_guid = a.guid) as hits_dealt,
        (select count(*)::int from player_track l where l.guid = a.guid) as lives
      from combat_attacker a
      join combat_engagement e using (round_id, engagement_id)
      where a.guid = any(${['bob', 'ben', 'abe'].map(guidOf)}::text[])
      group by a.guid
      order by a.guid
    `;
    const before = await database.rows(others);
    expect(before.length).toBeGreaterThan(1);
    await forgetPlayer('ann');
    expect(await database.rows(others)).toEqual(before);
  });

  test('a player makes him somebody else in each round, the same within it', async () => {
    await importMatches();
    await forgetPlayer('ann');
    const standIns = await database.rows<{ round_id: number; guid: string }>(
      sql`select round_id, guid from round_player where name = 'forgotten' order by round_id`,
    );
    expect(new Set(standIns.map(({ guid }) => guid)).size).toBe(2);
    const targets = await database.rows(sql`
      select distinct round_id, target_guid as guid from combat_engagement where starts_with(target_guid, 'FORGOTTEN') order by 1
    `);
    expect(targets).toEqual(standIns);
  });

  test('a rehearsal tells the same and changes nothing', async () => {
    await importMatches();
    const before = await contents(database);
    const target = await findTarget(database, 'player', 'ann');
    const planned = await rehearseForget(database, target);
    expect(await contents(database)).toEqual(before);
    expect(await forget(database, target)).toEqual(planned);
    expect(planned.tables).toContainEqual({ table: 'player_track', deleted: 5, changed: 0 });
  });

  test('a player is not undone by importing the file again', async () => {
    const paths = await importMatches();
    await forgetPlayer('ann');
    const receipts = await importInto(database, paths);
    expect(receipts.map(({ status }) => status)).toEqual(['skipped', 'skipped']);
    expect(await everything()).not.toContain(guidOf('ann'));
  });

  test('what is not there is refused, with what is', async () => {
    await importInto(database, ['samples']);
    await expect(findTarget(database, 'round', '99')).rejects.toThrow('There is no round with the id "99"');
    await expect(findTarget(database, 'round', "1'; drop table round")).rejects.toThrow('There is no round');
    await expect(findTarget(database, 'file', 'x_engagements.txt')).rejects.toMatchObject({ kind: 'usage' });
    await expect(findTarget(database, 'player', 'nobody here')).rejects.toThrow('No player is called "nobody here"');
  });
});

test('Mentions of a player are taken out where they are words of their own', () => {
  const without = withoutMentions('AB12', ['^1Bob.*', 'x']);
  expect(without('killed by bob.* (ab12), ^1Bob.*! Bobby xray x')).toBe(
    'killed by forgotten (forgotten), forgotten! Bobby xray forgotten',
  );
});
