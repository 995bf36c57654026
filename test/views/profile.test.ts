import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { textWidth } from '../../src/render/text-width.ts';
import type { BoardRow } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import type { BoardPlace } from '../../src/views/leaderboard/board-places.ts';
import { profile } from '../../src/views/profile/index.ts';
import type { Profile } from '../../src/views/profile/load.ts';
import { playerBoards } from '../../src/views/profile/player-boards.ts';
import { sparkline } from '../../src/views/profile/sparkline.ts';
import { rankOf, standingOf } from '../../src/views/profile/standing.ts';
import type { Canvas } from '../../src/views/view.ts';
import { addRounds } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { bare, CANVAS, CANVASES, importSome, loaded, placeNamed, pressed } from './leaderboard-made.ts';

const ALL = { bots: true, since: '2000-01-01' };

describe('a rank', () => {
  const place = placeNamed('reactions', 'return_fire');
  const rows: readonly BoardRow[] = [
    { guid: 'A', n: 3 },
    { guid: 'B', n: 9 },
    { guid: 'C', n: 4 },
    { guid: 'D', n: 20 },
  ];
  const rank = (guid: string, min_samples: number) => {
    const standing = standingOf(place, { board: place.board, rows, hidden: 0, total: 4 }, guid, []);
    return standing && rankOf(standing, min_samples);
  };

  test('is the place among players with enough samples', () => {
    expect(rank('C', 1)).toEqual({ rank: 3, of: 4 });
    expect(rank('C', 4)).toEqual({ rank: 2, of: 3 });
    expect(rank('D', 5)).toEqual({ rank: 2, of: 2 });
  });

  test('is nobody’s who has too few samples himself', () => {
    expect(rank('A', 4)).toEqual({ rank: null, of: 3 });
    expect(rank('nobody', 1)).toBeUndefined();
  });
});

describe('boards of players', () => {
  test('are those with a row per GUID', () => {
    const names = playerBoards(METRICS).map(({ metric, board }) => `${metric.name} ${board.name}`);
    expect(names[0]).toBe('players players');
    expect(names).toContain('trades players');
    for (const other of ['duos duos', 'objectives objectives', 'events events', 'scopes rounds']) {
      expect(names).not.toContain(other);
    }
  });
});

describe('a sparkline', () => {
  test('is as high as its values, with a gap where there is none', () => {
    expect(sparkline([0, 25, 50, 75, 100], 'unicode')).toBe('▁▂▃▅▇');
    expect(sparkline([1, null, 3], 'ascii')).toBe('. #');
    expect(sparkline([4, 4], 'unicode')).toBe('▃▃');
    expect(sparkline([], 'ascii')).toBe('');
  });
});

describeEngines('a made profile', (engine) => {
  const database = useDatabase(engine);

  beforeAll(async () => {
    const fights = (...times: readonly (readonly [string, number])[]) =>
      times.map(([target, return_fire]) => ({ target, reactions: { return_fire } }));
    await addRounds(
      database,
      { start: '2026-11-20T20:00:00Z', engagements: fights(['A', 900], ['A', 700], ['B', 100], ['C', 300]) },
      {
        start: '2026-11-21T20:00:00Z',
        players: [{ guid: 'A', names: ['^1\u001B[2Jevil'] }],
        engagements: fights(['A', 200], ['C', 500], ['C', 400]),
      },
      { start: '2026-11-22T20:00:00Z', engagements: fights(['B', 100], ['OMNIBOT1', 50]) },
    );
  });

  test('ranks and trends are those worked out by hand', async () => {
    const data = await loaded(database, profile, profile.open('A'), { bots: false });
    expect(data.player).toEqual({ guid: 'A', name: '^1\u001B[2Jevil' });
    expect(data.sessions.map(({ session }) => session)).toEqual(['2026-11-20', '2026-11-21']);
    const standing = data.standings.find(({ place }) => place.board.name === 'return_fire');
    // Medians: B 100 of 2, C 400 of 3, A 700 of 3
    expect(standing?.row).toMatchObject({ n: 3, median_ms: 700 });
    expect(standing && [1, 3, 4].map((min) => rankOf(standing, min))).toEqual([
      { rank: 3, of: 3 },
      { rank: 2, of: 2 },
      { rank: null, of: 0 },
    ]);
    expect(standing?.trend.map((row) => row?.['median_ms'])).toEqual([800, 200]);
    const lines = bare(profile.lines({ ...profile.open('A'), min_samples: 3 }, data, { ...CANVAS, rows: 50 }));
    expect(lines.find((line) => line.includes('Return fire'))).toMatch(/Median +700 ms +2 of 2 +▇▁ +3 +low$/);
    expect(lines[0]).toBe('␛[2Jevil  A  also name of A');
  });

  test.each([
    { who: 'nobody', argument: null, filters: { bots: false }, says: 'Whose profile?' },
    { who: 'a bot', argument: 'OMNIBOT1', filters: { bots: false }, says: 'bots are not in the scope' },
    {
      who: 'who played at other times',
      argument: 'A',
      filters: { bots: false, session: '2026-11-22' },
      says: '2026-11-21',
    },
    { who: 'anybody in an empty scope', argument: 'A', filters: { bots: false, until: '2001-01-01' }, says: 'Press s' },
  ])('of $who says what helps', async ({ argument, filters, says }) => {
    const data = await loaded(database, profile, profile.open(argument), filters);
    expect(bare(profile.lines(profile.open(argument), data, CANVAS)).join(' ')).toContain(says);
    expect(bare(profile.print(profile.open(argument), data, CANVAS)).join(' ')).toContain(says);
  });

  test('is of the scope’s player where no other is named', async () => {
    const data = await loaded(database, profile, profile.open(null), { bots: false, player: 'name of B' });
    expect(data.player?.guid).toBe('B');
  });

  test('ends between boards when it is cancelled', async () => {
    const cancelled = profile.request(profile.open('A'), { bots: false }).load(database, AbortSignal.abort());
    await expect(cancelled).rejects.toThrow('aborted');
  });
});

describeEngines('a profile of recorded rounds', (engine) => {
  const database = useDatabase(engine);
  let data: Profile;

  beforeAll(async () => {
    await importSome(database);
    data = await loaded(database, profile, profile.open('RedBaron'), ALL);
  });

  async function rowsOf({ metric, board }: BoardPlace, filters: ScopeFilters, min_samples: number) {
    const scope = await resolveScope(database, filters, new Date());
    const options = { min_samples, limit: 0, boards: [board.name] };
    const report = await runMetric(database, { ...metric, notes: [] }, scope, options);
    return report.boards.flatMap(({ rows }) => rows);
  }

  test('ranks are places in the reports’ boards, trends his rows of their sessions', async () => {
    const guid = data.player?.guid ?? '';
    expect(data.standings.length).toBeGreaterThan(12);
    for (const standing of data.standings) {
      const rows = await rowsOf(standing.place, ALL, 5);
      const at = rows.findIndex((row) => row['guid'] === guid);
      expect(rankOf(standing, 5)).toEqual({ rank: at === -1 ? null : at + 1, of: rows.length });
      if (at !== -1) expect(standing.row).toEqual(rows[at]);
      expect(standing.trend).toHaveLength(data.sessions.length);
    }
    const [first] = data.standings;
    if (first === undefined) throw new Error('No figures');
    const [own] = await rowsOf(first.place, { bots: true, round_id: data.sessions[0]?.round_ids[0], player: guid }, 1);
    expect(first.trend[0]).toMatchObject(own ?? {});
  });

  test('duos and places are the reports’, of him alone', async () => {
    const his = { ...ALL, player: 'RedBaron' };
    expect(data.duos).toEqual(await rowsOf(placeNamed('duos', 'duos'), his, 1));
    expect(data.cells).toEqual(await rowsOf(placeNamed('hotzones', 'cells'), his, 1));
  });

  test('a cell where he dies is told by the objective of its map that is near', () => {
    const cell = (cell_x: number, cell_y: number) => ({ map: 'supply', cell_x, cell_y, cell_u: 256, deaths: 1 });
    const made = { ...data, cells: [cell(9, 3), cell(0, -12)] };
    const lines = bare(profile.lines({ ...profile.open('RedBaron'), section: 2 }, made, { ...CANVAS, columns: 120 }));
    // The command post is at 2432, 904; nothing is within 1024 u of 128, -2944
    expect(lines.find((line) => line.includes('2304..2560'))).toMatch(/command post$/);
    expect(lines.find((line) => line.includes('0..256'))).not.toMatch(/[a-z]$/);
  });

  test('Enter leads to the board of a figure, to a mate and to the heatmap of a map', () => {
    const way = (section: number) => profile.press({ ...profile.open('RedBaron'), section }, 'enter', data, CANVAS).way;
    expect(way(0)).toEqual({ kind: 'open', view: 'leaderboard', argument: 'players players' });
    expect(way(1)).toMatchObject({ kind: 'open', view: 'player' });
    expect(way(1)).not.toMatchObject({ argument: data.player?.guid });
    expect(way(2)).toEqual({ kind: 'open', view: 'heatmap', argument: 'supply' });
  });

  test('f leaves him alone in the scope, and lets the others in again', () => {
    const state = profile.open('RedBaron');
    const alone = profile.press(state, 'f', data, CANVAS);
    expect(alone.way).toEqual({ kind: 'scope', filters: { ...ALL, player: data.player?.guid } });
    const filters = { ...ALL, player: data.player?.guid };
    expect(profile.press(alone.state, 'f', { ...data, filters }, CANVAS).way).toEqual({ kind: 'scope', filters: ALL });
  });

  test('keys walk through sections and rows, and stay within them', () => {
    const state = pressed(profile, profile.open('RedBaron'), data, 'right', 'right', 'up', 'end', 'down');
    expect(state.section).toBe(2);
    expect(state.selected).toBe(data.cells.filter((row) => Number(row['deaths']) > 0).length - 1);
    expect(pressed(profile, state, data, 'tab')).toMatchObject({ section: 0, selected: 0, top: 0 });
    expect(pressed(profile, state, data, '-', '-', '-', '-', '-', '-').min_samples).toBe(1);
  });

  test.each(CANVASES)('fits %o, the selected row to be seen', (canvas) => {
    for (const state of walked(canvas)) {
      const lines = profile.lines(state, data, canvas);
      const texts = bare(lines);
      expect(lines.length).toBeLessThanOrEqual(canvas.rows);
      expect(Math.max(...texts.map(textWidth))).toBeLessThanOrEqual(canvas.columns);
      expect(texts.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      if (canvas.glyphs === 'ascii') expect(texts.join('')).toMatch(/^[ -~]*$/);
      if (canvas.colours === 'none') expect(texts).toEqual(lines);
      expect(texts.join('\n').match(canvas.glyphs === 'ascii' ? /^> /gm : /▶ /g)).toHaveLength(1);
    }
  });

  /** States that keys lead to, in every section. */
  function walked(canvas: Canvas) {
    return [0, 1, 2].flatMap((section) => {
      let state = { ...profile.open('RedBaron'), section };
      return ['home', 'pagedown', 'pagedown', 'end', 'd', '+'].map((key) => {
        state = profile.press(state, key, data, canvas).state;
        return state;
      });
    });
  }

  test('prints all sections', () => {
    const text = bare(profile.print(profile.open('RedBaron'), data, CANVAS)).join('\n');
    for (const title of ['Figures', 'Duos', 'Where he dies', 'Return fire', 'trades by victim'])
      expect(text).toContain(title);
  });
});
