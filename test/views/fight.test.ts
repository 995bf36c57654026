import sql from 'sql-template-tag';
import { beforeAll, describe, expect, test } from 'vitest';
import { event } from '../../src/metrics/event/index.ts';
import { drawingLines } from '../../src/render/drawing.ts';
import { textWidth } from '../../src/render/text-width.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { narrowed, runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { fight } from '../../src/views/fight/index.ts';
import type { FightData } from '../../src/views/fight/load.ts';
import type { FightState } from '../../src/views/fight/state.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { bare, CANVASES, importSome } from './leaderboard-made.ts';

const CANVAS = { columns: 80, rows: 40, colours: 'none', glyphs: 'unicode' } as const;
const WITH_BOTS: ScopeFilters = { bots: true };

describeEngines('fight', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importSome(database));

  function load(state: FightState, filters = WITH_BOTS): Promise<FightData> {
    return fight.request(state, filters).load(database, new AbortController().signal);
  }

  const loaded = new Map<string, Promise<FightData>>();

  /** A fight as it opens; loaded once for all tests. */
  async function opened(id: string | null, filters = WITH_BOTS) {
    const state = fight.open(id);
    const { key } = fight.request(state, filters);
    const loading = loaded.get(key) ?? load(state, filters);
    loaded.set(key, loading);
    const data = await loading;
    if (data.fight === null) throw new Error(data.missing);
    return { state, data, found: data.fight };
  }

  function pressed(state: FightState, data: FightData, ...keys: readonly string[]): FightState {
    return keys.reduce((before, key) => fight.press(before, key, data).state, state);
  }

  /** Ids of fights of that sort, with the hits that attackers dealt. */
  function fights(round_id: number, outcome: string) {
    return database.rows<{ id: string; hits: number }>(sql`
      select e.round_id || '.' || e.engagement_id as id, sum(a.hits)::int as hits
      from combat_engagement e
      join combat_attacker a using (round_id, engagement_id)
      where e.round_id = ${round_id}::int and e.outcome = ${outcome} and e.kind = 'combat'
      group by e.round_id, e.engagement_id
      order by e.engagement_id
      limit 5
    `);
  }

  test.each([1, 2])(
    'stepping goes through every hit in order, from the start to the end (round %i)',
    async (round_id) => {
      for (const { id, hits } of [...(await fights(round_id, 'killed')), ...(await fights(round_id, 'escaped'))]) {
        const { state, data, found } = await opened(id);
        const passed: string[] = [];
        let at = state;
        for (let last: FightState | null = null; last?.step !== at.step; ) {
          last = at;
          at = pressed(at, data, 'right');
          if (at.step !== last.step) passed.push(found.points[at.step ?? -1]?.kind ?? '');
        }
        expect(passed, id).toEqual(['start', ...Array(hits).fill('hit'), 'end']);
        const times = found.points.map(({ time_ms }) => time_ms);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(pressed(at, data, ...passed.map(() => 'left')).step).toBeNull();
      }
    },
  );

  test('each attacker deals as many hits as his row says', async () => {
    for (const { id } of await fights(1, 'killed')) {
      const { found } = await opened(id);
      const named = found.points.flatMap((point) => (point.kind === 'hit' ? [point.hit.by] : []));
      if (named.some((by) => by.length !== 1)) continue;
      const dealt = found.attackers.map((row) => named.filter(([guid]) => guid === row['guid']).length);
      expect(dealt, id).toEqual(found.attackers.map((row) => row['hits']));
    }
  });

  test('single hits come with damage, place of the body and weapon where the tracker counted them', async () => {
    const [first] = await fights(1, 'killed');
    const { state, data, found } = await opened(first?.id ?? '');
    const at = found.points.findIndex((point) => point.kind === 'hit' && point.hit.told !== null);
    const lines = bare(fight.lines({ ...state, step: at }, data, CANVAS)).join('\n');
    expect(lines).toMatch(/Hit \d of \d+: by \d .*, \d+ damage, (head|arms|body|legs), weapon \d+/);
  });

  test('the plan at rest is the drawing of the report, where it has as many lines', async () => {
    const compared = { beside: 0, above: 0 };
    for (const { id } of [...(await fights(1, 'killed')), ...(await fights(2, 'killed'))]) {
      const { state, data } = await opened(id);
      const frame = (await reportDrawing(id, 120)).slice(0, -3);
      const width = Math.max(...frame.map((line) => line.length));
      // Attackers stand beside a narrow plan, which is as high as the screen; one of full width is as high as it must be
      if (width > 72 && width < 105) continue;
      const rows = width > 72 ? 60 : 19 + headAndFoot(data);
      const lines = bare(fight.lines(state, data, { ...CANVAS, columns: 120, rows }));
      const shown = lines.slice(headOf(lines)).slice(0, frame.length);
      expect(shown.map((line, at) => line.slice(0, frame[at]?.length))).toEqual(frame);
      compared[width > 72 ? 'above' : 'beside'] += 1;
    }
    expect(Math.min(compared.beside, compared.above)).toBeGreaterThan(0);
  });

  async function reportDrawing(id: string, width: number): Promise<string[]> {
    const scope = await resolveScope(database, narrowed(event, WITH_BOTS, { id }), new Date());
    const options = { min_samples: 5, limit: 0, parameters: { id }, draw: true };
    return drawingLines(await runMetric(database, event, scope, options), { width, depth: 1 }, 'ascii');
  }

  test('at a step the plan marks the target and the attackers whose way is known', async () => {
    const [first] = await fights(1, 'killed');
    const { state, data } = await opened(first?.id ?? '');
    const rest = bare(fight.lines(state, data, CANVAS)).join('\n');
    const moment = bare(fight.lines(pressed(state, data, 'right'), data, CANVAS)).join('\n');
    expect(rest).not.toContain('now');
    expect(moment).toMatch(/\d attackers now {2}@ target now/);
    expect(moment).toContain('▲');
  });

  test('home and end are start and end; the trade, the crossfire and the figures are in the head', async () => {
    const { state, data, found } = await opened('2.3');
    expect(found.points[pressed(state, data, 'home').step ?? -1]?.kind).toBe('start');
    expect(found.points[pressed(state, data, 'end').step ?? -1]?.kind).toBe('end');
    const [head = '', figures = ''] = bare(fight.lines(state, data, { ...CANVAS, columns: 200 }));
    expect(head).toMatch(/ was killed by |escaped|saved/);
    expect(figures).toMatch(/\d+ ms · \d enem.* · fight 2\.3/);
  });

  test('n and p go through the fights of the round in order of time', async () => {
    const { state, data, found } = await opened('2.3');
    const at = found.round.fights.indexOf('2.3');
    const next = pressed(state, data, 'right', 'n');
    expect(next).toMatchObject({ id: found.round.fights[at + 1], step: null });
    const after = await load(next);
    expect(after.fight?.id).toBe(next.id);
    expect(after.fight?.round).toBe(found.round);
    expect(pressed(next, after, 'p').id).toBe('2.3');
    // Pressed again before the next is loaded
    expect(pressed(state, data, 'n', 'n').id).toBe(found.round.fights[at + 2]);
  });

  test('with a team in scope n goes to its fights only', async () => {
    const filters: ScopeFilters = { bots: true, team: 'AXIS' };
    const axis = (await opened(null, filters)).found;
    expect(axis.engagement['target_team']).toBe('AXIS');
    expect(axis.round.chosen?.length).toBeLessThan(axis.round.fights.length);
    expect(axis.round.chosen).toContain(axis.id);
  });

  test('ways lead to the replay of the round, the heatmap of its map, and back', async () => {
    const { state, data } = await opened('2.3');
    expect(fight.press(state, 'v', data).way).toEqual({ kind: 'open', view: 'replay', argument: '2' });
    expect(fight.press(state, 'm', data).way).toEqual({ kind: 'open', view: 'heatmap', argument: 'supply' });
    expect(fight.press(state, 'escape', data).way).toEqual({ kind: 'back' });
  });

  describe('what is not there', () => {
    test('an id that names nothing, or is none, is told so', async () => {
      await expect(load(fight.open('1.99999'))).rejects.toThrow('No engagement in scope has the id 1.99999.');
      expect(() => fight.open('latest')).toThrow('"latest" is no engagement’s id');
    });

    test('a bot’s fight needs a scope with bots', async () => {
      const [bots] = await database.rows<{ id: string }>(sql`
        select round_id || '.' || engagement_id as id from combat_engagement where target_is_bot limit 1
      `);
      await expect(load(fight.open(bots?.id ?? ''), { bots: false })).rejects.toThrow('No engagement in scope');
      expect((await load(fight.open(bots?.id ?? ''))).fight?.id).toBe(bots?.id);
    });

    test('an empty scope says what helps', async () => {
      const state = fight.open(null);
      const data = await load(state, { bots: false, map: 'supply', session: '2026-11-22', server: '' });
      expect(fight.lines(state, data, CANVAS).join('\n')).toMatch(/No round matches(.|\n)*Press s to change the scope/);
      expect(fight.press(state, 'right', data)).toEqual({ state });
    });
  });

  test.each(CANVASES)('every line fits $columns × $rows, $colours, $glyphs', async (canvas) => {
    const ids = [...(await fights(1, 'killed')), ...(await fights(2, 'escaped'))]
      .slice(0, 12)
      .filter((_, at) => at % 3 === 0);
    for (const { id } of ids) {
      const { state, data, found } = await opened(id);
      const frames = [null, ...found.points.keys()].flatMap((step) =>
        (['plan', 'attackers'] as const).map((pane) => fight.lines({ ...state, step, pane }, data, canvas)),
      );
      for (const lines of frames) expect(lines.length).toBeLessThanOrEqual(canvas.rows);
      const all = [...frames.flat(), ...fight.print(state, data, canvas)];
      for (const line of bare(all)) expect(textWidth(line), line).toBeLessThanOrEqual(canvas.columns);
      if (canvas.colours === 'none') expect(all.join('')).not.toContain('\u001B');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing else of them may come
      expect(bare(all).join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/u);
      if (canvas.glyphs === 'ascii') expect(bare(all).join('')).toMatch(/^[ -~]*$/u);
    }
  });

  test('print holds the report, the weapons of the attackers and the time line', async () => {
    const { state, data, found } = await opened('2.3');
    const printed = bare(fight.print(state, data, { ...CANVAS, columns: 160 })).join('\n');
    for (const title of ['Time line', 'Attackers', 'Strafing', 'Target’s path', 'Weapons'])
      expect(printed).toContain(title);
    expect(printed).toContain(String(found.attackers[0]?.['weapons']));
    expect(printed.match(/Hit \d+ of/gu)).toHaveLength(found.points.length - 2);
  });
});

/** Lines above the plan. */
function headOf(lines: readonly string[]): number {
  return lines.findIndex((line) => /^ +\+-+\+/u.test(line));
}

/** Lines above and below the body. */
function headAndFoot(data: FightData): number {
  const lines = bare(fight.lines(fight.open(null), data, { ...CANVAS, columns: 120 }));
  return headOf(lines) + lines.length - lines.findIndex((line) => /^-?\d+:\d\d /u.test(line));
}
