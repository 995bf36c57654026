import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hotzones } from '../../src/metrics/hotzones/index.ts';
import { textWidth } from '../../src/render/text-width.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { cellField } from '../../src/views/heatmap/cells.ts';
import { heatmap } from '../../src/views/heatmap/index.ts';
import { LAYERS, type Layer } from '../../src/views/heatmap/layers.ts';
import type { MapData } from '../../src/views/heatmap/load.ts';
import { readoutOf } from '../../src/views/heatmap/readout.ts';
import { openHeatmap } from '../../src/views/heatmap/state.ts';
import type { Canvas } from '../../src/views/view.ts';
import { root } from '../metrics/recordings.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { ownFile } from '../support/own-file.ts';
import { objectiveRow, ownMatch } from '../support/own-match.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';
import { bare } from './leaderboard-made.ts';

const RECORDINGS = ['samples/2026-11-22-102925-labmap-round-1', 'test/recordings/2026-11-22-111335-supply-round-1'];

const ALL: ScopeFilters = { bots: true, since: '2000-01-01' };
const SCOPES: readonly ScopeFilters[] = [
  { ...ALL, map: 'labmap' },
  { ...ALL, map: 'labmap', bots: false, team: 'ALLIES' },
  { ...ALL, map: 'labmap', player: 'RedBaron' },
  { ...ALL, map: 'labmap', class: 'MEDIC' },
  { ...ALL, map: 'supply' },
];

const CANVASES: readonly Canvas[] = [
  { columns: 60, rows: 15, colours: 'none', glyphs: 'ascii' },
  { columns: 60, rows: 12, colours: '16', glyphs: 'unicode' },
  { columns: 80, rows: 24, colours: '256', glyphs: 'unicode' },
  { columns: 80, rows: 24, colours: 'none', glyphs: 'unicode' },
  { columns: 200, rows: 60, colours: 'true', glyphs: 'unicode' },
  { columns: 20, rows: 5, colours: 'true', glyphs: 'ascii' },
];

const KEYS = ['', 'd', 'd d 2', '4 + + + left', 'b 5 +', 'o ] K 6'].map((keys) => keys.split(' '));

describeEngines('the heatmap', (engine) => {
  const database = useDatabase(engine);
  const folder = roundFolder();
  afterAll(() => folder.remove());
  beforeAll(async () => {
    await importInto(
      database,
      RECORDINGS.map((name) => `${root}${name}_engagements.txt`),
    );
    const rows = [...ownMatch(3), objectiveRow('the_^1vault', 40)];
    await importInto(database, [folder.write('own_engagements.txt', ownFile({ rows }))], { server: 'own' });
  });

  async function load(filters: ScopeFilters, paths = false, map: string | null = null): Promise<MapData> {
    const state = { ...openHeatmap(map), paths };
    const data = await heatmap.request(state, filters).load(database, new AbortController().signal);
    if (data.map === null) throw new Error(data.missing);
    return data;
  }

  const field = (data: MapData, layer: Layer, cell_u: number, difference: 'none' | 'teams' = 'none') => {
    const spots = data.spots[layer];
    if (spots === null) throw new Error(`${layer} is not loaded`);
    return cellField(spots, cell_u, difference, data.chosen !== null);
  };

  test.each(SCOPES)('has the cells of the report hotzones, at every size: %o', async (filters) => {
    const data = await load(filters);
    const scope = await resolveScope(database, filters, new Date());
    for (const cell_u of [16, 96, 512]) {
      const parameters = { cell_u };
      const { boards } = await runMetric(database, hotzones, scope, { min_samples: 1, limit: 0, parameters });
      const rows = boards[0]?.rows ?? [];
      for (const layer of ['deaths', 'kills', 'fights'] as const) {
        const told = rows
          .filter((row) => row[layer] !== 0)
          .map((row) => [row['cell_x'], row['cell_y'], row[`${layer}_axis`], row[`${layer}_allies`]].join(' '));
        const cells = [...field(data, layer, cell_u, 'teams').cells.values()];
        expect(cells.map(({ x, y, plus, minus }) => [x, y, plus, minus].join(' ')).sort()).toEqual(told.sort());
      }
    }
  });

  test('adds up to the same for every size of cells, in every layer', async () => {
    const data = await load(SCOPES[0] ?? ALL, true);
    for (const layer of LAYERS) {
      const sums = [16, 32, 48, 112, 1024, 8192].map((cell_u) => {
        const { cells, plus } = field(data, layer, cell_u);
        return [[...cells.values()].reduce((sum, { value }) => sum + value, 0), plus];
      });
      expect(new Set(sums.flat()).size).toBe(1);
      expect(sums[0]?.[0]).toBeGreaterThan(0);
    }
  });

  test('counts samples of paths and of engagements, and escapes, as the tables have them', async () => {
    const data = await load(SCOPES[0] ?? ALL, true);
    const [told] = await database.rows<{ movement: number; combat: number; escapes: number }>(sql`
      with steps as (
        select p.time_ms, p.x, p.y, lag(p.x) over life as x0, lag(p.y) over life as y0
        from player_track l
        join round r using (round_id)
        cross join lateral path_points(l.path) p
        where r.map = 'labmap'
        window life as (partition by l.round_id, l.life_id order by p.point)
      )
      select
        (select (count(*) filter (where time_ms >= 0 and (x <> x0 or y <> y0)))::int from steps) as movement,
        (select count(*)::int from combat_engagement e join round r using (round_id)
          cross join lateral position_points(e.positions) p
          where r.map = 'labmap' and e.kind = 'combat') as combat,
        (select count(*)::int from combat_engagement e join round r using (round_id)
          where r.map = 'labmap' and e.kind = 'combat' and e.outcome = 'escaped') as escapes
    `);
    const counted = (['movement', 'combat', 'escapes'] as const).map((layer) => [layer, field(data, layer, 64).plus]);
    expect(Object.fromEntries(counted)).toEqual(told);
  });

  test('reads out of all cells together what there is, with who died and who killed', async () => {
    const data = await load({ ...ALL, map: 'supply' });
    const cells = [...field(data, 'deaths', 256).cells.values()];
    const read = cells.map((cell) => readoutOf(data, cell, 256, 'none'));
    const died = read.flatMap(({ victims }) => victims).reduce((sum, { count }) => sum + count, 0);
    expect(died).toBe(field(data, 'deaths', 16).plus);
    const [tallied] = await database.rows<{ name: string; deaths: number }>(sql`
      select p.name, count(*)::int as deaths
      from combat_engagement e
      join round r using (round_id)
      join round_player p on p.round_id = e.round_id and p.guid = e.target_guid
      where r.map = 'supply' and e.kind = 'combat' and e.death_by = 'enemy'
      group by p.name
      order by 2 desc, 1
      limit 1
    `);
    const whole = readoutOf({ ...data, spots: { ...data.spots } }, { x: 0, y: 0 }, 2 ** 20, 'none');
    const west = readoutOf(data, { x: -1, y: 0 }, 2 ** 20, 'none');
    const south = [0, -1].map((x) => readoutOf(data, { x, y: -1 }, 2 ** 20, 'none'));
    const all = [whole, west, ...south].flatMap(({ victims }) => victims);
    const of = (name: string) => all.filter((doer) => doer.name === name).reduce((sum, { count }) => sum + count, 0);
    expect(of(tallied?.name ?? '')).toBe(tallied?.deaths);
  });

  test('compares a player with everyone else in his rounds', async () => {
    const data = await load({ ...ALL, map: 'labmap', player: 'RedBaron' });
    const everybody = await load({ ...ALL, map: 'labmap', server: '' });
    const spots = data.spots.deaths ?? everybody.spots.deaths;
    if (spots === null) throw new Error('No deaths are loaded');
    const { plus, minus } = cellField(spots, 64, 'player', true);
    expect(plus).toBe(field(data, 'deaths', 64).plus);
    expect(plus + minus).toBe(field(everybody, 'deaths', 64).plus);
  });

  test('takes the scope’s map, else the one that is asked for in any case, else the one with most rounds', async () => {
    expect((await load({ ...ALL, map: 'supply' }, false, 'labmap')).map).toBe('supply');
    expect((await load(ALL, false, 'SUPPLY')).map).toBe('supply');
    const { maps, map } = await load({ ...ALL, map: 'supply' });
    expect([maps.includes('labmap'), map]).toEqual([true, 'supply']);
    await expect(load(ALL, false, 'suply')).rejects.toThrow('No map with a round in scope is called "suply".');
  });

  test('knows objectives by the round, else by our list, and bounds by our list, else by the rows', async () => {
    const supply = await load({ ...ALL, map: 'supply' });
    expect(supply.objectives.map(({ name }) => name)).toContain('depot_fence');
    expect(supply.bounds).toEqual({ left: -3200, right: 3200, bottom: -3200, top: 3200 });
    const own = await load({ ...ALL, server: 'own' });
    expect(own.objectives.map(({ name }) => name)).toContain('the_^1vault');
    const { bounds, spots } = await load({ ...ALL, map: 'labmap', server: '' });
    expect((bounds.right - bounds.left) * (bounds.top - bounds.bottom)).toBeGreaterThan(1000 ** 2);
    for (const x of spots.deaths?.x ?? []) expect(x * 16 >= bounds.left && x * 16 < bounds.right).toBe(true);
  });

  test('stops loading paths where nobody waits for them any more', async () => {
    const request = heatmap.request({ ...openHeatmap(null), paths: true }, ALL);
    await expect(request.load(database, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  });

  test.each(CANVASES)('fits a canvas in every state, in characters that it has: %o', async (canvas) => {
    const charted = await load({ ...ALL, map: 'labmap', player: 'RedBaron' }, true);
    const listed = await load({ ...ALL, map: 'supply' });
    const characters = canvas.glyphs === 'ascii' ? /^[ -~]*$/u : /^[^\p{Cc}]*$/u;
    for (const [data, keys] of [charted, listed].flatMap((data) => KEYS.map((keys) => [data, keys] as const))) {
      const state = keys.reduce((before, key) => heatmap.press(before, key, data, canvas).state, openHeatmap(null));
      const drawn = heatmap.lines(state, data, canvas);
      const lines = bare(drawn);
      expect(lines.length).toBeLessThanOrEqual(canvas.rows);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(canvas.columns);
      expect([...lines, ...bare(heatmap.print(state, data, { ...canvas, columns: 80 }))].join('')).toMatch(characters);
      expect(drawn.join('').includes('\u001B')).toBe(canvas.colours !== 'none');
    }
  });

  test('prints the whole map, its legend, its scale, its objectives and the cells with most', async () => {
    const data = await load({ ...ALL, map: 'supply' });
    const lines = heatmap.print(openHeatmap(null), data, { columns: 80, rows: 24, colours: 'none', glyphs: 'ascii' });
    const text = lines.join('\n');
    expect(lines[0]).toMatch(/^supply \| \d+ deaths \| cells \d+ u \| 1 round$/u);
    expect(text).toMatch(/x -3\d{3} +3\d{3} u\n/u);
    expect(text).toMatch(/where players died: :: 1/u);
    expect(text).toContain('u, north is up');
    expect(text).toContain('C depot fence');
    expect(text).toContain('Cells with most deaths:');
  });
});

describe('without a map', () => {
  test('says why, in as many lines as it takes', () => {
    const data = { map: null, missing: 'The database holds no rounds yet.' } as const;
    const canvas: Canvas = { columns: 20, rows: 5, colours: 'none', glyphs: 'ascii' };
    expect(heatmap.lines(openHeatmap(null), data, canvas)).toEqual(['The database holds', 'no rounds yet.']);
    expect(heatmap.print(openHeatmap(null), data, canvas)).toEqual(['The database holds', 'no rounds yet.']);
    expect(heatmap.press(openHeatmap(null), '+', data, canvas).state).toEqual(openHeatmap(null));
  });
});
