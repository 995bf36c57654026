import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { BoardRow, Metric } from '../../src/report/metric.ts';
import { leaderboard, leaderboardOf } from '../../src/views/leaderboard/index.ts';
import { shownRows } from '../../src/views/leaderboard/shown-rows.ts';
import { bare, CANVAS, madeBoard, placeNamed, pressed } from './leaderboard-made.ts';

const CROSSFIRES = placeNamed('teamplay', 'crossfire_kills');

const ROWS: readonly BoardRow[] = [
  row('A', '^1Zorro', 30, 9),
  row('B', 'anna', 7, 5),
  row('C', 'Émile', 4, 5),
  row('D', null, 2, 1),
];

function row(guid: string, name: string | null, crossfires: number, kills: number): BoardRow {
  return { guid, name, crossfires, kills, confidence: 'low', final_blows: 0, kill_rate: kills / crossfires };
}

const data = madeBoard(CROSSFIRES, ROWS);
const opened = leaderboard.open('teamplay');

function guids(state: typeof opened, of = data): unknown[] {
  return shownRows(state, of).rows.map((shown) => shown.row['guid']);
}

describe('the argument', () => {
  test('names a metric, a metric and its board, or a board', () => {
    expect(leaderboard.open('reactions').place.board.name).toBe('return_fire');
    expect(leaderboard.open('Reactions dodge').place.board.name).toBe('dodge');
    expect(leaderboard.open('mean_speed').place.metric.name).toBe('movers');
    expect(leaderboard.open(null).place.metric.name).toBe('players');
  });

  test('that names nothing fails with near names', () => {
    expect(() => leaderboard.open('reaction')).toThrow('No metric or board is called "reaction"');
    expect(() => leaderboard.open('reactions dogde')).toThrow('No board of reactions is called "dogde"');
  });

  test('of a metric about one fight fails with what it needs', () => {
    expect(() => leaderboard.open('event')).toThrow('event is no leaderboard');
  });
});

describe('turning to other boards', () => {
  test('right goes through every board of every metric once and comes back', () => {
    const places = METRICS.filter(({ name }) => name !== 'event').flatMap(({ boards }) => boards);
    const walked = [opened];
    for (let at = 1; at < places.length; at += 1)
      walked.push(pressed(leaderboard, walked[at - 1] ?? opened, null, 'right'));
    expect(new Set(walked.map(({ place }) => place.board))).toEqual(new Set(places));
    expect(pressed(leaderboard, walked.at(-1) ?? opened, null, 'right').place.board).toBe(opened.place.board);
    expect(pressed(leaderboard, opened, null, 'right', 'left').place).toEqual(opened.place);
  });

  test('Tab and the brackets go from metric to metric', () => {
    expect(pressed(leaderboard, opened, null, 'tab').place.metric.name).toBe('trades');
    expect(pressed(leaderboard, opened, null, '[').place.metric.name).toBe('reactions');
    expect(pressed(leaderboard, opened, null, ']', '[').place).toEqual(opened.place);
  });

  test('search and minimum go along, order and selection do not', () => {
    const before = pressed(leaderboard, opened, data, '/', 'a', 'enter', '+', '>', 'down');
    const after = pressed(leaderboard, before, data, 'right');
    expect(after).toMatchObject({ search: 'a', min_samples: 6, sort: null, selected: 0 });
    expect(after.asked).toEqual({ min_samples: 6, sort: null });
  });

  test('a new metric is a board without a line of view code', () => {
    const [own] = METRICS;
    if (own === undefined) throw new Error('No metric');
    const made: Metric = { ...own, name: 'made', boards: [{ ...CROSSFIRES.board, name: 'made_up', title: 'Made up' }] };
    const view = leaderboardOf([...METRICS, made]);
    const state = view.open('made');
    const lines = view.lines(state, { ...madeBoard(state.place, ROWS), parameters: state.parameters }, CANVAS);
    expect(bare(lines).join('\n')).toContain('[made]');
    expect(bare(lines).join('\n')).toContain('[Made up]');
  });

  test('p changes what a row is where the metric leaves it open', () => {
    const by = leaderboard.open('engagements');
    expect(pressed(leaderboard, by, null, 'p').parameters).toEqual({ by: 'day' });
    expect(pressed(leaderboard, by, null, 'p', 'p', 'p', 'p').parameters).toEqual({ by: 'session' });
    expect(pressed(leaderboard, opened, null, 'p')).toEqual(opened);
  });
});

describe('rows', () => {
  test('under the minimum are hidden and counted, and nothing is loaded for it', () => {
    expect(guids(opened)).toEqual(['A', 'B']);
    const more = pressed(leaderboard, opened, data, '-', '-', '-', '-', '-');
    expect(more.min_samples).toBe(1);
    expect(guids(more)).toEqual(['A', 'B', 'C', 'D']);
    expect(more.asked).toEqual(opened.asked);
    expect(shownRows(opened, data)).toMatchObject({ total: 2, hidden: 2 });
    expect(bare(leaderboard.lines(opened, data, CANVAS)).at(-1)).toBe('2 rows, 2 hidden under 5 samples');
  });

  test('are sorted by the column chosen, the other way round with o, those without a value last', () => {
    const all = pressed(leaderboard, opened, data, '-', '-', '-', '-');
    const byName = pressed(leaderboard, all, data, '>', '>', '>');
    expect(byName.sort).toEqual({ column: 'name', direction: 'asc' });
    expect(guids(byName)).toEqual(['B', 'A', 'C', 'D']);
    expect(guids(pressed(leaderboard, byName, data, 'o'))).toEqual(['C', 'A', 'B', 'D']);
    expect(guids(pressed(leaderboard, all, data, '<', '<'))).toEqual(['A', 'B', 'C', 'D']);
    expect(guids(pressed(leaderboard, all, data, 'o'))).toEqual(['D', 'B', 'C', 'A']);
  });

  test('of a board too long to be loaded whole are loaded anew for another order or minimum', () => {
    const cut = madeBoard(CROSSFIRES, ROWS, 900);
    const sorted = pressed(leaderboard, opened, cut, 'o');
    expect(sorted.asked).toEqual({ min_samples: 5, sort: { column: 'kills', direction: 'asc' } });
    expect(guids(sorted, cut)).toEqual(['A', 'B', 'C', 'D']);
    expect(pressed(leaderboard, opened, cut, '+').asked.min_samples).toBe(6);
    expect(bare(leaderboard.lines(opened, cut, CANVAS)).at(-1)).toContain('4 of 900 rows, the first in this order');
  });
});

describe('the search', () => {
  test('narrows as letters come; Enter keeps it, Esc ends it, the next Esc leaves', () => {
    const typing = pressed(leaderboard, opened, data, '/', 'Z', 'o', 'q');
    expect(leaderboard.typing?.(typing)).toBe(true);
    expect(guids(typing)).toEqual([]);
    const corrected = pressed(leaderboard, typing, data, 'backspace');
    expect(guids(corrected)).toEqual(['A']);
    const kept = pressed(leaderboard, corrected, data, 'enter');
    expect(leaderboard.typing?.(kept)).toBe(false);
    expect(bare(leaderboard.lines(kept, data, CANVAS)).at(-1)).toBe('1 of 2 rows, 2 hidden under 5 samples');
    const ended = leaderboard.press(kept, 'escape', data, CANVAS);
    expect(ended).toEqual({ state: { ...kept, search: '' } });
    expect(leaderboard.press(ended.state, 'escape', data, CANVAS).way).toEqual({ kind: 'back' });
  });

  test('finds names without their colours, whatever the case and the way accents are written', () => {
    const all = pressed(leaderboard, opened, data, '-', '-', '-', '-');
    expect(guids({ ...all, search: 'zorro' })).toEqual(['A']);
    expect(guids({ ...all, search: 'e\u0301mile' })).toEqual(['C']);
  });

  test('keeps the place that a row has among all', () => {
    expect(shownRows({ ...opened, search: 'anna' }, data).rows.map(({ place }) => place)).toEqual([2]);
  });

  test('that finds nothing says what helps', () => {
    expect(bare(leaderboard.lines({ ...opened, search: 'xyz' }, data, CANVAS)).join('\n')).toContain(
      'No row has "xyz": Esc shows all 2.',
    );
  });
});

describe('the selection', () => {
  test('stays within the rows', () => {
    expect(pressed(leaderboard, opened, data, 'up').selected).toBe(0);
    expect(pressed(leaderboard, opened, data, 'down', 'down', 'down').selected).toBe(1);
    expect(pressed(leaderboard, opened, data, 'end', 'home').selected).toBe(0);
    expect(pressed(leaderboard, opened, data, 'pagedown').selected).toBe(1);
  });

  test('is to be seen on a low screen', () => {
    const many = madeBoard(
      CROSSFIRES,
      Array.from({ length: 40 }, (_, at) => row(`G${at}`, `player ${at}`, 50, 40 - at)),
    );
    const low = { ...CANVAS, rows: 10 };
    let state = opened;
    for (const key of ['end', 'up', 'pageup', 'down', 'home', 'pagedown', 'pagedown']) {
      state = leaderboard.press(state, key, many, low).state;
      const marked = bare(leaderboard.lines(state, many, low)).filter((line) => line.startsWith('▶'));
      expect(marked).toHaveLength(1);
      expect(marked[0]).toContain(`player ${state.selected} `);
    }
  });

  test('Enter opens the profile of the row’s player', () => {
    const second = pressed(leaderboard, opened, data, 'down');
    expect(leaderboard.press(second, 'enter', data, CANVAS).way).toEqual({
      kind: 'open',
      view: 'player',
      argument: 'B',
    });
  });

  test.each([
    { metric: 'events', board: 'events', row: { id: '3.61', engagement_id: 61, target_guid: 'A' }, to: 'fight 3.61' },
    { metric: 'hotzones', board: 'cells', row: { map: 'supply' }, to: 'heatmap supply' },
    { metric: 'scopes', board: 'rounds', row: { round_id: 3, session: '2026-11-22' }, to: 'rounds 3' },
    { metric: 'scopes', board: 'maps', row: { session: '2026-11-22' }, to: 'rounds 2026-11-22' },
  ])('Enter leads from $metric $board to $to', ({ metric, board, row: made, to }) => {
    const state = leaderboard.open(`${metric} ${board}`);
    const found = { ...madeBoard(state.place, [made as unknown as BoardRow]), parameters: state.parameters };
    const { way } = leaderboard.press(state, 'enter', found, CANVAS);
    expect(way?.kind === 'open' && `${way.view} ${way.argument}`).toBe(to);
  });

  test('Enter opens nothing while another board is loaded', () => {
    const next = pressed(leaderboard, opened, data, 'right');
    expect(leaderboard.press(next, 'enter', data, CANVAS)).toEqual({ state: next });
    expect(leaderboard.press(opened, 'enter', null, CANVAS)).toEqual({ state: opened });
  });
});

describe('columns', () => {
  const narrow = { ...CANVAS, columns: 50 };
  const heads = (state: typeof opened): string => bare(leaderboard.lines(state, data, narrow))[3] ?? '';

  test('that have no room are scrolled to, the first stays', () => {
    expect(heads(opened)).toMatch(/Player .* Kills ▼$/);
    expect(heads(opened)).not.toContain('Kill rate');
    let state = opened;
    for (let at = 0; at < 9; at += 1) state = leaderboard.press(state, '.', data, narrow).state;
    expect(heads(state)).toMatch(/Player .* Kill rate$/);
    expect(bare(leaderboard.lines(state, data, narrow)).at(-1)).toMatch(/columns ‹\d$/);
    expect(heads(leaderboard.press(state, ',', data, narrow).state)).not.toBe(heads(state));
  });

  test('the sorted one is to be seen', () => {
    const byRate = pressed(leaderboard, opened, data, '>', '>');
    expect(byRate.sort?.column).toBe('kill_rate');
    expect(heads(byRate)).toContain('Kill rate ▼');
  });

  test('d shows those that tables leave out', () => {
    const lines = bare(leaderboard.lines(pressed(leaderboard, opened, data, 'd'), data, CANVAS));
    expect(lines[3]).toMatch(/Player +GUID/);
  });
});
