import { expect, test } from 'vitest';
import { guid, pathPoints, play, record, recordFour, recordings } from './record.ts';

/** Lines 1 to 9 of the list of faults that trackers of this kind had; the others in pitfalls-10-18.test.ts. */

const FAULTY_VALUES = '{ n = 9, 1.5, -3, 0/0, 1e24, nil, "x", math.huge, {}, true }';

test('1. whatever kind of value an engine field has, the file ends with its end marker and the right counts', async () => {
  const game = await play(`
    local function server(disk, field)
      local game = start { disk = disk, entities = { [70] = { classname = 'trigger_objective_info', origin = { 1, 2, 3 }, track = 'bank' } } }
      local names = {}
      if field then game:set_field_fault(field, ${FAULTY_VALUES}) end
      for slot = 0, 3 do game:connect(slot) game:join(slot, slot < 2 and 'axis' or 'allies', 'medic') end
      game:live()
      if not field then
        local get = game.vm.globals.et.gentity_get
        game:replace_function('gentity_get', function(entity, name, index)
          names[name] = true
          return get(entity, name, index)
        end)
      end
      game:walk(0, 220, 0, 1000)
      game:hit(2, 0, 30, nil, 'head')
      game:frames(7)
      game:kill(2, 0)
      game:frames(7)
      game:revive(1, 0)
      game:time(2000)
      game:slash_kill(3)
      game:spawn(3)
      game:end_round('objective')
      game:intermission(2000)
      return game.disk, names
    end
    local disk, read = server()
    local names = {}
    for name in pairs(read) do names[#names + 1] = name end
    table.sort(names)
    for _, name in ipairs(names) do server(disk, name) end
    return names
  `);
  const files = recordings(game);
  const fields = game.result as readonly string[];
  expect(fields.length).toBeGreaterThan(10);
  expect(files.map(({ strict }) => strict.ended)).toEqual(Array(fields.length + 1).fill(true));
});

test('2. an error in a probe that repeats every frame is printed once', async () => {
  const { game, rows } = await recordFour(`
    local get = game.vm.globals.et.gentity_get
    game:replace_function('gentity_get', function(entity, field, index)
      if field == 'ps.velocity' then error('no velocity', 0) end
      return get(entity, field, index)
    end)
    game:time(5000)
  `);
  expect(game.prints.filter((line) => line.startsWith('proximity_tracker'))).toHaveLength(1);
  expect(rows.TRACKER_ERRORS).toMatchObject([{ probe: 'player_tracks', message: 'no velocity' }]);
  expect(rows.TRACKER_ERRORS[0]?.errors).toBeGreaterThan(20);
});

test('3. ten minutes of warm-up and a pause are not in the times', async () => {
  const { rows } = await record(`
    local game = start {}
    game:connect(0)
    game:join(0, 'axis', 'soldier')
    game:warmup(600000)
    game:live()
    game:time(3000)
    game:pause(24000)
    game:time(2000)
    game:quit()
  `);
  expect(rows.PLAYER_TRACKS).toMatchObject([{ spawn_time_ms: 600, death_time_ms: 5650 }]);
  expect(rows.ROUND).toMatchObject([{ duration_ms: 5650 }]);
});

test('4. round 2 of a stopwatch is labelled 2, and 1 is 1 although the engine has counted on when it is over', async () => {
  const game = await play(`
    local game = start { map = 'oasis' }
    for round = 1, 2 do
      game:live()
      game:time(2000)
      game:end_round('timelimit')
      game:intermission(1000)
      game:next_round()
    end
  `);
  expect(recordings(game).map(({ round, name }) => [round.metadata.get('round'), /round-\d/u.exec(name)?.[0]])).toEqual(
    [
      ['1', 'round-1'],
      ['2', 'round-2'],
    ],
  );
});

test('5. nothing of the warm-up is recorded', async () => {
  const { rows } = await record(`
    local game = start {}
    for slot = 0, 1 do game:connect(slot) game:join(slot, slot == 0 and 'axis' or 'allies', 'medic') end
    game:warmup(2000)
    game:walk(0, 220, 0, 1000)
    game:hit(1, 0, 20)
    game:kill(1, 0)
    game:frames(10)
    game:live(3000)
    game:time(1000)
    game:quit()
  `);
  expect(rows).toMatchObject({ ENGAGEMENTS: [], HITS: [], KILLS: [] });
  expect(rows.PLAYER_TRACKS).toMatchObject([
    { spawn_time_ms: 600, first_move_time_ms: null },
    { spawn_time_ms: 600, first_move_time_ms: null },
  ]);
});

test('6. a revived player’s life goes on', async () => {
  const { rows } = await recordFour(`
    game:kill(2, 0)
    game:time(1000)
    game:revive(1, 0)
    game:time(1000)
  `);
  const [life, ...more] = rows.PLAYER_TRACKS.filter((each) => each.guid === guid(0));
  expect(more).toEqual([]);
  const points = life === undefined ? [] : pathPoints(life.path);
  expect(points.map(({ event, time_ms }) => `${event} ${time_ms}`)).toEqual([
    'spawn 600',
    'downed 650',
    'revived 1700',
    ...[1800, 2000, 2200, 2400, 2600].map((time) => `sample ${time}`),
    'shutdown 2650',
  ]);
});

test('7. hits on a wounded body open no engagement and leave the next life alone', async () => {
  const { rows } = await recordFour(`
    game:kill(2, 0)
    game:frames(5)
    game:hit(3, 0, 20)
    game:gib(2, 0)
    game:frames(5)
    game:spawn(0)
    game:time(1000)
  `);
  expect(rows.HITS.map(({ kind }) => kind)).toEqual(['enemy', 'corpse', 'corpse']);
  expect(rows.ENGAGEMENTS).toMatchObject([
    { outcome: 'killed', end_time_ms: 650, attackers: [{ guid: guid(2), hits: 1 }] },
  ]);
});

test('8. friendly fire, /kill, team switch, falls, drowning and the world are no combat, and recorded as what they are', async () => {
  const { rows } = await recordFour(`
    game:hit(1, 0, 20)      game:kill(1, 0)      game:tap_out(0)  game:spawn(0)  game:frames(2)
    game:slash_kill(0)                                            game:spawn(0)  game:frames(2)
    game:fall(0, 20)        game:fall(0, 200)    game:tap_out(0)  game:spawn(0)  game:frames(2)
    game:drown(0, 200)                           game:tap_out(0)  game:spawn(0)  game:frames(2)
    game:hit(0, 0, 200, et_constants.MOD_GRENADE)  game:tap_out(0)  game:spawn(0)  game:frames(2)
    game:join(0, 'allies')
  `);
  expect(rows.ENGAGEMENTS).toEqual([]);
  expect(rows.HITS.map(({ kind }) => kind)).toEqual(['friendly', 'friendly', 'world', 'world', 'world', 'self']);
  const kinds = ['friendly', 'self', 'world', 'world', 'self', 'team_switch'];
  expect(rows.KILLS.map(({ kind }) => kind)).toEqual(kinds);
  const lives = rows.PLAYER_TRACKS.filter((life) => life.guid === guid(0));
  const deaths = ['teamkill', 'selfkill', 'fallen', 'world', 'selfkill', 'team_switch'];
  expect(lives.map(({ death_type }) => death_type)).toEqual(deaths);
});

test('9. the engagement of somebody who leaves ends there; the next player in his slot has his own', async () => {
  const { rows } = await recordFour(`
    game:hit(2, 0, 20)
    game:hit(0, 2, 20)
    game:frames(2)
    game:disconnect(0)
    game:frames(1)
    game:connect(0, { name = 'another', guid = 'ANOTHER' })
    game:join(0, 'axis', 'soldier')
    game:frames(1)
    game:spawn(0)
    game:hit(2, 0, 20)
    game:hit(0, 2, 20)
    game:time(500)
  `);
  const facts = rows.ENGAGEMENTS.map(({ target_guid, outcome, attackers }) => [
    target_guid,
    outcome,
    ...attackers.map((attacker) => attacker.guid),
  ]);
  expect(facts).toEqual([
    [guid(0), 'disconnect', guid(2)],
    ['ANOTHER', 'shutdown', guid(2)],
    [guid(2), 'shutdown', guid(0), 'ANOTHER'],
  ]);
});
