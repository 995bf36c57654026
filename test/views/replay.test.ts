import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textWidth } from '../../src/render/text-width.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { replay } from '../../src/views/replay/index.ts';
import type { Death, ReplayRound } from '../../src/views/replay/round.ts';
import { placeAt } from '../../src/views/track.ts';
import type { Canvas } from '../../src/views/view.ts';
import { root } from '../metrics/recordings.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { ownFile, point } from '../support/own-file.ts';
import { hitRow, killRow, lifeRow, objectiveRow, ownMatch, reviveRow, walk } from '../support/own-match.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';

const V4 = `${root}test/recordings/2026-11-22-103546-labmap-round-1_engagements.txt`;
const V6 = `${root}test/recordings/v6/2026-11-22-102925-labmap-round-1_engagements.txt`;

const SIZES = [
  [60, 15],
  [80, 24],
  [200, 60],
] as const;

/** At every size in every colour, at some times. */
const FRAMES = SIZES.flatMap(([columns, rows]) =>
  (['true', '256', '16', 'none'] as const).flatMap((colours, i) => {
    const canvas: Canvas = { columns, rows, colours, glyphs: i % 2 === 0 ? 'unicode' : 'ascii' };
    return [0, 0.2, 0.7, 1].map((share) => ({ canvas, share }));
  }),
);

describeEngines('replay', (engine) => {
  const database = useDatabase(engine);
  const folder = roundFolder();
  afterAll(() => folder.remove());
  beforeAll(async () => {
    await importInto(database, [V4], { server: 'v4' });
    await importInto(database, [V6], { server: 'v6' });
    await importInto(database, [folder.write('own_engagements.txt', ownFile({ rows: ownMatch(3) }))], {
      server: 'own',
    });
    await importInto(database, [folder.write('downs_engagements.txt', downed())], { server: 'downs' });
  });

  async function load(argument: string | null, filters: Partial<ScopeFilters> = {}) {
    const request = replay.request(replay.open(argument), { bots: true, days: 100_000, ...filters });
    return request.load(database, new AbortController().signal);
  }

  async function roundOf(server: string): Promise<ReplayRound> {
    const { round } = await load(null, { server });
    if (round === null) throw new Error(`No round of ${server}`);
    return round;
  }

  describe.each(['v4', 'v6', 'own', 'downs'])('a round of %s', (server) => {
    test('fits every size, at every time, in every colour, and is the same each time', async () => {
      const round = await roundOf(server);
      for (const { canvas, share } of FRAMES) {
        const state = { ...replay.open(null), round_id: round.round_id, clock_ms: share * round.to_ms };
        const lines = replay.lines(state, { round }, canvas);
        const bare = lines.map(stripVTControlCharacters);
        expect(lines.length).toBeLessThanOrEqual(canvas.rows);
        expect(Math.max(...bare.map(textWidth))).toBeLessThanOrEqual(canvas.columns);
        if (canvas.colours === 'none') expect(lines).toEqual(bare);
        expect(replay.lines(state, { round }, canvas)).toEqual(lines);
      }
    });

    test('has every player where the file says, at each of his points', async () => {
      const { players } = await roundOf(server);
      const lives = players.flatMap((player) => player.lives);
      expect(lives.length).toBeGreaterThan(1);
      for (const { track } of lives) {
        for (let at = 0; at < track.time_ms.length; at += 1) {
          if (track.time_ms[at] === track.time_ms[at + 1]) continue;
          expect(placeAt(track, track.time_ms[at] ?? 0)).toEqual({ x: track.x[at], y: track.y[at], age_ms: 0 });
        }
      }
    });

    test('has its happenings in order, everybody in them has a letter of his own, and jumps land on kills', async () => {
      const round = await roundOf(server);
      const times = round.happenings.map(({ time_ms }) => time_ms);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(new Set(round.players.map(({ label }) => label)).size).toBe(round.players.length);
      let state = { ...replay.open(null), is_playing: false };
      for (const time_ms of round.kills_ms) {
        state = replay.press(state, 'n', { round }, { columns: 80, rows: 24, colours: 'none', glyphs: 'ascii' }).state;
        expect(state.clock_ms).toBe(time_ms);
      }
    });

    test('prints its head, what happened by the clock and its end', async () => {
      const round = await roundOf(server);
      const canvas: Canvas = { columns: 100, rows: 24, colours: 'none', glyphs: 'ascii' };
      const lines = replay.print(replay.open(null), { round }, canvas);
      expect(lines[0]).toContain(`${round.map} - round 1`);
      expect(lines.filter((line) => line.includes('->')).length).toBeGreaterThanOrEqual(round.kills_ms.length);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(100);
    });
  });

  test('kills are player_kill’s where the tracker wrote them, trades are marked at the avenging kill', async () => {
    const round = await roundOf('v6');
    const deaths = round.happenings.filter((happening): happening is Death => happening.kind === 'death');
    expect(deaths.filter(({ means }) => means === 'Thompson').length).toBeGreaterThan(10);
    expect(round.trades_ms.length).toBeGreaterThan(0);
    expect(round.trades_ms.every((time_ms) => round.kills_ms.includes(time_ms))).toBe(true);
    expect(round.happenings.some((happening) => happening.kind === 'revive')).toBe(true);
    expect(round.players.flatMap(({ lives }) => lives).some(({ health }) => health === null)).toBe(true);
  });

  test('an older file has its kills from the engagements, and fires from the attackers', async () => {
    const round = await roundOf('v4');
    expect(round.kills_ms.length).toBeGreaterThan(20);
    expect(round.fires.length).toBeGreaterThan(20);
  });

  test('our tracker’s file has objectives, and who lies down in a life is down until the revive', async () => {
    const round = await roundOf('downs');
    expect(round.objectives).toEqual([{ name: 'flag', x: 900, y: 0 }]);
    const canvas: Canvas = { columns: 80, rows: 24, colours: 'none', glyphs: 'ascii' };
    const at = (clock_ms: number) => {
      return replay.lines({ ...replay.open(null), round_id: round.round_id, clock_ms }, { round }, canvas).join('\n');
    };
    expect(at(3000)).toContain('Axis 0 (1 up) : Allies 0 (1 up)');
    expect(at(3000)).toContain('@ flag');
    expect(at(5000)).toContain('Axis 0 (0 up) : Allies 1 (1 up)');
    expect(at(5000)).toContain('0:04 a bob -> A ann  Thompson');
    expect(at(7500)).toContain('Axis 0 (1 up) : Allies 1 (1 up)');
    expect(at(7500)).toContain('0:07 A ann is revived');
  });

  test('the newest round of the scope is shown, a named one by its id', async () => {
    const newest = await roundOf('v4');
    expect((await load(null, { server: 'v6' })).round?.round_id).not.toBe(newest.round_id);
    expect((await load(String(newest.round_id))).round).toMatchObject({ server: 'v4', map: 'labmap' });
  });

  test('the player that the scope names is known', async () => {
    const { players } = await roundOf('v6');
    const guid = players[3]?.guid ?? '';
    expect((await load(null, { server: 'v6', player: guid })).round?.chosen).toBe(guid);
  });

  test('a round that is not in scope, or not there, is told so', async () => {
    const { round_id } = await roundOf('v4');
    expect(await load(String(round_id), { server: 'v6' })).toMatchObject({
      round: null,
      missing: expect.stringContaining(`Round ${round_id} is not in scope. No round matches`),
    });
    await expect(load('4711')).rejects.toMatchObject({ kind: 'usage' });
  });

  test('a load that nobody waits for any more stops', async () => {
    const { load: begin } = replay.request(replay.open(null), { bots: true, days: 100_000 });
    await expect(begin(database, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('another scope is another request', () => {
    const state = replay.open(null);
    expect(replay.request(state, { bots: true }).key).not.toBe(replay.request(state, { bots: false }).key);
  });
});

/** Ann is shot down at 4 s and stands up again at 7 s; one life. */
function downed(): string {
  const path = [
    ...walk(0, 3800),
    ...point(4000, 190, 'downed', 0),
    ...point(7000, 190, 'revived', 40),
    ...walk(7200, 12_000, 190),
  ];
  const rows = [
    ...[
      objectiveRow('flag', 900),
      hitRow(4000, 'bob', 'ann'),
      killRow(4000, 'ann', 'bob'),
      reviveRow(7000, 'ann', null),
    ],
    ...[lifeRow('ann', 0, path), lifeRow('bob', 0, walk(0, 12_000, 500))],
  ];
  return ownFile({ rows, metadata: { map: 'supply' } });
}
