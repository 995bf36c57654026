import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { duos } from '../../src/metrics/duos/index.ts';
import { engagements } from '../../src/metrics/engagements/index.ts';
import { movers } from '../../src/metrics/movers/index.ts';
import { objectives } from '../../src/metrics/objectives/index.ts';
import { players } from '../../src/metrics/players/index.ts';
import { teamplay } from '../../src/metrics/teamplay/index.ts';
import { guidOf, type LifeText, type RoundText, roundText } from '../../src/report/example-round.ts';
import type { BoardRow, Metric, ParameterValues } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { emptyDatabase } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const [ANN, BOT, XAN, YUL, ZOE] = ['ann', 'botmoe', 'xan', 'yul', 'zoe'].map(guidOf);

const everyLife = (who: string, more: Partial<LifeText> = {}): LifeText => ({
  ...{ who, team: who === 'ann' || who === 'botmoe' ? 'AXIS' : 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
  ...more,
});

/** Allies fire at Ann, three at once, and at a bot, two at once, and kill both. */
const CROSSFIRES: RoundText = {
  lives: [
    ...['ann', 'botmoe', 'xan', 'yul'].map((who) => everyLife(who)),
    everyLife('zoe', { class: 'COVERTOPS' }),
    everyLife('botkim', { team: 'ALLIES' }),
  ],
  engagements: [
    {
      ...{ id: 1, target: 'ann', team: 'AXIS', start: 10_000, end: 12_000, outcome: 'killed', killer: 'zoe' },
      attackers: ['xan', 'yul', 'zoe', 'botkim'].map((who, i) => ({ who, team: 'ALLIES', first: 10_000 + 100 * i })),
    },
    {
      ...{ id: 2, target: 'botmoe', team: 'AXIS', start: 30_000, end: 32_000, outcome: 'killed', killer: 'xan' },
      attackers: ['xan', 'yul'].map((who, i) => ({ who, team: 'ALLIES', first: 30_000 + 300 * i })),
    },
  ],
};

describeEngines('whose rows count', (engine) => {
  const database = useDatabase(engine);
  let files: RoundFolder;
  beforeAll(() => {
    files = roundFolder();
  });
  afterEach(() => emptyDatabase(database));
  afterAll(() => files.remove());

  const add = (...rounds: readonly RoundText[]) =>
    importInto(
      database,
      rounds.map((round, i) => files.write(`2026-11-22-10000${i}-map-round-1_engagements.txt`, roundText(round))),
    );

  async function rows(
    metric: Metric,
    filters: Partial<ScopeFilters> = {},
    parameters: ParameterValues = {},
  ): Promise<readonly BoardRow[]> {
    const scope = await resolveScope(database, { bots: false, ...filters }, new Date());
    const report = await runMetric(database, metric, scope, { min_samples: 1, limit: 0, parameters });
    return report.boards[0]?.rows ?? [];
  }

  describe('duos', () => {
    const pairs = async (filters: Partial<ScopeFilters> = {}) =>
      (await rows(duos, filters)).map((row) => [row['guid'], row['mate_guid'], row['crossfires'], row['rounds']]);

    test('duos with a bot and crossfires on bots are left out, unless bots count', async () => {
      await add(CROSSFIRES);
      expect(await pairs()).toEqual([
        [XAN, YUL, 1, 1],
        [XAN, ZOE, 1, 1],
        [YUL, ZOE, 1, 1],
      ]);
      expect(await pairs({ bots: true })).toHaveLength(6);
      expect((await pairs({ bots: true }))[0]).toEqual([XAN, YUL, 2, 1]);
    });

    test('a player’s are those with him, a side’s those on it, a class’s those with one of it', async () => {
      await add(CROSSFIRES);
      expect(await pairs({ player: 'yul' })).toEqual([
        [XAN, YUL, 1, 1],
        [YUL, ZOE, 1, 1],
      ]);
      expect(await pairs({ team: 'AXIS' })).toEqual([]);
      expect(await pairs({ class: 'COVERTOPS' })).toEqual([
        [XAN, ZOE, 1, 1],
        [YUL, ZOE, 1, 1],
      ]);
      expect(await pairs({ class: 'COVERTOPS', player: 'yul' })).toEqual([]);
    });

    test('rounds are those on one side, whether or not they fire together', async () => {
      const apart: RoundText = { map: 'supply', lives: [everyLife('xan'), everyLife('yul', { team: 'AXIS' })] };
      const beside: RoundText = { map: 'radar', lives: [everyLife('xan'), everyLife('yul')] };
      await add(CROSSFIRES, apart, beside);
      expect((await pairs({ player: 'yul' }))[0]).toEqual([XAN, YUL, 1, 2]);
    });
  });

  describe('teamplay', () => {
    test('a crossfire part is the attacker’s, and one on a bot counts for nobody', async () => {
      await add(CROSSFIRES);
      const parts = async (filters: Partial<ScopeFilters> = {}) =>
        (await rows(teamplay, filters)).map((row) => [row['guid'], row['crossfires'], row['final_blows']]);
      expect(await parts()).toEqual([
        [XAN, 1, 0],
        [YUL, 1, 0],
        [ZOE, 1, 1],
      ]);
      expect((await parts({ bots: true }))[0]).toEqual([XAN, 2, 1]);
      expect(await parts({ class: 'COVERTOPS' })).toEqual([[ZOE, 1, 1]]);
      expect(await parts({ team: 'AXIS' })).toEqual([]);
    });
  });

  describe('players', () => {
    test('a kill is the killer’s, a death the victim’s', async () => {
      await add(CROSSFIRES);
      const figures = async (filters: Partial<ScopeFilters> = {}) =>
        (await rows(players, filters)).map((row) => [row['guid'], row['kills'], row['deaths_to_enemies']]);
      expect(await figures()).toEqual([
        [ANN, 0, 1],
        [XAN, 0, 0],
        [YUL, 0, 0],
        [ZOE, 1, 0],
      ]);
      expect(await figures({ bots: true, team: 'AXIS' })).toEqual([
        [ANN, 0, 1],
        [BOT, 0, 1],
      ]);
      expect(await figures({ bots: true, player: 'xan' })).toEqual([[XAN, 1, 0]]);
      expect(await figures({ class: 'COVERTOPS' })).toEqual([[ZOE, 1, 0]]);
    });

    test('all names of a player are listed, the newest first, and none colours the next', async () => {
      const named = (name: string, start: number): RoundText => ({
        start,
        names: { ann: name },
        lives: [everyLife('ann')],
      });
      await add(named('^1A', 1_795_343_185), named('b^', 1_795_344_185), named('^1A', 1_795_345_185));
      expect(await rows(players)).toMatchObject([{ guid: ANN, name: '^1A', names: '^1A^7, b^' }]);
    });
  });

  describe('movers', () => {
    const sprinter = (versionLine: string, map: string): RoundText => ({
      ...{ versionLine, map },
      lives: [
        everyLife('ann', {
          path: ['0,0.0,0.0,0.0,100,0.0,8,0,1,spawn', '200,9.0,0.0,0.0,100,0.0,8,0,0,sample'],
        }),
      ],
    });

    test('sprint counts where the tracker could record it, and the notes say where not', async () => {
      await add(sprinter('# PROX_TRACKER_V1', 'labmap'), sprinter('# PROXIMITY_TRACKER_V4', 'supply'));
      const scope = await resolveScope(database, { bots: false }, new Date());
      const report = await runMetric(database, movers, scope, { min_samples: 1, limit: 0, boards: ['sprint_share'] });
      expect(report.boards[0]?.rows).toMatchObject([{ guid: ANN, n: 1, sprint_share: 1 / 2 }]);
      expect(report.notes).toEqual([
        'Time after revives is missing in 1 of 2 rounds: their trackers end a life at the death.',
        'Sprint is not known in 1 of 2 rounds: their trackers could not record it.',
      ]);
    });
  });

  test('objectives refuse a class with the reason', async () => {
    await add(CROSSFIRES);
    await expect(rows(objectives, { class: 'MEDIC' })).rejects.toThrow(/can't be filtered by class: trackers write/);
  });

  test('engagements come by session, day, map and round', async () => {
    const at = (start: number, map: string): RoundText => ({ ...CROSSFIRES, start, map });
    // 20 minutes and two days later.
    await add(at(1_795_343_185, 'labmap'), at(1_795_344_385, 'supply'), at(1_795_515_985, 'labmap'));
    const buckets = async (by: string) =>
      (await rows(engagements, {}, { by })).map((row) => [row['bucket'], row['rounds'], row['kills']]);
    expect(await buckets('session')).toEqual([
      ['2026-11-22', 2, 2],
      ['2026-11-24', 1, 1],
    ]);
    expect(await buckets('day')).toEqual(await buckets('session'));
    expect(await buckets('map')).toEqual([
      ['labmap', 2, 2],
      ['supply', 1, 1],
    ]);
    expect(await buckets('round')).toEqual([
      ['labmap round 1, id 1', 1, 1],
      ['supply round 1, id 2', 1, 1],
      ['labmap round 1, id 3', 1, 1],
    ]);
  });
});
