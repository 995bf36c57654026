import sql, { raw } from 'sql-template-tag';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PAUSES, ROUND } from '../../src/format/sections.ts';
import { HIT_KINDS, KILL_KINDS, OUTCOMES, PAUSE_STATES, ROUND_ENDS } from '../../src/format/words.ts';
import type { Receipt } from '../../src/importer/receipt.ts';
import { engagements } from '../../src/metrics/engagements/index.ts';
import { guidOf, START } from '../../src/report/example-round.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { emptyDatabase } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { contents } from '../support/contents.ts';
import { describeEngines } from '../support/databases.ts';
import { type OwnFile, ownFile, row } from '../support/own-file.ts';
import { fightRow, hitRow, journalRow, killRow, lifeRow, ownMatch, reviveRow, walk } from '../support/own-match.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const NAME = '2026-11-22-102625-labmap-round-1_engagements.txt';
const NO_END = {
  ...{ winner: null, attackers: null, duration_ms: 0, timelimit_ms: null, end_text: null },
  ...{ axis_reinforcement_interval_ms: null, axis_reinforcement_offset_ms: null },
  ...{ allies_reinforcement_interval_ms: null, allies_reinforcement_offset_ms: null },
};
const MATCH = ownFile({ rows: ownMatch(6) });

let files: RoundFolder;

beforeEach(() => {
  files = roundFolder();
});

afterEach(() => files.remove());

/** The first `lines` lines of a file. */
function cutAfter(text: string, lines: number): string {
  return text.split('\n').slice(0, lines).join('\n').concat('\n');
}

async function parsed(file: OwnFile): Promise<Receipt> {
  const [receipt] = await importInto(null, [files.write(NAME, ownFile(file))]);
  if (receipt === undefined) throw new Error('no receipt');
  return receipt;
}

describeEngines('a file of our own tracker', (engine) => {
  const database = useDatabase(engine);
  let whole: unknown;

  beforeAll(async () => {
    const folder = roundFolder();
    await importInto(database, [folder.write(NAME, MATCH)]);
    whole = await contents(database);
    folder.remove();
    await emptyDatabase(database);
  });

  afterEach(() => emptyDatabase(database));

  async function counted(table: string): Promise<number> {
    const [found] = await database.rows<{ n: number }>(sql`select count(*)::int as n from ${raw(table)}`);
    return found?.n ?? -1;
  }

  test('has every row in a table, and its receipt says so', async () => {
    const [receipt] = await importInto(database, [files.write(NAME, MATCH)]);
    expect(receipt).toMatchObject({ status: 'imported', problem_count: 0, complete: true, ended: 'timelimit' });
    expect(receipt).toMatchObject({ recovered: null, not_recorded: [], corrections: [] });
    const tables = {
      ...{
        ENGAGEMENTS: 'combat_engagement',
        PLAYER_TRACKS: 'player_track',
        REACTION_METRICS: 'proximity_reaction_metric',
      },
      ...{ KILL_HEATMAP: 'map_kill_heatmap', MOVEMENT_HEATMAP: 'map_movement_heatmap' },
      ...{ OBJECTIVE_FOCUS: 'proximity_objective_focus', HITS: 'player_hit', KILLS: 'player_kill' },
      ...{ REVIVES: 'player_revive', CLASS_CHANGES: 'class_change', PAUSES: 'round_pause', ROUND: 'round_end' },
      ...{ OBJECTIVES: 'round_objective', TRACKER_ERRORS: 'tracker_error' },
    };
    const inFile = new Map(receipt?.sections.map(({ section, rows }) => [section, rows]));
    const stored = new Map(receipt?.sections.map(({ section, rows_stored }) => [section, rows_stored]));
    for (const [section, table] of Object.entries(tables)) {
      expect(inFile.get(section), section).toBeGreaterThan(0);
      expect([section, await counted(table), stored.get(section)]).toEqual([
        section,
        inFile.get(section),
        inFile.get(section),
      ]);
    }
    expect([stored.get('OPEN_TRACKS'), stored.get('OPEN_ROWS')]).toEqual([null, null]);
  });

  test('keeps in each row what it says', async () => {
    await importInto(database, [files.write(NAME, MATCH)]);
    const first = async (table: string): Promise<object | undefined> => {
      return (await database.rows<object>(sql`select * from ${raw(table)} order by 1, 2 limit 1`))[0];
    };
    const places = { attacker_x: 500, victim_x: 100, victim_health: 100 };
    expect(await first('player_hit')).toMatchObject({ kind: 'enemy', time_ms: 5000, region: 2, ...places });
    expect(await first('player_hit where hit_no = 2')).toMatchObject({
      kind: 'world',
      attacker_guid: null,
      region: null,
    });
    expect(await first('player_kill')).toMatchObject({
      ...{ kind: 'enemy', event: null, killer_x: 500, axis_reinforcement_ms: 12_000, allies_reinforcement_ms: null },
    });
    expect(await first('player_revive')).toMatchObject({
      source: 'hook',
      medic_guid: guidOf('abe'),
      medic_is_guess: false,
    });
    expect(await first('class_change')).toMatchObject({ class_before: 'MEDIC', class: 'ENGINEER', team: 'AXIS' });
    expect(await first('round_pause')).toMatchObject({ state: 'ended', time_ms: 15_000, duration_ms: 4000 });
    expect(await first('round_objective')).toMatchObject({ objective: 'flag', source: 'entity', x: 100, moves: false });
    expect(await first('round_end')).toMatchObject({ ended: 'timelimit', winner: 'AXIS', end_text: 'Timelimit hit.' });
    expect(await first('tracker_error')).toMatchObject({ probe: 'stance', errors: 3, message: 'bad argument' });
    expect(await first('round')).toMatchObject({ cut: false, tracks_revives: true, problems: 0 });
  });

  test('may hold every word there is, and reports count all ends of fights but two as others', async () => {
    const rows = [
      ...OUTCOMES.map((outcome, i) => fightRow(i + 1, 'ann', outcome, 10_000 * i + 9000, { bob: 10_000 * i })),
      ...HIT_KINDS.map((kind) => hitRow(1000, 'bob', 'ann', kind)),
      ...KILL_KINDS.map((kind) => killRow(1000, 'ann', 'bob', kind)),
      ...ROUND_ENDS.map((ended) => row(ROUND, { ...NO_END, ended })),
      ...PAUSE_STATES.map((state) => row(PAUSES, { state, time_ms: 0, duration_ms: 0 })),
    ];
    const [receipt] = await importInto(database, [files.write(NAME, ownFile({ rows }))]);
    expect(receipt).toMatchObject({ status: 'imported', problem_count: 0 });
    const scope = await resolveScope(database, { bots: false }, new Date());
    const { boards } = await runMetric(database, engagements, scope, { min_samples: 1, limit: 0 });
    const counts = { combat_engagements: OUTCOMES.length, kills: 1, escapes: 1, others: OUTCOMES.length - 2 };
    expect(boards[0]?.rows).toMatchObject([counts]);
  });

  test('cut anywhere and imported as .part is replaced by the whole one, as if it had never been', async () => {
    const lines = MATCH.split('\n').length - 1;
    const cuts = Array.from({ length: Math.ceil(lines / 50) }, (_, i) => 1 + 6 + i * 50).filter((cut) => cut < lines);
    for (const cut of [...cuts, lines - 3, lines - 1]) {
      const part = files.write(`${NAME}.part`, cutAfter(MATCH, cut));
      const finished = files.write(NAME, MATCH);
      const [first] = await importInto(database, [part]);
      expect([cut, first?.status, first?.complete]).toEqual([cut, 'imported', false]);
      expect(await counted('round where cut')).toBe(1);
      const [second, third] = await importInto(database, [finished, part]);
      expect([cut, second?.status, third?.status]).toEqual([cut, 'replaced', 'skipped']);
      expect(await contents(database)).toEqual(whole);
      await emptyDatabase(database);
    }
  });

  test('cut longer and longer, while the server writes it, is replaced each time', async () => {
    const statuses: (string | undefined)[] = [];
    for (const lines of [60, 120, 90, 180]) {
      const [receipt] = await importInto(database, [files.write(`${NAME}.part`, cutAfter(MATCH, lines))]);
      statuses.push(receipt?.status);
    }
    expect(statuses).toEqual(['imported', 'replaced', 'skipped', 'replaced']);
  });

  test('that began in mid-round is a round of its own, at the time its recording began', async () => {
    const later = ownFile({
      rows: [lifeRow('ann', 90_000, walk(90_000, 92_000))],
      metadata: { recording_start_ms: '88500' },
      ended: null,
    });
    const receipts = await importInto(database, [
      files.write(NAME, ownFile({ rows: ownMatch(1), ended: 'lua_restart' })),
      files.write(NAME.replace('_eng', '-2_eng'), later),
    ]);
    expect(receipts.map(({ status }) => status)).toEqual(['imported', 'imported']);
    const rounds = await database.rows<{ start_at: Date; end_at: Date }>(
      sql`select start_at, end_at from round order by start_at`,
    );
    expect(rounds.map(({ start_at }) => start_at.getTime() - START * 1000)).toEqual([0, 88_500]);
    expect(rounds[1]?.end_at.getTime()).toBe(START * 1000 + 92_000);
  });
});

describe('the receipt of a file of our own tracker', () => {
  test('without end marker tells what its journal told', async () => {
    const receipt = await parsed({
      rows: [journalRow('ann', 0, walk(0, 4000)), journalRow('bob', 0, walk(0, 4000))],
      ended: null,
    });
    expect(receipt).toMatchObject({ complete: false, ended: null, recovered: { lives: 2, engagements: 0 } });
    expect(receipt.corrections).toEqual([
      'no end marker, so the server was killed or the file was cut: 2 lives and 0 engagements that went on taken from the journal',
    ]);
    expect(receipt.sections.find(({ section }) => section === 'PLAYER_TRACKS')).toMatchObject({
      rows: 0,
      points_kept: 42,
    });
  });

  test('names rows that the end marker counts and the file lacks', async () => {
    const text = ownFile({ rows: [reviveRow(1000, 'ann', 'abe'), hitRow(2000, 'bob', 'ann')] });
    const [receipt] = await importInto(null, [files.write(NAME, text.replace(/^hook;.*\n/m, ''))]);
    expect(receipt?.problems).toEqual([
      {
        ...{ line: text.split('\n').length - 2, section: 'REVIVES', column: null },
        ...{ found: '0 rows', expected: '1 row, as this line says' },
      },
    ]);
    expect(receipt?.complete).toBe(true);
  });

  test('tells what its tracker could not record on its engine, and what was switched off', async () => {
    const { not_recorded } = await parsed({
      metadata: { capabilities: 'stance:0,revives:1,medic_hook:0,regions:0', option_pauses: '0', option_kills: '1' },
    });
    expect(not_recorded).toEqual([
      'who is prone: the stance in paths is unreliable',
      "medics at the revive: known by the engine's field a frame later",
      'hit regions',
      "pauses: switched off by the server's option pauses",
    ]);
  });
});

describe('finding files that are not finished', () => {
  test('a folder’s are taken, but for those whose finished file is beside them', async () => {
    const alone = files.write(`${NAME}.part`, ownFile({ ended: null }));
    const done = files.write(NAME.replace('round-1', 'round-2'), ownFile({}));
    files.write(`${NAME.replace('round-1', 'round-2')}.part`, ownFile({ ended: null }));
    files.write(NAME.replace('.txt', '.txt.bak'), 'no round file');
    expect((await importInto(null, [files.folder])).map(({ file }) => file)).toEqual([alone, done]);
  });
});
