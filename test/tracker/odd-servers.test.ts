import { expect, test } from 'vitest';
import { onlyRecording, play, record, recordings } from './record.ts';

/** A round with hits, a death, a revive and a pause, for each of a list of servers in one folder. */
const ROUNDS = `
  local disk
  local function round(prepare)
    local game = start { disk = disk }
    disk = game.disk
    prepare(game)
    for slot = 0, 3 do game:connect(slot) game:join(slot, slot < 2 and 'axis' or 'allies', 'medic') end
    game:live()
    game:hit(2, 0, 18, nil, 'head')  game:frames(3)
    game:kill(2, 0)  game:frames(3)
    game:revive(1, 0)  game:time(2000)
    game:pause(1000)
    game:end_round('objective')
    game:intermission(2000)
    return game
  end
  local function names_asked(name)
    local asked, list = {}, {}
    round(function(game)
      local original = game.vm.globals.et[name]
      game:replace_function(name, function(key) asked[key] = true return original(key) end)
    end)
    for key in pairs(asked) do list[#list + 1] = key end
    table.sort(list)
    return list
  end
`;

const ODD = `{ '', 'nan', '-1.5', '1e300' }`;

test.each(['trap_Cvar_Get', 'trap_GetConfigstring'])(
  'whatever one %s says, the round is written to its end',
  async (name) => {
    const game = await play(`${ROUNDS}
    local keys = names_asked('${name}')
    local rounds = 1
    for _, key in ipairs(keys) do
      if key ~= 'gamestate' then
        for _, value in ipairs ${ODD} do
          rounds = rounds + 1
          round(function(game)
            local original = game.vm.globals.et['${name}']
            game:replace_function('${name}', function(asked)
              if asked == key then return value end
              return original(asked)
            end)
          end)
        end
      end
    end
    return { rounds, #keys }
  `);
    const [rounds, keys] = game.result as readonly number[];
    expect(keys).toBeGreaterThan(3);
    const files = recordings(game);
    expect(files).toHaveLength(rounds ?? 0);
    expect(files.filter(({ strict }) => !strict.ended)).toEqual([]);
    expect(files.filter(({ rows }) => rows.KILLS.length !== 1 || rows.REVIVES.length !== 1)).toEqual([]);
  },
);

test('whichever engine function raises, no hook does, and the console gets a line for each part that needs it', async () => {
  const functions = [
    ...[
      'trap_GetUserinfo',
      'trap_GetConfigstring',
      'trap_Cvar_Get',
      'Info_ValueForKey',
      'gentity_get',
      'RegisterModname',
    ],
    ...['trap_FS_FOpenFile', 'trap_FS_Write', 'trap_FS_Rename'],
  ];
  const game = await play(`${ROUNDS}
    for _, name in ipairs { '${functions.join("', '")}' } do
      round(function(game) game:fail_function(name) end)
    end
  `);
  const lines = game.prints.filter((line) => line.startsWith('proximity_tracker'));
  expect(lines.length).toBeLessThan(functions.length * 12);
  expect(new Set(lines).size).toBeGreaterThan(5);
});

test('a round with nobody is a file without rows', async () => {
  const { rows } = await record(
    `local game = start {}  game:live()  game:time(60000)  game:end_round('timelimit')  game:intermission(1000)`,
  );
  expect(rows).toMatchObject({ PLAYER_TRACKS: [], ROUND: [{ ended: 'timelimit' }], TRACKER_ERRORS: [] });
});

test('a server of 64 is recorded whole', async () => {
  const { rows, game } = await record(`
    local game = start { slots = 64 }
    play(game, { players = 64, minutes = 0.25, leaves = false })
    game:quit()
  `);
  expect(new Set(rows.PLAYER_TRACKS.map(({ guid }) => guid)).size).toBe(64);
  expect(rows.TRACKER_ERRORS).toEqual([]);
  const hits = game.log.filter(({ event, vm }) => event === 'damage' && vm === 2);
  expect(rows.HITS).toHaveLength(hits.length);
});

test('a server that tells no spawn interval has no reinforcement clocks', async () => {
  const { rows, round } = await record(`
    local game = start {}
    local get = game.vm.globals.et.trap_Cvar_Get
    game:replace_function('trap_Cvar_Get', function(name) return name == 'g_redlimbotime' and '' or get(name) end)
    for slot = 0, 1 do game:connect(slot) game:join(slot, slot == 0 and 'axis' or 'allies') end
    game:live()
    game:kill(1, 0)
    game:quit()
  `);
  expect(rows.KILLS[0]).toMatchObject({ axis_reinforcement_ms: null, allies_reinforcement_ms: expect.any(Number) });
  expect(rows.ROUND).toMatchObject([{ axis_reinforcement_interval_ms: null }]);
  expect(round.metadata.get('axis_spawn_interval')).toBe('');
});

test('the console is used for nothing but failures', async () => {
  const game = await play(
    `local game = start {}  play(game, { players = 8, minutes = 0.5 })  game:map('radar')  game:quit()`,
  );
  const own = game.prints.filter((line) => !/^(Client|Kill|Medic|Exit|say)/u.test(line));
  expect(own).toEqual([]);
  expect(recordings(game)).toHaveLength(1);
  expect(onlyRecording(game).rows.TRACKER_ERRORS).toEqual([]);
});
