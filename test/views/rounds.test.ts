import { beforeAll, describe, expect, test } from 'vitest';
import { events } from '../../src/metrics/events/index.ts';
import { scopes } from '../../src/metrics/scopes/index.ts';
import { textWidth } from '../../src/render/text-width.ts';
import type { BoardRow, Metric } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { rounds } from '../../src/views/rounds/index.ts';
import type { RoundsData } from '../../src/views/rounds/load.ts';
import type { RoundsState } from '../../src/views/rounds/state.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { bare, CANVASES, importSome } from './leaderboard-made.ts';

const CANVAS = { columns: 120, rows: 30, colours: 'none', glyphs: 'unicode' } as const;

describeEngines('rounds', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importSome(database));

  function load(state: RoundsState, filters: ScopeFilters): Promise<RoundsData> {
    return rounds.request(state, filters).load(database, new AbortController().signal);
  }

  /** The tree after the keys, loaded as the shell does. */
  async function walked(argument: string | null, filters: ScopeFilters, keys: readonly string[]) {
    let state = rounds.open(argument);
    let data = await load(state, filters);
    for (const key of keys) {
      const before = rounds.request(state, filters).key;
      state = rounds.press(state, key, data, CANVAS).state;
      if (rounds.request(state, filters).key !== before) data = await load(state, filters);
    }
    return { state, data, lines: bare(rounds.lines(state, data, CANVAS)) };
  }

  async function board(metric: Metric, name: string, filters: ScopeFilters): Promise<readonly BoardRow[]> {
    const scope = await resolveScope(database, filters, new Date());
    const { boards } = await runMetric(database, metric, scope, { min_samples: 1, limit: 0 });
    return boards.find((result) => result.board.name === name)?.rows ?? [];
  }

  describe.each([{ bots: false }, { bots: true }])('%j', (filters) => {
    test('sessions, maps and rounds are those of scopes, fights those of events', async () => {
      const { data } = await walked('2', filters, []);
      expect(data.sessions).toEqual(await board(scopes, 'sessions', filters));
      expect(data.maps).toEqual(await board(scopes, 'maps', filters));
      expect(data.rounds).toEqual(await board(scopes, 'rounds', filters));
      expect(data.fights.get(2)).toEqual(await board(events, 'events', { ...filters, round_id: 2 }));
      expect(data.fights.get(2)).toHaveLength(
        Number(data.rounds.find((row) => row['round_id'] === 2)?.['combat_engagements']),
      );
    });
  });

  test('opening a round loads its fights and nothing else anew', async () => {
    const { state, data, lines } = await walked(null, { bots: true }, ['down', 'right', 'down', 'right']);
    expect([...data.fights.keys()]).toEqual([2]);
    expect(data.sessions).toBe(state.known?.sessions);
    expect(lines.join('\n')).toMatch(/▾ Round 1 {2}11:10.*\n.*2:58 .*saved by the round’s end/);
  });

  test('an argument opens at a session or a round; what is no such thing is told', async () => {
    const round = await walked('1', { bots: false }, []);
    expect(round.lines.find((line) => line.startsWith('▶'))).toMatch(/Round 2 {2}10:42/);
    const session = await walked('2026-11-22', { bots: false }, []);
    expect(session.lines.find((line) => line.startsWith('▶'))).toContain('2026-11-22');
    await expect(walked('2026-01-01', { bots: false }, [])).rejects.toThrow('No session is called "2026-01-01"');
    await expect(walked('99', { bots: false }, [])).rejects.toThrow('No round has the id 99');
  });

  test('a round that the scope leaves out is said to be elsewhere', async () => {
    const { data } = await walked('1', { bots: false, map: 'supply', since: '2026-01-01' }, []);
    expect(data.notes[0]).toBe('Round 1 is not in this scope: s changes it.');
  });

  test('names are loaded where somebody searches, hostile ones among them', async () => {
    const { data, lines } = await walked(null, { bots: false }, ['/', ...'tab\tname', 'enter']);
    expect(data.names?.length).toBeGreaterThan(5);
    expect(lines[0]).toContain('Search: tab␉name');
    expect(lines[1]).toContain('2026-11-22');
  });

  test('an empty scope says what helps', async () => {
    const { lines } = await walked(null, { bots: false, map: 'supply', session: '2026-11-22', server: '' }, []);
    expect(lines.join('\n')).toMatch(/No round matches all these filters.*\n.*\n.*Press s to change the scope/);
  });

  const trees = new Map<string | null, ReturnType<typeof walked>>();
  const treeAt = (argument: string | null) => {
    const tree = trees.get(argument) ?? walked(argument, { bots: true }, ['down', 'down']);
    trees.set(argument, tree);
    return tree;
  };

  test.each(CANVASES)('every line fits $columns × $rows, $colours, $glyphs', async (canvas) => {
    for (const argument of [null, '1', '2']) {
      const { state, data } = await treeAt(argument);
      const lines = rounds.lines(state, data, canvas);
      expect(lines.length).toBeLessThanOrEqual(canvas.rows);
      const printed = rounds.print(state, data, canvas);
      for (const line of bare([...lines, ...printed]))
        expect(textWidth(line), line).toBeLessThanOrEqual(canvas.columns);
      if (canvas.colours === 'none') expect(lines.join('')).not.toContain('\u001B');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing else of them may come
      expect(bare([...lines, ...printed]).join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/u);
      if (canvas.glyphs === 'ascii') expect(bare(lines).join('')).toMatch(/^[ -~]*$/u);
    }
  });

  test('print holds the whole tree down to rounds; of a named round its fights too', async () => {
    const all = await walked(null, { bots: false }, []);
    const printed = rounds.print(all.state, all.data, CANVAS).join('\n');
    expect(printed.match(/Round \d/gu)).toHaveLength(all.data.rounds.length);
    expect(printed).not.toContain('killed by');
    const one = await walked('2', { bots: false }, []);
    const ofRound = rounds.print(rounds.open('2'), one.data, CANVAS).join('\n');
    expect(ofRound.match(/Round \d/gu)).toHaveLength(1);
    expect(ofRound).toContain('killed by');
  });
});
