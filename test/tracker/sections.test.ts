import { describe, expect, test } from 'vitest';
import { VERSION } from './built-tracker.ts';
import { guid, record, recordFour } from './record.ts';

/** A round in which player 1 revives player 0, on a server with these options. */
async function reviveOn(options: string, between = '') {
  return await record(`
    local game = start { ${options} }
    for slot = 0, 2 do game:connect(slot) game:join(slot, slot < 2 and 'axis' or 'allies', 'medic') end
    game:live()
    game:kill(2, 0)
    game:frames(7)
    game:revive(1, 0)
    ${between}
    game:frames(3)
    game:quit()
  `);
}

describe('a revive', () => {
  const REVIVE = {
    ...{ time_ms: 1050, medic_guid: guid(1), medic_name: 'player 1', revived_guid: guid(0), revived_name: 'player 0' },
    ...{ x: -2000, y: -640, z: 33 },
  };

  test('has the medic that et_Revive names', async () => {
    const { rows, round } = await reviveOn('');
    expect(rows.REVIVES).toEqual([{ source: 'hook', ...REVIVE }]);
    expect(round.metadata.get('capabilities')).toContain('medic_hook:1');
  });

  test('has the medic of the engine’s field where an engine lacks the hook', async () => {
    const { rows, round } = await reviveOn('older = true');
    expect(rows.REVIVES).toEqual([{ source: 'field', ...REVIVE }]);
    expect(round.metadata.get('capabilities')).toContain('medic_hook:0');
  });

  test('has no medic where neither tells him', async () => {
    const { rows } = await reviveOn('older = true', `game.entities:set(0, 'pers.lastrevive_client', -1)`);
    expect(rows.REVIVES).toMatchObject([{ source: 'unknown', medic_guid: null, medic_name: '', time_ms: 1050 }]);
  });

  test('of two in one frame are two', async () => {
    const { rows } = await recordFour(`
      game:connect(4) game:join(4, 'axis') game:frames(1) game:spawn(4) game:frames(1)
      game:kill(2, 0)  game:kill(2, 4)  game:frames(2)
      game:revive(1, 0)  game:revive(1, 4)  game:frames(1)
    `);
    expect(rows.REVIVES.map(({ revived_guid, source }) => [revived_guid, source])).toEqual([
      [guid(0), 'hook'],
      [guid(4), 'hook'],
    ]);
  });

  test('in the last frame of the server is not lost', async () => {
    const { rows } = await recordFour('game:kill(2, 0)  game:frames(2)  game:revive(1, 0)');
    expect(rows.REVIVES).toHaveLength(1);
  });
});

describe('a class change', () => {
  test('is a spawn in another class than the life before', async () => {
    const { rows } = await recordFour(`
      game:change_class(0, 'engineer')
      game:frames(2)
      for _ = 1, 2 do game:kill(2, 0)  game:frames(2)  game:tap_out(0)  game:frames(2)  game:spawn(0) game:frames(2) end
    `);
    expect(rows.CLASS_CHANGES).toEqual([
      { team: 'AXIS', time_ms: 950, guid: guid(0), name: 'player 0', class_before: 'SOLDIER', class: 'ENGINEER' },
    ]);
    const classes = rows.PLAYER_TRACKS.filter((life) => life.guid === guid(0)).map((life) => life.class);
    expect(classes.sort()).toEqual(['ENGINEER', 'ENGINEER', 'SOLDIER']);
  });

  test('is none at a revive or a first spawn', async () => {
    const { rows } = await recordFour(`
      game:change_class(0, 'engineer')
      game:kill(2, 0)  game:frames(2)  game:revive(1, 0)  game:frames(2)
      game:connect(5)  game:join(5, 'axis', 'covertops')  game:frames(2)  game:spawn(5)
    `);
    expect(rows.CLASS_CHANGES).toEqual([]);
  });
});

describe('the round', () => {
  test.each([
    ['objective', 'allies', { ended: 'objective', winner: 'ALLIES', end_text: 'Wolf EndRound.' }],
    ['objective', 'axis', { ended: 'round_end', winner: 'AXIS', end_text: 'Wolf EndRound.' }],
    ['timelimit', 'axis', { ended: 'timelimit', winner: 'AXIS', end_text: 'Timelimit hit.' }],
    ['surrender', 'axis', { ended: 'surrender', winner: 'AXIS', end_text: 'Allies Surrender' }],
  ])('that ends by %s for the %s says so', async (how, winner, expected) => {
    const { rows, round } = await recordFour(`
      game:time(3000)
      game:end_round('${how}', '${winner}')
      game:intermission(1000)
    `);
    expect(rows.ROUND).toEqual([
      {
        ...{ attackers: 'ALLIES', duration_ms: 3700, timelimit_ms: 1200000 },
        ...{ axis_reinforcement_interval_ms: 20000, axis_reinforcement_offset_ms: 1000 },
        ...{ allies_reinforcement_interval_ms: 30000, allies_reinforcement_offset_ms: 2000 },
        ...expected,
      },
    ]);
    expect(round.ended).toBe(expected.ended);
  });

  test('of defending Allies is attacked by the Axis, on older engines too', async () => {
    for (const older of [false, true]) {
      const { rows } = await record(`
        local game = start { defenders = 'allies', older = ${older} }
        game:live()  game:time(1000)  game:end_round('objective')  game:intermission(1000)
      `);
      expect(rows.ROUND).toMatchObject([{ attackers: 'AXIS', winner: 'AXIS', ended: 'objective' }]);
    }
  });

  test('has the time limit that stood when it began', async () => {
    const { rows } = await record(`
      local game = start { cvars = { timelimit = '1.167500' } }
      game:live()  game:time(70000)  game:end_round('timelimit')  game:intermission(1000)
    `);
    expect(rows.ROUND).toMatchObject([{ timelimit_ms: 70050, ended: 'timelimit' }]);
  });

  test('that chat calls over is not', async () => {
    const { rows } = await recordFour(`
      game:rename(0, 'Exit: Timelimit hit.')
      game:say(0, 'Exit: Timelimit hit.')
      game:time(5000)
      game:quit()
    `);
    expect(rows.ROUND).toMatchObject([{ ended: 'shutdown', end_text: null }]);
    expect(rows.PLAYER_TRACKS.map(({ samples }) => samples)).toEqual([27, 27, 27, 27]);
  });
});

test('the header tells tracker, engine, server, intervals and what could be recorded', async () => {
  const { round, name } = await record(`
    local game = start { map = 'radar', gametype = 3, hostname = 'A server; of = many | words', unix = 1790000000 }
    game:live()  game:time(1000)  game:quit()
  `);
  expect(name).toBe('proximity/2026-09-21-141321-radar-round-1_engagements.txt');
  expect(Object.fromEntries(round.metadata)).toMatchObject({
    map: 'radar',
    round: '1',
    position_sample_interval: '200',
    crossfire_window: '1000',
    escape_time: '5000',
    escape_distance: '300',
    round_start_unix: '1790000000',
    round_end_unix: '1790000002',
    axis_spawn_interval: '20000',
    allies_spawn_interval: '30000',
    tracker_name: 'prox',
    tracker_version_full: VERSION,
    engine_version: expect.stringContaining('2.85.0'),
    server_name: 'A server; of = many | words',
    gametype: '3',
    frame_interval_ms: '50',
    capabilities: 'stance:1,sprint:1,revives:1,medic_hook:1,regions:1,pauses:1,reinforcements:1,round_clock:1',
    ended: 'shutdown',
  });
});

test('sections without rows are there all the same', async () => {
  const { strict } = await record('local game = start { map = "nowhere" }  game:live()  game:time(1000)  game:quit()');
  const rows = [...strict.rows].map(([section, each]) => [section, each.length]);
  expect(rows).toHaveLength(16);
  expect(rows.filter(([, count]) => count !== 0)).toEqual([['ROUND', 1]]);
});
