import { describe, expect, test } from 'vitest';
import type { Life } from '../../src/domain/round-file.ts';
import { guid, type PathPoint, pathPoints, play, type Recording, record, recordFour, recordings } from './record.ts';

/** The lives of the player in a slot, in the order of their spawns. */
function livesOf(slot: number, { rows }: Recording): readonly Life[] {
  return rows.PLAYER_TRACKS.filter((life) => life.guid === guid(slot)).sort(
    (a, b) => a.spawn_time_ms - b.spawn_time_ms,
  );
}

/** The points of all lives of the player in a slot. */
function pointsOf(slot: number, recording: Recording): readonly PathPoint[] {
  return livesOf(slot, recording).flatMap(({ path }) => pathPoints(path));
}

function eventsOf(slot: number, recording: Recording): readonly string[] {
  return pointsOf(slot, recording).map(({ event, time_ms }) => `${event} ${time_ms}`);
}

/** The first wave of the Axis: every 20 s, with an offset of 1 s; hooks in a frame have the time of the one before. */
const WAVE_MS = 18950;

describe('a life', () => {
  test('is sampled every 200 ms of the round clock, with place, health, speed and weapon', async () => {
    const recording = await recordFour(`
      game:run(0, 30, 40)
      game:time(350)
      game:hit(2, 0, 18)
      game:weapon(0, 20)
      game:time(200)
    `);
    expect(livesOf(0, recording)).toMatchObject([{ name: 'player 0', team: 'AXIS', class: 'SOLDIER', samples: 5 }]);
    const still = { z: 33, stance: 0, sprint: 0 };
    expect(pointsOf(0, recording)).toEqual([
      { time_ms: 600, event: 'spawn', x: -2000, y: -640, health: 100, speed: 0, weapon: 3, ...still },
      { time_ms: 800, event: 'sample', x: -1995.5, y: -634, health: 100, speed: 50, weapon: 3, ...still },
      { time_ms: 1000, event: 'sample', x: -1989.5, y: -626, health: 100, speed: 50, weapon: 3, ...still },
      { time_ms: 1200, event: 'sample', x: -1983.5, y: -618, health: 82, speed: 50, weapon: 20, ...still },
      { time_ms: 1200, event: 'shutdown', x: -1983.5, y: -618, health: 82, speed: 50, weapon: 20, ...still },
    ]);
  });

  test.each([false, true])('has the stance that the engine’s flags say (engine before 2.84: %s)', async (older) => {
    const recording = await record(`
      local game = start { older = ${older} }
      game:connect(0) game:join(0, 'axis') game:live()
      game:time(200)
      for _, stance in ipairs { 'crouching', 'prone', 'standing', 'prone' } do game:stance(0, stance) game:time(200) end
      game:walk(0, 20, 0, 200)
      game:quit()
    `);
    const samples = pointsOf(0, recording).filter(({ event }) => event === 'sample');
    expect(samples.map(({ stance }) => stance)).toEqual([0, 1, 2, 0, 2, 2]);
  });

  test('sprints while stamina falls, not while it is gained', async () => {
    const recording = await recordFour(`
      game:time(350)
      game:walk(0, 300, 0, 400, true)
      game:walk(0, 300, 0, 400, false)
      game:walk(0, 300, 0, 200, true)
    `);
    const samples = pointsOf(0, recording).filter(({ event }) => event === 'sample');
    expect(samples.map(({ sprint }) => sprint)).toEqual([0, 0, 1, 1, 0, 0, 1]);
  });

  test('goes on after a revive with the health and the place that the engine gave when the hooks were over', async () => {
    const recording = await recordFour(`
      game:kill(2, 0)
      game:frames(6)
      game:revive(1, 0)
      game:frames(1)
    `);
    expect(livesOf(0, recording)).toHaveLength(1);
    expect(pointsOf(0, recording)).toMatchObject([
      { event: 'spawn', health: 100 },
      { event: 'downed', time_ms: 650, health: -12, z: 33 },
      { event: 'revived', time_ms: 1000, health: 50, z: 33 },
      { event: 'sample', time_ms: 1000, health: 50 },
      { event: 'shutdown' },
    ]);
  });

  test('may go through many revives', async () => {
    const recording = await recordFour(`
      for turn = 1, 3 do
        game:kill(2, 0)  game:frames(4)  game:revive(1, 0, true)  game:frames(2)
      end
      game:kill(2, 0)  game:frames(1)  game:tap_out(0)  game:frames(4)
    `);
    const lives = livesOf(0, recording);
    expect(lives).toMatchObject([{ spawn_time_ms: 600, death_time_ms: 1550, death_type: 'killed' }]);
    const marks = eventsOf(0, recording).filter((event) => !event.startsWith('sample'));
    expect(marks).toEqual([
      'spawn 600',
      ...['downed 650', 'revived 900'],
      ...['downed 950', 'revived 1200'],
      ...['downed 1250', 'revived 1500'],
      'killed 1550',
    ]);
  });

  test('ends at the death when the dead gives up, is gibbed, leaves, spawns or the round is over', async () => {
    const recording = await recordFour(`
      game:connect(4) game:join(4, 'axis') game:connect(5) game:join(5, 'axis') game:frames(1) game:spawn(4) game:spawn(5) game:frames(1)
      for _, slot in ipairs { 0, 1, 4, 5 } do game:kill(2, slot) end
      game:frames(4)
      game:tap_out(0) game:gib(2, 1) game:disconnect(4)
      game:time(30000)
      game:end_round('timelimit')
      game:intermission(1000)
    `);
    for (const slot of [0, 1, 4, 5]) {
      const [life] = livesOf(slot, recording);
      expect(life).toMatchObject({ death_type: 'killed', death_time_ms: 750 });
      expect(life === undefined ? [] : pathPoints(life.path).at(-1)).toMatchObject({ event: 'killed', time_ms: 750 });
    }
    expect(livesOf(0, recording)[1]).toMatchObject({ spawn_time_ms: WAVE_MS, death_type: 'round_end' });
  });

  test('may end in the frame in which it began', async () => {
    const recording = await recordFour(`
      game:kill(2, 0)  game:frames(1)  game:tap_out(0)  game:frames(1)
      game:spawn(0)  game:hit(2, 0, 10)  game:kill(2, 0)
      game:frames(1)
    `);
    const facts = livesOf(0, recording).map((life) => [life.spawn_time_ms, life.death_time_ms, life.death_type]);
    expect(facts).toEqual([
      [600, 650, 'killed'],
      [750, 750, 'killed'],
    ]);
    expect(recording.rows.ENGAGEMENTS).toHaveLength(2);
    expect(recording.rows.KILLS).toHaveLength(2);
  });

  test('begins with the wave of who joins a team in mid-round, not while he waits in limbo', async () => {
    const recording = await recordFour(`
      game:connect(7)
      game:join(7, 'axis', 'medic')
      game:time(19000)
      game:kill(2, 0)
      game:time(1000)
    `);
    const facts = livesOf(7, recording).map((life) => [life.spawn_time_ms, life.class, life.death_type]);
    expect(facts).toEqual([[WAVE_MS, 'MEDIC', 'shutdown']]);
    expect(recording.rows.CLASS_CHANGES).toEqual([]);
  });

  test('who waits in limbo is not alive', async () => {
    const { rows } = await recordFour(`
      game:connect(7) game:join(7, 'axis') game:frames(2)
      game:kill(2, 0)
      game:frames(2)
    `);
    expect(rows.KILLS).toMatchObject([{ axis_alive: 1, allies_alive: 2 }]);
  });

  test('spectators have none', async () => {
    const recording = await recordFour(`
      game:connect(7)
      game:spectate(7, 0)
      game:time(2000)
      game:join(1, 'spectator')
      game:time(2000)
    `);
    expect(livesOf(7, recording)).toEqual([]);
    expect(livesOf(1, recording)).toMatchObject([{ death_type: 'team_switch', death_time_ms: 2650 }]);
  });

  test('ends at a disconnect, at a map’s end and with the team of its time', async () => {
    const game = await play(`
      local game = start {}
      for slot = 0, 1 do game:connect(slot) game:join(slot, 'axis') end
      game:live()
      game:time(500)
      game:disconnect(0)
      game:join(1, 'allies')
      game:time(40000)
      game:map('radar')
    `);
    const [recording] = recordings(game);
    const facts = recording?.rows.PLAYER_TRACKS.map((life) => [life.team, life.death_type, life.death_time_ms]);
    expect(facts?.sort()).toEqual([
      ['ALLIES', 'shutdown', 41150],
      ['AXIS', 'disconnect', 1150],
      ['AXIS', 'team_switch', 1150],
    ]);
  });

  test('bears the newest name of its time', async () => {
    const recording = await recordFour(`game:time(500)  game:rename(0, '^3Newer')  game:time(500)`);
    expect(livesOf(0, recording)).toMatchObject([{ name: '^3Newer' }]);
  });
});

describe('the first move', () => {
  test('is told by the server’s frame', async () => {
    const recording = await recordFour(`
      game:time(1200)
      game:walk(0, 220, 0, 500)
      game:walk(2, 0, 40, 500)
      game:time(500)
    `);
    // The frame after 1850; at 40 u/s three frames go by until he is more than 5 units away.
    expect(livesOf(0, recording)).toMatchObject([{ first_move_time_ms: 1900 }]);
    expect(livesOf(2, recording)).toMatchObject([{ first_move_time_ms: 2500 }]);
    expect(livesOf(1, recording)).toMatchObject([{ first_move_time_ms: null }]);
  });

  test('is no drop to the floor and no turn', async () => {
    const recording = await recordFour(`game:move(0, 0, 0, -24)  game:look(0, 20, 90)  game:time(500)`);
    expect(livesOf(0, recording)).toMatchObject([{ first_move_time_ms: null }]);
  });

  test('may be in the frame after the spawn', async () => {
    const recording = await recordFour(
      `game:kill(2, 0) game:frames(2) game:tap_out(0) game:frames(2) game:spawn(0) game:walk(0, 200, 0, 100)`,
    );
    expect(livesOf(0, recording)[1]).toMatchObject({ spawn_time_ms: 850, first_move_time_ms: 900 });
  });
});
