import { readFileSync } from 'node:fs';
import sql from 'sql-template-tag';
import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { BoardRow, Report } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { importRecordings, root } from './recordings.ts';

type Figures = Readonly<Record<string, number | null>>;

/** Of the figures in test/expected, those of the reports below. */
interface Expected {
  readonly summary: Readonly<Record<string, number>> & { readonly top_duos: readonly (readonly string[])[] };
  readonly hotzones: {
    readonly rows: readonly {
      readonly map: string;
      readonly x: number;
      readonly y: number;
      readonly deaths: number;
      readonly kills: number;
      readonly fights: number;
      readonly team: Readonly<Record<'deaths' | 'kills' | 'fights', Readonly<Record<'AXIS' | 'ALLIES', number>>>>;
    }[];
    readonly unplaced: Figures;
  };
  readonly trades: Readonly<{
    total: Figures;
    team: Readonly<Record<string, Figures>>;
    player: Record<string, Figures>;
  }>;
  readonly trade_events: readonly {
    readonly [key: string]: unknown;
    readonly file: string;
    readonly where: readonly number[];
  }[];
  readonly support: Readonly<Record<'total' | 'team' | 'player' | 'round', Readonly<Record<string, Figures>>>>;
}

const CASES = [
  { file: 'rounds.json', server: 'v4', bots: true, min_samples: 1 },
  { file: 'rounds-v6.json', server: 'v6', bots: true, min_samples: 1 },
  { file: 'rounds-without-bots.json', server: 'v4', bots: false, min_samples: 5 },
];

describeEngines('recordings agree with an independent re-computation', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importRecordings(database));

  describe.each(CASES)('$file', ({ file, server, bots, min_samples }) => {
    const expected: Expected = JSON.parse(readFileSync(`${root}test/expected/${file}`, 'utf8'));

    async function report(name: string): Promise<Report> {
      const metric = METRICS.find((found) => found.name === name);
      if (metric === undefined) throw new Error(`No metric ${name}`);
      const scope = await resolveScope(database, { server, bots }, new Date());
      return runMetric(database, metric, scope, { min_samples, limit: 0 });
    }

    test('summary', async () => {
      const found = await report('summary');
      expectFigures(rowsOf(found, 'totals'), [summaryRow(expected.summary)]);
      const duos = rowsOf(found, 'duos').map(({ guid, mate_guid }) => [guid, mate_guid]);
      expect(duos).toEqual(expected.summary.top_duos);
    });

    test('hotzones', async () => {
      const found = await report('hotzones');
      expectFigures(rowsOf(found, 'cells'), expected.hotzones.rows.map(cellRow));
      const { kills = 0 } = expected.hotzones.unplaced;
      const note = `Not in a cell, as their place is not known: ${kills} of ${killsIn(expected) + (kills ?? 0)} kills.`;
      expect(found.notes).toEqual(kills === 0 ? [] : [note]);
    });

    test('trades', async () => {
      const found = await report('trades');
      expectFigures(rowsOf(found, 'total'), [tradesRow(expected.trades.total)]);
      expectFigures(
        rowsOf(found, 'sides'),
        Object.entries(expected.trades.team).map(([team, row]) => ({ team, ...tradesRow(row) })),
      );
      const players = Object.entries(expected.trades.player)
        .map(([guid, row]) => ({ guid, ...tradesRow(row) }))
        .filter((row) => Number(row.deaths_to_enemies) >= min_samples)
        .sort((a, b) => Number(b.traded_share) - Number(a.traded_share) || (a.guid < b.guid ? -1 : 1));
      expectFigures(rowsOf(found, 'players'), players);
    });

    test('trade-events', async () => {
      const files = await database.rows<{ round_id: number; file_name: string }>(
        sql`select round_id, file_name from round`,
      );
      const fileOf = new Map(files.map((row) => [row.round_id, row.file_name]));
      const rows = rowsOf(await report('trade-events'), 'events').map((row) => ({
        ...row,
        file: fileOf.get(Number(row['round_id'])) ?? null,
      }));
      expectFigures(rows, expected.trade_events.map(eventRow));
    });

    test('support', async () => {
      const found = await report('support');
      expectFigures(rowsOf(found, 'sides'), keyed('team', expected.support.team));
      expectFigures(sorted(rowsOf(found, 'players'), 'guid'), keyed('guid', expected.support.player));
      const rounds = Object.values(expected.support.round).reverse();
      expectFigures(rowsOf(found, 'rounds'), rounds);
    });
  });
});

function rowsOf({ boards }: Report, name: string): readonly BoardRow[] {
  const found = boards.find(({ board }) => board.name === name);
  if (found === undefined) throw new Error(`No board ${name}`);
  return found.rows;
}

/** The same rows in the same order; figures to twelve digits, as sums may be added up in another order. */
function expectFigures(rows: readonly BoardRow[], expected: readonly BoardRow[]): void {
  const keys = Object.keys(expected[0] ?? {});
  const digits = (row: BoardRow) => Object.fromEntries(keys.map((key) => [key, twelveDigits(row[key])]));
  expect(rows.map(digits)).toEqual(expected.map(digits));
}

function twelveDigits(value: BoardRow[string] | undefined): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}

function summaryRow({ top_duos: _, ...row }: Expected['summary']): BoardRow {
  return {
    ...picked(row, ['rounds', 'players', 'lives', 'kills', 'escapes', 'others', 'kill_rate', 'escape_rate']),
    ...picked(row, ['crossfires', 'combat_deaths_by_others', 'steps_left_out', 'deaths_to_enemies']),
    ...picked(row, ['support_uptime', 'traded', 'isolated', 'mean_enemy_attackers']),
    combat_engagements: row['engagements'] ?? null,
    mean_duration_ms: row['mean_duration'] ?? null,
    mean_distance_u: row['mean_distance'] ?? null,
    self_engagements: row['self'] ?? null,
    world_engagements: row['world'] ?? null,
    friendly_engagements: row['friendly'] ?? null,
    mean_life_ms: row['mean_life'] ?? null,
    mean_speed_ups: row['mean_speed'] ?? null,
    spawn_reaction_median_ms: row['spawn_reaction_median'] ?? null,
  };
}

function picked(row: Figures, keys: readonly string[]): BoardRow {
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
}

function cellRow({ map, x, y, deaths, kills, fights, team }: Expected['hotzones']['rows'][number]): BoardRow {
  return {
    ...{ map, cell_x: x, cell_y: y, cell_u: 256, deaths, kills, fights },
    ...{ deaths_axis: team.deaths.AXIS, deaths_allies: team.deaths.ALLIES },
    ...{ kills_axis: team.kills.AXIS, kills_allies: team.kills.ALLIES },
    ...{ fights_axis: team.fights.AXIS, fights_allies: team.fights.ALLIES },
  };
}

function killsIn({ hotzones }: Expected): number {
  return hotzones.rows.reduce((sum, { kills }) => sum + kills, 0);
}

function tradesRow({ deaths = null, median_gap = null, ...same }: Figures) {
  return { ...same, deaths_to_enemies: deaths, median_gap_ms: median_gap, traded_share: same['traded_share'] ?? null };
}

function eventRow({ isolated: _, file, where, ...row }: Expected['trade_events'][number]): BoardRow {
  const [x_u = null, y_u = null, z_u = null] = where;
  return {
    ...{ file, x_u, y_u, z_u },
    ...renamed(row, { id: 'engagement_id', time: 'time_ms', gap: 'gap_ms', outcome: 'outcome' }),
    ...renamed(row, { victim: 'victim_guid', killer: 'killer_guid', avenger: 'avenger_guid' }),
    ...renamed(row, { mate: 'nearest_mate_guid', distance: 'nearest_mate_u' }),
  };
}

function renamed(row: Readonly<Record<string, unknown>>, names: Readonly<Record<string, string>>): BoardRow {
  return Object.fromEntries(Object.entries(names).map(([theirs, ours]) => [ours, (row[theirs] ?? null) as null]));
}

function keyed(key: string, rows: Readonly<Record<string, Figures>>): BoardRow[] {
  return sorted(
    Object.entries(rows).map(([name, row]) => ({ [key]: name, ...row })),
    key,
  );
}

function sorted(rows: readonly BoardRow[], key: string): BoardRow[] {
  return [...rows].sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
}
