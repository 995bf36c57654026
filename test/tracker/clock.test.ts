import { describe, expect, test } from 'vitest';
import { FOUR_PLAYERS, guid, pathPoints, play, record, recordFour, recordings } from './record.ts';

describe('a pause', () => {
  const PAUSED = `
    game:time(1000)
    game:run(0, 220, 0)
    game:pause(24000)
    game:time(1000)
    game:hit(2, 0, 10)
    game:time(500)
  `;

  test('stops the round clock and is a row of its own', async () => {
    const { rows, game } = await recordFour(PAUSED);
    expect(rows.PAUSES).toEqual([{ state: 'ended', time_ms: 1650, duration_ms: 24000 }]);
    expect(rows.HITS.map(({ time_ms }) => time_ms)).toEqual([2650]);
    expect(game.log.filter(({ event }) => event === 'damage').map(({ time_ms }) => time_ms)).toEqual([2650]);
  });

  test('gives no samples', async () => {
    const { rows } = await recordFour(PAUSED);
    const life = rows.PLAYER_TRACKS.find((each) => each.guid === guid(1));
    const times = life === undefined ? [] : pathPoints(life.path).map(({ time_ms }) => time_ms);
    expect(times).toEqual([600, ...Array.from({ length: 12 }, (_, at) => 800 + at * 200), 3150]);
  });

  test('that goes on when the round ends is told as open', async () => {
    const { rows } = await recordFour('game:time(1000)  game:begin_pause()  game:time(3000)  game:quit()');
    expect(rows.PAUSES).toEqual([{ state: 'open', time_ms: 1650, duration_ms: 3000 }]);
  });

  test('is found by the level’s start time alone where no toggle tells it', async () => {
    const { rows } = await recordFour(`
      local toggles = et_constants.CS_SERVERTOGGLES
      game.toggle = function() end
      game:time(1000)
      game:pause(10000)
      game:time(3000)
      game:hit(2, 0, 10)
    `);
    expect(rows.PAUSES).toMatchObject([{ state: 'ended' }]);
    expect(Math.abs((rows.PAUSES[0]?.duration_ms ?? 0) - 10000)).toBeLessThanOrEqual(600);
    expect(Math.abs((rows.PAUSES[0]?.time_ms ?? 0) - 1650)).toBeLessThanOrEqual(600);
    expect(Math.abs((rows.HITS[0]?.time_ms ?? 0) - 4650)).toBeLessThanOrEqual(600);
  });

  test('may come twice', async () => {
    const { rows } = await recordFour(
      'game:time(350) game:pause(5000) game:time(1000) game:pause(15000) game:time(100)',
    );
    expect(rows.PAUSES).toEqual([
      { state: 'ended', time_ms: 1000, duration_ms: 5000 },
      { state: 'ended', time_ms: 2000, duration_ms: 15000 },
    ]);
    expect(rows.ROUND).toMatchObject([{ duration_ms: 2100 }]);
  });
});

describe('the round clock', () => {
  test('is that of the level on a server that has run for days', async () => {
    const { rows, round } = await record(`
      local game = start { level_time = 200000000, unix = 1790300000 }
      game:connect(0) game:join(0, 'axis') game:live() game:time(1000) game:quit()
    `);
    expect(rows.PLAYER_TRACKS).toMatchObject([{ spawn_time_ms: 600, death_time_ms: 1650 }]);
    expect(round.metadata.get('round_start_unix')).toBe('1790300000');
  });

  test('begins anew with a map_restart in play, and the file says so', async () => {
    const game = await play(`${FOUR_PLAYERS} game:time(5000) game:map_restart() game:time(1000) game:quit()`);
    const facts = recordings(game).map(({ round, rows }) => [round.ended, rows.ROUND[0]?.duration_ms]);
    expect(facts.sort()).toEqual([
      ['map_restart', 5650],
      ['shutdown', 1650],
    ]);
  });

  test('of a map without warm-up begins with its round', async () => {
    const { rows } = await record(`
      local game = start { warmup = false }
      game:connect(0) game:join(0, 'axis') game:live() game:time(1000) game:quit()
    `);
    expect(rows.PLAYER_TRACKS).toMatchObject([{ spawn_time_ms: 600, death_time_ms: 1650 }]);
  });

  test.each([
    [40, 25, [600, 800, 1000, 1200]],
    [30, 33, [600, 831, 1029, 1227]],
  ])('samples at %i frames a second in the first frame of each 200 ms', async (fps, frame, times) => {
    const { rows, round } = await record(`
      local game = start { fps = ${fps} }
      game:connect(0) game:join(0, 'axis') game:live() game:time(700) game:quit()
    `);
    expect(round.metadata.get('frame_interval_ms')).toBe(String(frame));
    const points = rows.PLAYER_TRACKS.flatMap(({ path }) => pathPoints(path));
    expect(points.slice(0, -1).map(({ time_ms }) => time_ms)).toEqual(times);
  });
});
