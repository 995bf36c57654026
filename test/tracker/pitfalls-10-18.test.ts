import { expect, test } from 'vitest';
import { guid, onlyRecording, pathPoints, play, recordFour, recordings } from './record.ts';

/** Lines 10 to 18 of the list of faults that trackers of this kind had; the others in pitfalls-1-9.test.ts. */

test.each([
  ['map', `game:map('radar')`, 'map_change'],
  ['map_restart', 'game:map_restart()', 'map_restart'],
  ['quit', 'game:quit()', 'shutdown'],
  ['SIGTERM', 'game:sigterm()', 'shutdown'],
])('10. at %s all rows are on disk and the file says how it ended', async (_, command, ended) => {
  const game = await play(`
    local game = start {}
    for slot = 0, 1 do game:connect(slot) game:join(slot, slot == 0 and 'axis' or 'allies', 'medic') end
    game:live()
    game:hit(1, 0, 20)
    game:frames(2)
    game:kill(0, 1)
    ${command}
  `);
  const recording = recordings(game).find(({ name }) => name.endsWith('.txt'));
  expect(recording?.round).toMatchObject({ complete: true, ended });
  expect(recording?.rows.ROUND).toMatchObject([{ ended, duration_ms: 750 }]);
  expect(recording?.rows.HITS).toHaveLength(2);
  expect(recording?.rows.KILLS).toHaveLength(1);
  expect(recording?.rows.ENGAGEMENTS.map(({ outcome }) => outcome).sort()).toEqual(['killed', 'shutdown']);
  expect(recording?.rows.PLAYER_TRACKS.map(({ death_type }) => death_type).sort()).toEqual(['killed', 'shutdown']);
});

test('11. lua_restart in mid-round ends one file and begins another of its own time', async () => {
  const game = await play(`
    local game = start {}
    for slot = 0, 1 do game:connect(slot) game:join(slot, slot == 0 and 'axis' or 'allies', 'medic') end
    game:live()
    game:time(10000)
    game:hit(1, 0, 20)
    game:lua_restart()
    game:time(1000)
    game:hit(1, 0, 20)
    game:quit()
  `);
  const files = recordings(game);
  const facts = files.map(({ round, rows }) => [
    round.ended,
    round.metadata.get('recording_start_ms'),
    rows.PLAYER_TRACKS.map(({ spawn_time_ms, first_move_time_ms }) => [spawn_time_ms, first_move_time_ms]),
    rows.HITS.map(({ time_ms }) => time_ms),
  ]);
  expect(facts).toEqual([
    ['lua_restart', undefined, Array(2).fill([600, null]), [10650]],
    ['shutdown', '10700', Array(2).fill([10700, null]), [11650]],
  ]);
});

test('12. a player in limbo has no samples, first move or stance of the mate he watches', async () => {
  const { rows } = await recordFour(`
    game:kill(2, 0)
    game:frames(2)
    game:tap_out(0)
    game:stance(1, 'prone')
    game:walk(1, 220, 0, 3000)
    game:time(1000)
  `);
  const [life, ...more] = rows.PLAYER_TRACKS.filter((each) => each.guid === guid(0));
  expect(more).toEqual([]);
  expect(life).toMatchObject({ first_move_time_ms: null, death_type: 'killed', death_time_ms: 650, samples: 2 });
});

test('13. the last sample is the one before the intermission’s camera', async () => {
  const { rows } = await recordFour(`
    game:time(1000)
    game:hit(2, 0, 10)
    game:end_round('timelimit')
    game:intermission(2000)
  `);
  const ends = rows.PLAYER_TRACKS.map(({ path }) => pathPoints(path).at(-1));
  expect(ends.map((point) => [point?.event, point?.x, point?.z])).toEqual([
    ['round_end', -2000, 33],
    ['round_end', -2000, 33],
    ['round_end', 2000, 33],
    ['round_end', 2000, 33],
  ]);
  expect(rows.ENGAGEMENTS).toMatchObject([{ outcome: 'round_end', end_x: -2000, end_z: 33 }]);
});

test('14. no hook returns anything', async () => {
  // `play` sees to it; here in a game in which every hook is called.
  const game = await play(`play(start {}, { players = 6, minutes = 0.5, seed = 3 })`);
  expect(game.returned).toEqual([]);
});

test('15. numbers that are no client slot are never asked for their user info', async () => {
  const { game } = await recordFour(`
    for _, slot in ipairs { -1, 20, 63, 64, 70, 1022, 1023, 5000, 1.5, 0/0 } do
      for _, other in ipairs { 0, slot } do
        game.vm:call('et_Damage', slot, other, 10, 0, 8)
        game.vm:call('et_Damage', other, slot, 10, 0, 8)
        game.vm:call('et_Obituary', slot, other, 8)
        game.vm:call('et_Obituary', other, slot, 8)
        game.vm:call('et_Revive', slot, other, 0)
      end
      game.vm:call('et_ClientSpawn', slot, 0, 0, 1)
      game.vm:call('et_ClientBegin', slot)
      game.vm:call('et_ClientUserinfoChanged', slot)
      game.vm:call('et_ClientDisconnect', slot)
      game:frames(2)
    end
  `);
  expect(game.crashed).toBeUndefined();
});

test('16. the same game gives the same bytes', async () => {
  const scenario = `local game = start {} play(game, { players = 10, minutes = 0.5, seed = 7 }) game:quit()`;
  const [one, other] = [onlyRecording(await play(scenario)), onlyRecording(await play(scenario))];
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

test('17. two servers that share a folder write two files', async () => {
  const game = await play(`
    local first = start {}
    first:live()
    local second = start { disk = first.disk }
    second:live()
    local third = start { disk = first.disk }
    second:frames(10)
    second:quit()
    third:live()
    third:quit()
  `);
  const names = recordings(game).map(({ name }) => name.replace(/^.*round-1/u, ''));
  expect(names).toEqual(['-2_engagements.txt', '-3_engagements.txt', '_engagements.txt.part']);
});

test('18. the effective options stand in the file’s header', async () => {
  const { round } = await recordFour('', { escape_time_ms: 7000, min_damage: 5, bots: false, sample_interval_ms: 9 });
  const options = [...round.metadata].filter(([key]) => key.startsWith('option_'));
  expect(Object.fromEntries(options)).toMatchObject({
    option_escape_time_ms: '7000',
    option_min_damage: '5',
    option_bots: '0',
    // Out of its range: the default holds.
    option_sample_interval_ms: '200',
    option_output_folder: 'proximity',
  });
  expect(options).toHaveLength(19);
});
