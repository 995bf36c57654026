import { readFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Receipt } from '../../src/importer/receipt.ts';
import { guidOf, type RoundText, roundText, START } from '../../src/report/example-round.ts';
import { ROUND_TABLES } from '../../src/store/tables.ts';
import { contents } from '../support/contents.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const V4 = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const V4_NEXT = 'samples/2026-11-22-103235-labmap-round-1_engagements.txt';
const V6_CUT_SHORT = 'samples/2026-11-22-104340-labmap-round-2_engagements.txt';
const NAME = '2026-11-22-102925-labmap-round-1_engagements.txt';

const FIGHT = {
  engagements: [
    {
      ...{ id: 1, target: 'ann', team: 'AXIS', start: 1000, end: 3000, outcome: 'killed', killer: 'bob' },
      attackers: [{ who: 'bob', team: 'ALLIES', first: 1000, last: 3000, kill: true }],
    },
    {
      ...{ id: 2, target: 'bob', team: 'ALLIES', start: 2000, end: 8000, outcome: 'escaped' },
      attackers: [{ who: 'ann', team: 'AXIS', first: 2000 }],
    },
  ],
  lives: [
    { who: 'ann', team: 'AXIS', spawn: 0, death: 3000 },
    { who: 'bob', team: 'ALLIES', spawn: 0, death: 9000, type: 'round_end' },
  ],
  reactions: [
    { id: 1, target: 'ann', team: 'AXIS', class: 'MEDIC', returnFire: 0 },
    { id: 2, target: 'bob', team: 'ALLIES', class: 'SOLDIER' },
  ],
} satisfies RoundText;

function statuses(receipts: readonly Receipt[]): string[] {
  return receipts.map((receipt) => receipt.status);
}

describeEngines('prox import', (engine) => {
  let fresh: FreshDatabase;
  let files: RoundFolder;

  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    files = roundFolder();
  });

  afterEach(async () => {
    files.remove();
    await fresh.cleanup();
  });

  async function count(table: string): Promise<number | undefined> {
    const [row] = await fresh.database.rows<{ n: number }>(sql([`select count(*)::int as n from ${table}`]));
    return row?.n;
  }

  test('all rows of a V4.2 file are in the tables, and the receipt says so', async () => {
    const [receipt] = await importInto(fresh.database, [V4]);
    expect(receipt).toMatchObject({
      status: 'imported',
      problem_count: 0,
      round: { map: 'labmap', session: '2026-11-22', round: 1, written_round: 1, players: 12, bots: 2, round_id: 1 },
    });
    expect(receipt?.sections.map((section) => [section.section, section.rows, section.rows_stored])).toEqual([
      ['ENGAGEMENTS', 135, 135],
      ['PLAYER_TRACKS', 64, 64],
      ['KILL_HEATMAP', 24, 24],
      ['MOVEMENT_HEATMAP', 39, 39],
      ['REACTION_METRICS', 135, 135],
    ]);
    expect(receipt?.sections[1]).toMatchObject({ points: 4491, points_kept: 4485 });
    expect(await count('combat_engagement')).toBe(135);
    expect(await count(`combat_engagement where kind = 'combat'`)).toBe(129);
    expect(await count(`combat_engagement where kind = 'friendly'`)).toBe(5);
    expect(await count(`combat_engagement where kind = 'self'`)).toBe(1);
    expect(await count('player_track')).toBe(64);
    expect(await count('player_track, path_points(path)')).toBe(4485);
    expect(await count('map_kill_heatmap')).toBe(24);
    expect(await count('map_movement_heatmap')).toBe(39);
    expect(await count('proximity_reaction_metric')).toBe(135);
    expect(await count('proximity_reaction_metric where return_fire_ms is not null')).toBe(42);
  });

  test('a V6 file cut short by a shutdown is whole in what it has; other sections are named and counted', async () => {
    const [receipt] = await importInto(fresh.database, [V6_CUT_SHORT]);
    expect(receipt?.status).toBe('imported');
    const beyondTheSix = receipt?.sections.slice(5) ?? [];
    expect(beyondTheSix).toHaveLength(13);
    expect(beyondTheSix.filter((section) => section.known).map((section) => section.section)).toEqual([
      ...['REVIVES', 'HIT_REGIONS', 'COMBAT_POSITIONS'],
    ]);
    expect(beyondTheSix.find((section) => section.section === 'SPAWN_TIMING')).toMatchObject({
      known: false,
      rows: 45,
    });
    expect(await count(`combat_engagement where kind = 'combat'`)).toBe(58);
    expect(await count('player_track')).toBe(33);
    expect(await count('player_track, path_points(path)')).toBe(1932);
    expect(await count('proximity_reaction_metric where return_fire_ms is not null')).toBe(15);
  });

  test('pitfall 19: a file imported twice, renamed, and in both orders leaves identical tables', async () => {
    const renamed = files.write('2020-01-01-000000-other-round-2_engagements.txt', readFileSync(V4));
    expect(statuses(await importInto(fresh.database, [V4, V4_NEXT]))).toEqual(['imported', 'imported']);
    const once = await contents(fresh.database);
    expect(statuses(await importInto(fresh.database, [V4, renamed, V4_NEXT]))).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(await contents(fresh.database)).toEqual(once);

    const other = await freshDatabase(engine);
    try {
      await importInto(other.database, [V4_NEXT]);
      await importInto(other.database, [renamed]);
      await importInto(other.database, [V4]);
      expect(await contents(other.database)).toEqual(once);
    } finally {
      await other.cleanup();
    }
  });

  test('pitfall 19: a file without a start is known by its content too when it was renamed', async () => {
    const text = roundText({ ...FIGHT, start: null, end: null });
    const name = files.write(NAME, text);
    const copy = files.write('2026-11-22-113000-labmap-round-1_engagements.txt', text);
    expect(statuses(await importInto(fresh.database, [name, copy]))).toEqual(['imported', 'skipped']);
    expect(await count('round')).toBe(1);
  });

  test('after an import a round that is deleted takes its rows with it', async () => {
    await importInto(fresh.database, [V4]);
    await fresh.database.rows(sql`delete from round`);
    for (const table of Object.keys(ROUND_TABLES)) expect([table, await count(table)]).toEqual([table, 0]);
  });

  test('pitfall 21: nothing is summed up at import, a second round leaves the first one’s rows as they are', async () => {
    await importInto(fresh.database, [V4]);
    const before = await fresh.database.rows(sql`select * from map_kill_heatmap where round_id = 1 order by 2, 3`);
    await importInto(fresh.database, [V4_NEXT]);
    const after = await fresh.database.rows(sql`select * from map_kill_heatmap where round_id = 1 order by 2, 3`);
    expect(after).toEqual(before);
    expect(await count('map_kill_heatmap where round_id = 2')).toBe(20);
  });

  test('pitfall 22: a return fire, a spawn and a first move at 0 are values', async () => {
    const lives = [{ who: 'ann', team: 'AXIS', spawn: 0, death: 3000, firstMove: 0 }] as const;
    await importInto(fresh.database, [files.write(NAME, roundText({ ...FIGHT, lives }))]);
    expect(
      await fresh.database.rows(sql`
        select m.return_fire_ms, m.dodge_reaction_ms, l.spawn_time_ms, l.first_move_time_ms
        from proximity_reaction_metric m join player_track l on l.guid = m.target_guid
      `),
    ).toEqual([{ return_fire_ms: 0, dodge_reaction_ms: null, spawn_time_ms: 0, first_move_time_ms: 0 }]);
  });

  test('pitfall 23: a map played twice in one evening is two rounds, also where the files tell no start', async () => {
    const paths = ['210000', '220000'].map((time, index) =>
      files.write(
        `2026-11-22-${time}-labmap-round-1_engagements.txt`,
        roundText({ ...FIGHT, start: null, end: null, metadata: [`# note=${index}`] }),
      ),
    );
    expect(statuses(await importInto(fresh.database, paths))).toEqual(['imported', 'imported']);
    expect(await fresh.database.rows(sql`select start_at, start_estimated from round order by start_at`)).toEqual([
      { start_at: new Date('2026-11-22T20:59:51Z'), start_estimated: true },
      { start_at: new Date('2026-11-22T21:59:51Z'), start_estimated: true },
    ]);
  });

  test('pitfall 25: rows of an unknown section are counted there and stored nowhere', async () => {
    const unknown = [
      '# NEW_SECTION',
      '# guid;name',
      '1;2;3;4',
      'x',
      '# KILL_HEATMAP',
      '# grid_x;grid_y;axis_kills;allies_kills',
      '1;2;3;4',
    ];
    const [receipt] = await importInto(fresh.database, [files.write(NAME, roundText({ ...FIGHT, more: unknown }))]);
    expect(receipt).toMatchObject({ status: 'imported', problem_count: 0 });
    expect(receipt?.sections.at(-1)).toMatchObject({ section: 'NEW_SECTION', known: false, rows: 2, rows_stored: 0 });
    expect(await count('proximity_reaction_metric')).toBe(2);
    expect(await count('map_kill_heatmap')).toBe(1);
  });

  test('pitfall 26: the whole file replaces the cut one under the same id, and the cut one does not come back', async () => {
    const whole = readFileSync(V4);
    const cut = files.write(NAME, whole.subarray(0, whole.length / 2));
    const [first] = await importInto(fresh.database, [cut]);
    expect(first).toMatchObject({ status: 'imported', problem_count: 1, round: { round_id: 1 } });
    expect(first?.problems[0]).toMatchObject({ section: 'PLAYER_TRACKS' });
    const [second] = await importInto(fresh.database, [V4]);
    expect(second).toMatchObject({ status: 'replaced', reason: expect.stringContaining(NAME), round: { round_id: 1 } });
    const [third] = await importInto(fresh.database, [cut]);
    expect(third).toMatchObject({ status: 'skipped', reason: expect.stringContaining('in full') });

    const other = await freshDatabase(engine);
    try {
      await importInto(other.database, [V4]);
      expect(await contents(fresh.database)).toEqual(await contents(other.database));
    } finally {
      await other.cleanup();
    }
  });

  test('pitfall 27: an empty round, one without fights and one of bots only are imported', async () => {
    const lives = [{ who: 'bot12', team: 'AXIS', spawn: 0, death: 3000 }] as const;
    const paths = [
      files.write('a_engagements.txt', roundText({ start: START })),
      files.write('b_engagements.txt', roundText({ start: START + 600, lives: FIGHT.lives })),
      files.write('c_engagements.txt', roundText({ start: START + 1200, lives })),
    ];
    const receipts = await importInto(fresh.database, paths);
    expect(statuses(receipts)).toEqual(['imported', 'imported', 'imported']);
    expect(receipts.map((receipt) => [receipt.round?.players, receipt.round?.bots])).toEqual([
      ...[
        [0, 0],
        [2, 0],
        [1, 1],
      ],
    ]);
  });

  test('another round under the same identity is refused with both names, and --replace forces it', async () => {
    const stored = files.write(NAME, roundText(FIGHT));
    const other = files.write('other_engagements.txt', roundText({ lives: FIGHT.lives.slice(1) }));
    const [, refused] = await importInto(fresh.database, [stored, other]);
    expect(refused).toMatchObject({ file: other, status: 'refused', reason: expect.stringContaining(NAME) });
    expect(await count('combat_engagement')).toBe(2);
    const [elsewhere] = await importInto(fresh.database, [other], { server: 'other' });
    expect(elsewhere?.status).toBe('imported');
    const [forced] = await importInto(fresh.database, [other], { replace: true });
    expect(forced).toMatchObject({ status: 'replaced', round: { round_id: 1 } });
    expect(await count('combat_engagement')).toBe(0);
  });

  test('the other half of a map is numbered 2 and its receipt says so', async () => {
    const receipts = await importInto(fresh.database, [V4, V4_NEXT]);
    expect(receipts.map((receipt) => receipt.round?.round)).toEqual([1, 2]);
    expect(receipts[1]?.corrections[0]).toContain('1 → 2');
  });

  test('damaged lines are reported with line, section and column, and the rest is imported', async () => {
    const text = roundText(FIGHT).replace(';2000;8000;', ';2000;8k;');
    const [receipt] = await importInto(fresh.database, [files.write(NAME, text)]);
    expect(receipt).toMatchObject({ status: 'imported', problem_count: 1 });
    expect(receipt?.problems).toEqual([
      {
        line: 11,
        section: 'ENGAGEMENTS',
        column: 'end_time',
        found: expect.stringContaining('8k'),
        expected: expect.any(String),
      },
    ]);
    expect(await count('combat_engagement')).toBe(1);
  });

  test('names keep every byte the game allows', async () => {
    const names = { ann: "x'; drop table round; --", bob: '^1\u001b[31m|,\t"\\' };
    const text = Buffer.from(roundText({ ...FIGHT, names: { ...names, ann: 'ann' } }), 'utf8');
    await importInto(fresh.database, [files.write(NAME, text)]);
    const [row] = await fresh.database.rows<{ name: string }>(
      sql`select name from round_player where guid = ${guidOf('bob')}`,
    );
    expect(row?.name).toBe(names.bob);
  });

  test('a dry run reads and writes nothing', async () => {
    const [receipt] = await importInto(null, [V4]);
    expect(receipt).toMatchObject({ status: 'parsed', round: { map: 'labmap', round_id: null, players: 12 } });
    expect(receipt?.sections[0]).toMatchObject({ rows: 135, rows_stored: null });
    expect(await count('round')).toBe(0);
  });
});
