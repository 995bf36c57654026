import sql, { raw } from 'sql-template-tag';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Export } from '../../src/exporter/export.ts';
import { metricExport } from '../../src/exporter/metric-export.ts';
import { bufferedOutput } from '../../src/exporter/output.ts';
import { RELATIONS } from '../../src/exporter/relations.ts';
import { writeExport } from '../../src/exporter/write-export.ts';
import { METRICS } from '../../src/metrics/index.ts';
import { csvFormat, ndjsonFormat } from '../../src/render/export-lines.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import type { Database } from '../../src/store/database.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';

type Row = Readonly<Record<string, unknown>>;

const ALL: ScopeFilters = { bots: true, since: '2000-01-01' };

/** The tables that relations export whole, under the relations' names. */
const TABLES = {
  lives: 'player_track',
  engagements: 'combat_engagement',
  attackers: 'combat_attacker',
  reactions: 'proximity_reaction_metric',
  trades: 'proximity_trade_event',
  crossfires: 'crossfire_pairs',
  rescues: 'player_rescue',
  kills: 'player_kill',
  hits: 'player_hit',
  revives: 'player_revive',
  'class-changes': 'class_change',
  pauses: 'round_pause',
  'map-objectives': 'round_objective',
  'round-ends': 'round_end',
  'tracker-errors': 'tracker_error',
} as const;

function relation(name: string): Export {
  const found = RELATIONS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`No relation ${name}`);
  return found;
}

async function exported(database: Database, source: Export, filters: ScopeFilters, format = ndjsonFormat) {
  const texts: string[] = [];
  const output = bufferedOutput({
    put: async (text) => texts.push(text) > 0,
    finish: async () => {},
    abandon: async () => {},
  });
  await writeExport(database, source, filters, format, output, new AbortController().signal);
  await output.finish();
  return texts.join('');
}

async function rowsOf(database: Database, source: Export, filters: ScopeFilters): Promise<Row[]> {
  const text = await exported(database, source, filters);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describeEngines('an export', (engine) => {
  const database = useDatabase(engine);

  beforeAll(async () => {
    await importInto(database, ['samples']);
    await importInto(database, ['test/recordings/v6'], { server: 'v6' });
    const files = roundFolder();
    const own = files.write('own_engagements.txt', ownFile({ rows: ownMatch(1) }));
    await importInto(database, [own], { server: 'own' });
    files.remove();
  });

  test.each(Object.entries(TABLES))('of %s has the rows of %s, as they are', async (name, table) => {
    const rows = await rowsOf(database, relation(name), ALL);
    const stored = await database.rows<{ row: Row }>(sql`select to_jsonb(t) as row from ${raw(table)} t`);
    expect(rows.length).toBeGreaterThan(0);
    const keys = Object.keys(rows[0] ?? {}).filter((key) => !/(?:^|_)name$/.test(key));
    const packed = name === 'lives' ? ['path'] : name === 'engagements' ? ['positions'] : [];
    expect([...keys, ...packed].sort()).toEqual(Object.keys(stored[0]?.row ?? {}).sort());
    const alike = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
    expect(rows.map(alike).sort()).toEqual(stored.map(({ row }) => alike(row)).sort());
  });

  test.each([
    ['samples', 'player_track', 'life_id', 'path_points(t.path)'],
    ['positions', 'combat_engagement', 'engagement_id', 'position_points(t.positions)'],
  ])('of %s has the points that SQL unpacks', async (name, table, id, points) => {
    const stored = await database.rows<Row>(sql`
      select t.round_id, ${raw(`t.${id}`)}, p.*
      from ${raw(table)} t
      cross join ${raw(points)} p
      order by 1, 2, 3
    `);
    const keys = Object.keys(stored[0] ?? {});
    const rows = await rowsOf(database, relation(name), ALL);
    expect(rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])))).toEqual(stored);
  });

  test('has the rows of the player, team and class that are asked for, and of no bot', async () => {
    const [one] = await database.rows<{ guid: string }>(sql`
      select guid from player_track where not is_bot group by guid order by count(*) desc, guid limit 1
    `);
    const player = one?.guid ?? '';
    const lives = await rowsOf(database, relation('lives'), { ...ALL, bots: false, player, team: 'AXIS' });
    expect(new Set(lives.map((life) => `${life['guid']} ${life['team']}`))).toEqual(new Set([`${player} AXIS`]));
    for (const [name, guid] of [
      ['engagements', 'target_guid'],
      ['trades', 'victim_guid'],
      ['attackers', 'guid'],
      ['kills', 'killer_guid'],
      ['hits', 'attacker_guid'],
      ['rescues', 'guid'],
      ['revives', 'revived_guid'],
    ] as const) {
      const rows = await rowsOf(database, relation(name), { ...ALL, bots: false, player });
      expect([name, new Set(rows.map((row) => row[guid]))]).toEqual([name, new Set([player])]);
      const others = await rowsOf(database, relation(name), { ...ALL, bots: false });
      expect(others.filter((row) => String(row[guid]).startsWith('OMNIBOT'))).toEqual([]);
    }
    const pairs = await rowsOf(database, relation('crossfires'), { ...ALL, player });
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.every((pair) => pair['guid'] === player || pair['mate_guid'] === player)).toBe(true);
  });

  test('has the rounds of the scope only', async () => {
    const rows = await rowsOf(database, relation('samples'), { ...ALL, server: 'v6' });
    const rounds = await rowsOf(database, relation('rounds'), { ...ALL, server: 'v6' });
    const ids = rounds.map((round) => round['round_id']);
    expect(new Set(rows.map((row) => row['round_id']))).toEqual(new Set(ids));
    expect(rounds.every((round) => round['server'] === 'v6' && round['session'] !== null)).toBe(true);
  });

  const simple = METRICS.filter((metric) => metric.parameters?.every(({ kind }) => kind !== 'argument') !== false);

  test.each(simple.map((metric) => ({ metric, name: metric.name })))(
    'of the metric $name has all rows of its boards',
    async ({ metric }) => {
      const filters = { ...ALL, bots: false };
      const scope = await resolveScope(database, filters, new Date());
      const report = await runMetric(database, metric, scope, { min_samples: 0, limit: 0 });
      const several = metric.boards.length > 1;
      const expected = report.boards.flatMap(({ board, rows }) =>
        rows.map((row) => ({ ...(several ? { board: board.name } : {}), ...row })),
      );
      const rows = await rowsOf(database, metricExport(metric), filters);
      const comparable = JSON.parse(JSON.stringify(expected)).map(withoutNames);
      expect(rows.map(withoutNames).slice(0, comparable.length)).toEqual(comparable);
    },
  );

  test('as CSV has its header, also without rows', async () => {
    const nobody = { ...ALL, map: 'labmap', round: 2, server: 'v6', class: 'SOLDIER', team: 'AXIS' } as const;
    const text = await exported(database, relation('revives'), { ...nobody, bots: false }, csvFormat);
    expect(text).toMatch(/^round_id,revive_no,time_ms,medic_guid,medic_name,/);
    const csv = await exported(database, relation('lives'), ALL, csvFormat);
    const [head = '', first = ''] = csv.split('\n');
    expect(first.split(',').length).toBe(head.split(',').length);
  });
});

/** Names differ by their colour codes. */
function withoutNames(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !/name/.test(key)));
}

describe('names in exports', () => {
  const columns = [{ key: 'name', unit: 'player' } as const];
  const row = { name: '^1a"b,\u001b[31m\u202e\n' };

  test('are safe in CSV', () => {
    expect(csvFormat.line(columns, row)).toBe('"a""b,␛[31m␦␊"\n');
  });

  test('are safe in NDJSON, and the same value', () => {
    const line = ndjsonFormat.line(columns, row);
    expect(line).toBe('{"name":"a\\"b,\\u001b[31m\\u202e\\n"}\n');
    expect(JSON.parse(line)).toEqual({ name: 'a"b,\u001b[31m\u202e\n' });
  });
});
