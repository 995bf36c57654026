import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { BoardResult, BoardRow } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { importRecordings, root } from './recordings.ts';

/** A file of test/expected: what an independent program made of the same recordings, under names of its own. */
interface Expected {
  readonly classes: readonly TheirRow[];
  readonly duos: TheirBoard;
  readonly engagements: readonly TheirRow[];
  readonly events: readonly TheirRow[];
  readonly movers: Readonly<Record<string, TheirBoard>>;
  readonly objectives: readonly TheirRow[];
  readonly players: readonly TheirRow[];
  readonly teamplay: Readonly<Record<'crossfire' | 'sync' | 'focus', TheirBoard>>;
}

type TheirRow = Readonly<Record<string, unknown>>;

interface TheirBoard {
  readonly hidden: number;
  readonly rows: readonly TheirRow[];
}

/** How prox's columns come from one of their rows. */
type Translation = Readonly<Record<string, (row: TheirRow) => unknown>>;

const as = (key: string) => (row: TheirRow) => row[key];
const inner = (key: string, innerKey: string) => (row: TheirRow) => (row[key] as TheirRow)[innerKey];
const moment = (key: string) => (row: TheirRow) => new Date(Number(row[key]) * 1000);

const LIFE = { guid: as('guid'), n: as('n') };
const TIMES = { median_ms: as('median'), mean_ms: as('mean'), p90_ms: as('p90') };
const MOVERS: Readonly<Record<string, Translation>> = {
  distance_per_minute: { ...LIFE, distance_per_minute_u: as('value') },
  distance: { ...LIFE, distance_u: as('value') },
  mean_speed: { ...LIFE, mean_speed_ups: as('value') },
  sprint_share: { ...LIFE, sprint_share: as('value') },
  spawn_reaction: { ...LIFE, ...TIMES },
  mean_life: { ...LIFE, mean_life_ms: as('value') },
};

const REACTIONS = Object.fromEntries(
  ['return_fire', 'dodge', 'support'].flatMap((reaction) => [
    [`${reaction}_n`, inner(reaction, 'n')],
    [`${reaction}_coverage`, inner(reaction, 'coverage')],
    [`${reaction}_median_ms`, inner(reaction, 'median')],
    [`${reaction}_mean_ms`, inner(reaction, 'mean')],
    [`${reaction}_p90_ms`, inner(reaction, 'p90')],
  ]),
);

const FILES = [
  { file: 'rounds.json', server: 'v4', bots: true, min_samples: 1 },
  { file: 'rounds-v6.json', server: 'v6', bots: true, min_samples: 1 },
  { file: 'rounds-without-bots.json', server: 'v4', bots: false, min_samples: 5 },
];

describeEngines('real recordings agree with an independent re-computation', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importRecordings(database));

  describe.each(FILES)('$file', ({ file, server, bots, min_samples }) => {
    const expected: Expected = JSON.parse(readFileSync(`${root}test/expected/${file}`, 'utf8'));

    async function board(name: string, boardName = name): Promise<BoardResult> {
      const metric = METRICS.find((found) => found.name === name);
      if (metric === undefined) throw new Error(`No metric ${name}`);
      const filters: ScopeFilters = { server, bots };
      const scope = await resolveScope(database, filters, new Date());
      const [result] = (await runMetric(database, metric, scope, { min_samples, limit: 0, boards: [boardName] }))
        .boards;
      if (result === undefined) throw new Error(`No board ${boardName}`);
      return result;
    }

    test('engagements', async () => {
      expectRows(await board('engagements'), expected.engagements, {
        bucket: as('session'),
        rounds: as('rounds'),
        combat_engagements: as('engagements'),
        kills: as('kills'),
        escapes: as('escapes'),
        others: as('others'),
        crossfires: as('crossfires'),
      });
    });

    test('duos', async () => {
      expectBoard(await board('duos'), expected.duos, {
        guid: (row) => (row['pair'] as string[])[0],
        mate_guid: (row) => (row['pair'] as string[])[1],
        crossfires: as('n'),
        kills: as('kills'),
        kill_rate: as('kill_rate'),
        median_gap_ms: as('median_gap'),
        mean_gap_ms: as('mean_gap'),
        joint_damage: as('joint_damage'),
        rounds: as('rounds'),
      });
    });

    test.each(Object.entries(MOVERS))('movers: %s', async (name, translation) => {
      expectBoard(await board('movers', name), expected.movers[name] ?? { hidden: -1, rows: [] }, translation);
    });

    test('classes', async () => {
      expectRows(await board('classes'), expected.classes, {
        class: as('class'),
        lives: as('n'),
        players: as('players'),
        mean_life_ms: as('mean_life'),
        distance_per_life_u: as('distance_per_life'),
        steps_left_out: as('steps_left_out'),
        sprint_share: as('sprint_share'),
        spawn_reaction_n: inner('spawn_reaction', 'n'),
        spawn_reaction_median_ms: inner('spawn_reaction', 'median'),
        ...REACTIONS,
      });
    });

    test('teamplay', async () => {
      const { crossfire, sync, focus } = expected.teamplay;
      expectBoard(await board('teamplay', 'crossfire_kills'), crossfire, {
        guid: as('guid'),
        crossfires: as('n'),
        kills: as('kills'),
        final_blows: as('final_blows'),
        kill_rate: as('kill_rate'),
      });
      expectBoard(await board('teamplay', 'sync'), sync, { ...LIFE, median_ms: as('median_delay') });
      expectBoard(await board('teamplay', 'focus_survival'), focus, {
        ...LIFE,
        escapes: as('escapes'),
        focused: as('focused'),
        survival: as('survival'),
      });
    });

    test('objectives', async () => {
      expectRows(await board('objectives'), expected.objectives, {
        guid: as('guid'),
        objective: as('objective'),
        n: as('n'),
        mean_distance_u: as('distance'),
        time_within_radius_ms: as('time'),
      });
    });

    test('players', async () => {
      expectRows(await board('players'), expected.players, {
        guid: as('guid'),
        names: (row) => (row['names'] as string[]).join('^7, '),
        rounds: as('rounds'),
        minutes_alive: as('minutes'),
        kills: as('kills'),
        deaths_to_enemies: as('deaths'),
        deaths: as('all_deaths'),
        last_seen_at: moment('last_seen'),
        is_bot: as('is_bot'),
      });
    });

    test('events', async () => {
      expectRows(await board('events'), expected.events, {
        engagement_id: as('id'),
        session: as('session'),
        map: as('map'),
        round: as('round'),
        start_time_ms: as('time'),
        target_guid: as('target'),
        killer_guid: as('killer'),
        outcome: as('outcome'),
        death_by: (row) => (row['death'] === 'friendly' ? 'mate' : row['death']),
        duration_ms: as('duration'),
        distance_u: as('distance'),
        enemy_attackers: (row) => (row['enemies'] as string[]).length,
        is_crossfire: as('crossfire'),
        crossfire_delay_ms: as('delay'),
      });
    });
  });
});

function expectBoard(found: BoardResult, expected: TheirBoard, translation: Translation): void {
  expect(found.hidden).toBe(expected.hidden);
  expectRows(found, expected.rows, translation);
}

/** The same rows in the same order; figures but for the last digits, which depend on the order of a sum. */
function expectRows({ rows }: BoardResult, expected: readonly TheirRow[], translation: Translation): void {
  const keys = Object.keys(translation);
  const theirs = expected.map((row) => Object.fromEntries(keys.map((key) => [key, near(translation[key]?.(row))])));
  expect(rows.map((row) => chosen(row, keys))).toEqual(theirs);
}

function chosen(row: BoardRow, keys: readonly string[]): BoardRow {
  return Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
}

function near(value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  const digits = 9 - Math.ceil(Math.log10(Math.abs(value)));
  return expect.closeTo(value, digits);
}
