import { beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { textWidth } from '../../src/render/text-width.ts';
import type { OrderStep } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { type BoardPlace, boardPlaces } from '../../src/views/leaderboard/board-places.ts';
import { leaderboard } from '../../src/views/leaderboard/index.ts';
import type { LoadedBoard } from '../../src/views/leaderboard/load.ts';
import { shownRows } from '../../src/views/leaderboard/shown-rows.ts';
import { openAt } from '../../src/views/leaderboard/state.ts';
import { addRounds } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { bare, CANVAS, CANVASES, importSome, loaded, placeNamed } from './leaderboard-made.ts';

const FILTERS = { bots: true, since: '2000-01-01' };
const HOSTILE = ['\u001B[31mred\u0007', '漢字かな混じり文の長い名前', 'a\u202Eb\u200B', 'z̷̢̛a̶l̴g̵o̷', '^1^2^', ''];

describeEngines('the leaderboard', (engine) => {
  const database = useDatabase(engine);
  const boards = new Map<BoardPlace, LoadedBoard>();

  beforeAll(async () => {
    await importSome(database);
    const players = HOSTILE.map((name, at) => ({ guid: `HOSTILE${at}`, names: [name] }));
    const engagements = players.map(({ guid }) => ({ target: guid, reactions: { return_fire: 100 } }));
    await addRounds(database, { start: '2026-11-22T20:00:00Z', players, engagements, lives: players });
    for (const place of boardPlaces(METRICS)) {
      boards.set(place, await loaded(database, leaderboard, openAt(place), FILTERS));
    }
  });

  async function reported({ metric, board }: BoardPlace, min_samples: number, sort?: OrderStep) {
    const scope = await resolveScope(database, FILTERS, new Date());
    const report = await runMetric(database, { ...metric, notes: [] }, scope, {
      ...{ min_samples, limit: 0, boards: [board.name] },
      ...(sort === undefined ? {} : { sort: `${sort.column}:${sort.direction}` }),
    });
    return report.boards[0];
  }

  /** Each kind of value both ways, and the last column of every board. */
  function sortsWorthTrying() {
    const units = new Set<string>();
    const whole = [...boards].filter(([{ board }, data]) => board.record !== true && data.whole);
    return whole.flatMap(([place, data]) =>
      place.board.columns.flatMap(({ key, unit }) => {
        const isNew = !units.has(unit);
        units.add(unit);
        const last: OrderStep = { column: key, direction: 'asc' };
        const sorts: OrderStep[] = isNew ? [last, { ...last, direction: 'desc' }] : [last];
        return isNew || key === place.board.columns.at(-1)?.key ? sorts.map((sort) => ({ place, data, sort })) : [];
      }),
    );
  }

  function expectShown(
    state: ReturnType<typeof openAt>,
    data: LoadedBoard,
    expected: Awaited<ReturnType<typeof reported>>,
  ) {
    const shown = shownRows(state, data);
    const rows = shown.rows.map(({ row }) => row);
    expect(rows).toEqual(
      state.place.board.record ? state.place.board.columns.map(() => expected?.rows[0]) : expected?.rows,
    );
    if (state.place.board.record !== true)
      expect(shown).toMatchObject({ total: expected?.total, hidden: expected?.hidden });
  }

  test('shows the rows of every board as its report does, for the usual minimum and another', async () => {
    for (const [place, data] of boards) {
      expectShown(openAt(place), data, await reported(place, 5));
      if (place.board.samples === null || !data.whole) continue;
      expectShown({ ...openAt(place), min_samples: 20 }, data, await reported(place, 20));
    }
  });

  test('sorts rows at hand as the database does', async () => {
    for (const { place, data, sort } of sortsWorthTrying()) {
      expectShown({ ...openAt(place), sort }, data, await reported(place, 5, sort));
    }
  });

  test('an order loses and adds no row, a search only loses', () => {
    for (const [place, data] of boards) {
      const all = shownRows(openAt(place), data).rows.map(({ words }) => words);
      for (const { key } of place.board.columns) {
        const sorted = shownRows({ ...openAt(place), sort: { column: key, direction: 'desc' } }, data);
        expect(sorted.rows.map(({ words }) => words).sort()).toEqual([...all].sort());
      }
      const found = shownRows({ ...openAt(place), search: 'RED' }, data).rows.map(({ words }) => words);
      expect(found).toEqual(all.filter((words) => words.includes('red')));
    }
  });

  test('the top of a longer board is loaded anew for another order', async () => {
    const place = placeNamed('summary', 'duos');
    const sort = { column: 'crossfires', direction: 'asc' } as const;
    const state = { ...openAt(place), asked: { min_samples: 8, sort } };
    const data = await loaded(database, leaderboard, state, FILTERS);
    expect(data.whole).toBe(false);
    expectShown(state, data, await reported(place, 8, sort));
  });

  test.each(CANVASES)('fits %o, and no name reaches it raw', (canvas) => {
    for (const [place, data] of boards) {
      for (const state of [
        openAt(place),
        { ...openAt(place), details: true, offset: 99, selected: 9, min_samples: 1 },
      ]) {
        const lines = leaderboard.lines(state, data, canvas);
        expect(lines).toHaveLength(canvas.rows);
        const texts = bare(lines);
        expect(Math.max(...texts.map(textWidth))).toBeLessThanOrEqual(canvas.columns);
        expect(texts.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        if (canvas.glyphs === 'ascii') expect(texts.join('')).toMatch(/^[ -~]*$/);
        if (canvas.colours === 'none') expect(texts).toEqual(lines);
      }
    }
  });

  test('prints a board with all its rows for a pipe', () => {
    for (const [place, data] of boards) {
      const lines = bare(leaderboard.print(openAt(place), data, CANVAS));
      expect(lines).toContain(place.board.title);
      expect(lines.length).toBeGreaterThan(shownRows(openAt(place), data).rows.length);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(CANVAS.columns);
      const ascii = leaderboard.print(openAt(place), data, { ...CANVAS, columns: 60, glyphs: 'ascii' });
      expect(ascii.join('')).toMatch(/^[ -~]*$/);
    }
  });

  test('says why a metric refuses a filter, and what helps in an empty scope', async () => {
    const objectives = openAt(placeNamed('objectives', 'objectives'));
    const refused = await loaded(database, leaderboard, objectives, { ...FILTERS, class: 'MEDIC' });
    expect(text(objectives, refused)).toContain('can’t be filtered by class'.replace('’', "'"));
    const players = openAt(placeNamed('players', 'players'));
    const empty = await loaded(database, leaderboard, players, { bots: true, until: '2000-01-01' });
    expect(text(players, empty)).toContain('--session 2026-11-22');
    expect(text(players, empty)).toContain('Press s to change the scope.');
    const few = { ...openAt(placeNamed('reactions', 'return_fire')), min_samples: 10_000 };
    const data = await loaded(database, leaderboard, few, FILTERS);
    expect(text(few, data)).toMatch(/All \d+ rows have fewer than 10000 samples: press - to lower that/);
  });

  function text(state: ReturnType<typeof openAt>, data: LoadedBoard): string {
    return bare(leaderboard.lines(state, data, CANVAS))
      .join(' ')
      .replace(/\s+/g, ' ');
  }
});

describe('a board that is loaded', () => {
  test('is asked for by what it depends on only', () => {
    const state = openAt(placeNamed('reactions', 'return_fire'));
    const key = (other: Partial<typeof state>): string => leaderboard.request({ ...state, ...other }, FILTERS).key;
    expect(key({ search: 'x', selected: 4, details: true, sort: { column: 'n', direction: 'asc' } })).toBe(key({}));
    expect(key({ asked: { min_samples: 1, sort: null } })).not.toBe(key({}));
    expect(leaderboard.request(state, { bots: false }).key).not.toBe(key({}));
  });
});
