import { describe, expect, test } from 'vitest';
import { runGame } from './run-game.ts';

// The pretend engine against what a real server was seen to do.

/** A module that prints each call of its hooks, with the game state for those about the level. */
const TELLTALE = `
  local names = 'InitGame ShutdownGame Quit RunFrame ClientConnect ClientBegin ClientDisconnect ClientUserinfoChanged ' ..
    'ClientSpawn Revive Damage Obituary SpawnEntitiesFromString Print'
  local quiet = { RunFrame = true, ClientUserinfoChanged = true, Print = true }
  for name in names:gmatch('%S+') do
    _G['et_' .. name] = function(...)
      if name == 'RunFrame' then last_frame = et.trap_Cvar_Get('gamestate') end
      if on_hook then on_hook(name, ...) end
      if quiet[name] then return end
      et.G_Print(name .. '(' .. table.concat({ ... }, ',') .. ')' .. ' gs ' .. et.trap_Cvar_Get('gamestate') .. '\\n')
    end
  end
`;

/** Two players of each side in play, and the engine's functions at hand. */
const IN_PLAY = `
  local game = start {}
  for slot = 0, 3 do
    game:connect(slot)
    game:join(slot, slot < 2 and 'axis' or 'allies', 'soldier')
  end
  game:live()
  local et = game.vm.globals.et
`;

async function play(scenario: string, tracker = TELLTALE) {
  return await runGame(tracker, `${IN_PLAY}\n${scenario}`);
}

/** What hooks printed. */
function calls(prints: readonly string[]): string[] {
  return prints.filter((line) => /^\w+\(.*\) gs /u.test(line)).map((line) => line.trim());
}

describe('gentity_get', () => {
  test('gives whole numbers, floats, texts and new tables, as the field is', async () => {
    const { result } = await play(`
      local one, other = et.gentity_get(0, 'ps.origin'), et.gentity_get(0, 'PS.Origin')
      return {
        math.type(et.gentity_get(0, 'health')), math.type(et.gentity_get(0, 'ps.leanf')), et.gentity_get(0, 'pers.netname'),
        math.type(one[1]), one ~= other and one[1] == other[1], #one, et.gentity_get(0, 'ps.stats', 8), et.gentity_get(0, 'ps.stats', 999),
        et.gentity_get(5000, 'health'), et.gentity_get(-1, 'ps.pm_type'), et.gentity_get(0, 'inuse'), type(et.gentity_get(0, 'enemy')),
      }
    `);
    expect(result).toEqual(['integer', 'float', 'player 0', 'float', true, 3, 20000, 0, 0, 0, 1, 'nil']);
  });

  test('keeps vectors as C floats', async () => {
    const { result } = await play(`game:teleport(0, 0.1, 1 / 3, -1000.7)  return et.gentity_get(0, 'ps.origin')`);
    expect(result).toEqual([0.1, 1 / 3, -1000.7].map(Math.fround));
  });

  test('raises at a field that does not exist, and at a client field where no client is', async () => {
    const { result } = await play(`
      game:entity(70, { classname = 'script_mover', origin = { 1, 2, 3 } })
      local function fails(...) return (select(2, pcall(et.gentity_get, ...))) end
      return { fails(0, 'ps.speed'), fails(70, 'ps.origin'), fails(20, 'sess.sessionTeam'), fails(0.5, 'health'), fails(70, 'origin')[3] }
    `);
    expect(result).toEqual([
      'tried to get invalid gentity field "ps.speed"',
      'tried to get invalid gentity field "ps.origin"',
      'tried to get invalid gentity field "sess.sessionTeam"',
      expect.stringContaining('no integer representation'),
      3,
    ]);
  });

  test('gives faulty values where a test wants them', async () => {
    const { result } = await play(`
      game:set_field_fault('health', { n = 3, 1.5, nil, 'x' })
      local seen = {}
      for turn = 1, 4 do seen[turn] = tostring(et.gentity_get(0, 'health')) end
      game:set_field_fault('health', nil)
      seen[5] = et.gentity_get(0, 'health')
      return seen
    `);
    expect(result).toEqual(['1.5', 'nil', 'x', '1.5', 100]);
  });
});

describe('strings and constants', () => {
  test('are cut where the engine cuts them', async () => {
    const { result, prints } = await play(`
      et.trap_Cvar_Set('long', ('x'):rep(300))
      et.trap_SetConfigstring(4, ('y'):rep(2000))
      et.G_Print(('z'):rep(2000))
      return { et.trap_Cvar_Get('missing'), #et.trap_Cvar_Get('LONG'), #et.trap_GetConfigstring(4), pcall(et.G_Print, nil) }
    `);
    expect(result).toEqual(['', 255, 1023, false, expect.stringContaining('string expected, got nil')]);
    expect(prints.at(-1)).toHaveLength(1023);
  });

  test('a bad slot or index takes the server down, whatever the module catches', async () => {
    const caught = `function et_RunFrame() pcall(et.trap_GetUserinfo, 20) end`;
    expect((await runGame(caught, 'start {}')).crashed).toContain('bad index 20');
    expect((await play('et.trap_GetConfigstring(1024)')).crashed).toContain('bad index 1024');
  });

  test('an older engine lacks et_Revive and EF_ constants', async () => {
    const { prints, result } = await runGame(
      TELLTALE,
      `local game = start { older = true }  game:connect(0)  game:connect(1)  game:join(0, 'axis')  game:join(1, 'axis')  game:live()
      game:fall(0, 200)  game:revive(1, 0)  return game.vm.globals.et.EF_PRONE == nil and et_constants.EF_PRONE`,
    );
    expect(result).toBe(524288);
    expect(calls(prints).slice(-2)).toEqual(['Obituary(0,1022,32) gs 0', 'ClientSpawn(0,1,0,1) gs 0']);
  });
});

describe('the course of a game', () => {
  test('each restart is a new VM, told in the engine’s order', async () => {
    const { prints, result } = await runGame(
      `count = (count or 0) + 1 ${TELLTALE}`,
      `local game = start {}  game:live(100)  game:map_restart()  game:map('radar')
      local count = game.vm.globals.count  game:lua_restart()  game:quit()  return count`,
    );
    const begins = (time: number, restart: number, state: number) => [
      `SpawnEntitiesFromString() gs ${state}`,
      `InitGame(${time},${[650, 1400, 2050, 2700].indexOf(time) + 1},${restart}) gs ${state}`,
    ];
    expect(calls(prints)).toEqual([
      ...['SpawnEntitiesFromString() gs 2', 'InitGame(0,1,0) gs 2', 'ShutdownGame(1) gs 0', 'Quit() gs 0'],
      ...['SpawnEntitiesFromString() gs 0', 'InitGame(750,2,1) gs 0', 'ShutdownGame(1) gs 0', 'Quit() gs 0'],
      ...[...begins(1400, 1, 0).map((line) => line.replace(',2,', ',3,')), 'ShutdownGame(0) gs -1', 'Quit() gs -1'],
      ...['SpawnEntitiesFromString() gs 2', 'InitGame(2050,4,0) gs 2', 'Quit() gs 2'],
      ...['ShutdownGame(0) gs 2', 'Quit() gs 2'],
    ]);
    expect(result).toBe(1);
  });

  test('the last frame of play has the cvars of the next round, the frame after it the camera', async () => {
    const { result } = await play(`
      local seen = {}
      game.vm.globals.on_hook = function(name)
        if name == 'RunFrame' then
          seen[#seen + 1] = et.trap_Cvar_Get('gamestate') .. ' ' .. et.trap_Cvar_Get('g_currentRound') .. ' ' ..
            math.floor(et.gentity_get(0, 'ps.origin')[3]) .. ' ' .. et.gentity_get(0, 'ps.pm_type') .. ' ' .. et.gentity_get(0, 'health')
        end
      end
      game:frames(1)
      game:end_round('timelimit')
      return seen
    `);
    expect(result).toEqual(['0 0 33 0 100', '0 1 33 0 100', '3 1 1000 5 100']);
  });

  test('round 2 of a stopwatch has the time of round 1 as its limit', async () => {
    const { result } = await play(
      `game:time(60000)  game:end_round('objective')  game:next_round()  game:live()  return game.cvars.timelimit`,
    );
    expect(Number(result)).toBeCloseTo(60.7 / 60, 2);
  });

  test('a pause moves the level’s start and stops the players', async () => {
    const { result } = await play(`
      local index = et.CS_LEVEL_START_TIME
      game:run(0, 100, 0)
      local before, at, clock = et.trap_GetConfigstring(index), et.gentity_get(0, 'ps.origin')[1], game.level_time
      game:begin_pause()
      game:time(700)
      local paused = { tonumber(et.trap_GetConfigstring(index)) - before, et.trap_GetConfigstring(et.CS_SERVERTOGGLES),
        et.gentity_get(0, 'ps.origin')[1] == at, game.level_time - clock }
      game:end_pause()
      return { paused, tonumber(et.trap_GetConfigstring(index)) - before, et.trap_GetConfigstring(et.CS_SERVERTOGGLES) }
    `);
    expect(result).toEqual([[500, '18', true, 700], 700, '2']);
  });

  test('the process’s clock is not the level’s', async () => {
    const { result } = await play(`return { game.level_time, et.trap_Milliseconds(), game.vm.globals.os.time() }`);
    expect(result).toEqual([2300, expect.closeTo(1379, -1), 1790000001]);
  });
});

describe('players', () => {
  test('the dead in limbo show the state of a team mate', async () => {
    const { result } = await play(`
      local function seen() return { et.gentity_get(0, 'health') > 0, et.gentity_get(0, 'ps.stats', 0), et.gentity_get(0, 'ps.pm_type'),
        et.gentity_get(0, 'ps.origin')[2], et.gentity_get(0, 'r.currentOrigin')[2], et.gentity_get(0, 'ps.pm_flags') } end
      game:hit(2, 1, 23)
      game:kill(2, 0)
      game:frames(1)
      local wounded = seen()
      game:tap_out(0)
      game:frames(1)
      return { wounded, seen() }
    `);
    expect(result).toEqual([
      [false, -12, 3, -640, -640, 0],
      [false, 77, 0, -576, -640, 16384 + 4096],
    ]);
  });

  test('are told of in the engine’s order and state, from the hit to the revival', async () => {
    const { result, log } = await play(`
      local seen = {}
      game.vm.globals.on_hook = function(name, ...)
        if name == 'RunFrame' or name == 'Print' then return end
        seen[#seen + 1] = name .. '(' .. table.concat({ ... }, ',') .. ') health ' .. et.gentity_get(0, 'health') .. ' stat ' ..
          et.gentity_get(0, 'ps.stats', 0) .. ' heads ' .. et.gentity_get(2, 'pers.playerStats.hitRegions', 0)
      end
      game:hit(2, 0, 500, et.MOD_THOMPSON, 'head')
      game:frames(1)
      seen[#seen + 1] = et.gentity_get(0, 'sess.deaths')
      game:map_restart()
      seen = {}
      et = game.vm.globals.et
      game.vm.globals.on_hook = function(name, ...)
        if name ~= 'RunFrame' and name ~= 'Print' then
          seen[#seen + 1] = name .. '(' .. table.concat({ ... }, ',') .. ') health ' .. et.gentity_get(0, 'health')
        end
      end
      game:hit(2, 0, 110, et.MOD_THOMPSON, 'head')
      game:hit(2, 0, 20, et.MOD_THOMPSON)
      game:frames(1)
      game:revive(1, 0)
      seen[#seen + 1] = et.gentity_get(0, 'health')
      seen[#seen + 1] = et.gentity_get(0, 'pers.lastrevive_client')
      game:slash_kill(0)
      game:disconnect(3)
      return seen
    `);
    expect(result).toEqual([
      'Damage(0,2,110,0,9) health 100',
      'Obituary(0,2,9) health -10',
      'Damage(0,2,20,0,9) health -10',
      expect.stringMatching(/^ClientSpawn\(0,1,0,1\) health 100$/u),
      expect.stringMatching(/^Revive\(0,1,\d+\) health 100$/u),
      50,
      1,
      'Obituary(0,0,33) health 0',
      'ClientDisconnect(3) health 0',
    ]);
    const kinds = log.filter(({ event }) => event === 'damage' || event === 'kill').map(({ kind }) => kind);
    expect(kinds).toEqual(['enemy', 'enemy', 'enemy', 'enemy', 'corpse', 'self']);
  });

  test('who changes sides dies by his own hand and waits for his wave', async () => {
    const { prints, result } = await play(`
      game:time(1000)
      game:join(0, 'allies', 'medic')
      local waits = et.gentity_get(0, 'health')
      game:time(30000)
      return { waits, et.gentity_get(0, 'health'), et.gentity_get(0, 'sess.playerType') }
    `);
    expect(calls(prints).slice(-3)).toEqual([
      'Obituary(0,0,59) gs 0',
      'ClientSpawn(0,0,1,1) gs 0',
      'ClientSpawn(0,0,0,1) gs 0',
    ]);
    expect(result).toEqual([0, 110, 1]);
  });

  test('names and GUIDs keep their bytes, and a bot’s GUID is its slot’s', async () => {
    const bytes = Buffer.from([0x5e, 0x31, 0xff, 0x7c, 0x80]);
    const scenario = Buffer.concat([
      Buffer.from(`local game = start {}  game:connect(5, { bot = true })  game:connect(4, { name = '`),
      bytes,
      Buffer.from(`' })  local et = game.vm.globals.et
        local fd = et.trap_FS_FOpenFile('names', et.FS_APPEND)  et.trap_FS_Write(et.gentity_get(4, 'pers.netname'), 5, fd)
        et.trap_FS_FCloseFile(fd)  return et.Info_ValueForKey(et.trap_GetUserinfo(5), 'CL_GUID')`),
    ]);
    const { files, result } = await runGame('', scenario);
    expect(files.get('names')).toEqual(bytes);
    expect(result).toBe(`OMNIBOT05${'0'.repeat(23)}`);
  });

  test('a refused player gets a disconnect and no slot', async () => {
    const { prints, result } = await runGame(
      `${TELLTALE} function et_ClientConnect() return 'full' end`,
      `local game = start {}  return tostring(game:connect(0))`,
    );
    expect(result).toBe('nil');
    expect(calls(prints).at(-1)).toBe('ClientDisconnect(0) gs 2');
  });
});

describe('files', () => {
  test('are on disk when they are closed, or at once with FS_APPEND_SYNC', async () => {
    const { files, open_files } = await play(`
      local function write(name, mode, text, closes)
        local fd, length = et.trap_FS_FOpenFile(name, mode)
        et.trap_FS_Write(text, #text, fd)
        if closes then et.trap_FS_FCloseFile(fd) end
      end
      write('a/b/closed.part', et.FS_WRITE, 'one', true)
      write('a/b/closed.part', et.FS_APPEND, 'two', true)
      et.trap_FS_Rename('a/b/closed.part', '/a/b/closed.txt')
      write('synced', et.FS_APPEND_SYNC, 'three', false)
      write('lost', et.FS_APPEND, 'four', false)
      game:sigkill()
    `);
    expect(Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.toString()]))).toEqual({
      'a/b/closed.txt': 'onetwo',
      synced: 'three',
      lost: '',
    });
    expect(open_files).toBe(0);
  });

  test('are refused, cut and read as the engine does', async () => {
    const { result } = await play(`
      game.disk:put('kept', 'abc\\0def')
      local fd, length = et.trap_FS_FOpenFile('kept', et.FS_READ)
      local long = et.trap_FS_FOpenFile(('n'):rep(300) .. '.txt', et.FS_WRITE)
      return { length, et.trap_FS_Read(fd, 7), { et.trap_FS_FOpenFile('none', et.FS_READ) }, { et.trap_FS_FOpenFile('../up', et.FS_WRITE) },
        #et.trap_FS_GetFileList('', '')[2], et.trap_FS_GetFileList('', 'pt') }
    `);
    expect(result).toEqual([7, 'abc', [0, -1], [0, -1], 229, ['kept']]);
  });

  test('are one folder for two servers, of which one may be killed', async () => {
    const { files } = await play(`
      local other = start { disk = game.disk }
      local function write(server, text)
        local fs = server.vm.globals.et
        local fd = fs.trap_FS_FOpenFile('shared', fs.FS_APPEND)
        fs.trap_FS_Write(text, #text, fd)
        return function() fs.trap_FS_FCloseFile(fd) end
      end
      local close = write(game, 'one')
      write(other, 'two')
      other:sigkill()
      close()
    `);
    expect(files.get('shared')?.toString()).toBe('one');
  });

  test.each([
    ['a library’s name', `et.trap_FS_FOpenFile('a.so', et.FS_WRITE)`],
    ['a mode that is none', `et.trap_FS_FOpenFile('a', 7)`],
    ['a 64th open file', `for number = 1, 64 do et.trap_FS_FOpenFile('a' .. number, et.FS_WRITE) end`],
    ['more bytes than there are', `et.trap_FS_Write('abc', 4, (et.trap_FS_FOpenFile('a', et.FS_WRITE)))`],
    ['a file that is not open', `et.trap_FS_FCloseFile(9)`],
  ])('%s takes the server down', async (_, mistake) => {
    expect((await play(`pcall(function() ${mistake} end)`)).crashed).toBeDefined();
  });
});

test('a hook that raises is reported and called again', async () => {
  const { hook_errors, prints } = await runGame(`function et_RunFrame() error('oh', 0) end`, 'start {}:frames(3)');
  expect(hook_errors).toBe(10);
  expect(prints.at(-1)).toBe("Lua 5.4 API: et_RunFrame error running lua script: 'oh'\n");
});

test('reinforcement offsets are what clients read from the configstring', async () => {
  const { result } = await runGame(
    '',
    `local game = start { reinforcement_offsets = { axis = 7, allies = 13 } }
    return game.vm.globals.et.trap_GetConfigstring(et_constants.CS_REINFSEEDS)`,
  );
  const [allies = 0, axis = 0, ...seeded] = String(result).split(' ').map(Number);
  const offset = (at: number) => Math.trunc((seeded[at] ?? 0) / ([11, 3, 13, 7, 2, 5, 1, 17][at] ?? 0));
  expect([offset(axis >> 2), offset(allies >> 3)]).toEqual([7, 13]);
});

test('random play is the same for the same seed', async () => {
  const scenario = (seed: number) => `play(start {}, { players = 12, minutes = 1, seed = ${seed} })`;
  const [one, again, other] = [
    await runGame('', scenario(1)),
    await runGame('', scenario(1)),
    await runGame('', scenario(2)),
  ];
  expect(one.log).toEqual(again.log);
  expect(one.log).not.toEqual(other.log);
  expect(new Set(one.log.map(({ event }) => event))).toContain('revive');
});
