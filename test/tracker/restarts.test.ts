import { describe, expect, test } from 'vitest';
import { FOUR_PLAYERS, guid, play, type Recording, recordings } from './record.ts';

/** The file of the part of a round that came after a lua_restart. */
async function secondFile(scenario: string): Promise<Recording> {
  const game = await play(`${FOUR_PLAYERS} ${scenario} game:quit()`);
  const later = recordings(game).find(({ round }) => round.ended === 'shutdown');
  if (later === undefined) throw new Error(`files: ${[...game.files.keys()].join()}`);
  return later;
}

describe('after a lua_restart', () => {
  test('who is wounded lives from his revive on', async () => {
    const { rows } = await secondFile(`
      game:time(9000)  game:kill(2, 0)
      game:lua_restart()
      game:time(1000)  game:revive(1, 0)  game:time(1000)
    `);
    const lives = rows.PLAYER_TRACKS.filter((life) => life.guid === guid(0));
    expect(lives).toMatchObject([{ first_move_time_ms: null, death_type: 'shutdown' }]);
    expect(lives[0]?.spawn_time_ms).toBeGreaterThanOrEqual(10650);
    expect(rows.REVIVES).toHaveLength(1);
  });

  test('who is in limbo lives from his wave on', async () => {
    const { rows } = await secondFile(`
      game:time(9000)  game:kill(2, 0)  game:frames(1)  game:tap_out(0)  game:frames(1)
      game:lua_restart()
      game:time(12000)
    `);
    const lives = rows.PLAYER_TRACKS.filter((life) => life.guid === guid(0));
    expect(lives.map((life) => life.spawn_time_ms)).toEqual([18950]);
  });

  test('the dead are not alive and the wounded are not targets', async () => {
    const { rows } = await secondFile(`
      game:time(9000)  game:kill(2, 0)
      game:lua_restart()
      game:frames(2)  game:hit(3, 0, 10)  game:kill(0, 2)  game:frames(2)
    `);
    expect(rows.KILLS).toMatchObject([{ axis_alive: 1, allies_alive: 1 }]);
    expect(rows.ENGAGEMENTS.map((fight) => fight.target_guid)).toEqual([guid(2)]);
  });

  test('in the first seconds of a round the second file says when it began, too', async () => {
    const { round, rows } = await secondFile('game:time(1000)  game:lua_restart()  game:time(1000)');
    expect(round.metadata.get('recording_start_ms')).toBe('1700');
    expect(rows.PLAYER_TRACKS.map((life) => life.spawn_time_ms)).toEqual([1700, 1700, 1700, 1700]);
  });

  test('in a pause the clock stands', async () => {
    const { rows } = await secondFile(`
      game:time(9000)  game:begin_pause()  game:time(2200)
      game:lua_restart()
      game:time(5000)  game:end_pause()  game:time(1000)  game:hit(2, 0, 10)
    `);
    // The engine tells its start time in steps of 500 ms while it is paused.
    expect(Math.abs((rows.HITS[0]?.time_ms ?? 0) - 10650)).toBeLessThanOrEqual(600);
    expect(rows.PAUSES).toMatchObject([{ state: 'ended' }]);
  });

  test('the round’s number, map and start are those of the round', async () => {
    const game = await play(`
      local game = start { map = 'oasis' }
      game:live()  game:time(2000)  game:end_round('timelimit')  game:intermission(1000)  game:next_round()
      game:live()  game:time(20000)  game:lua_restart()  game:time(1000)  game:quit()
    `);
    const facts = recordings(game).map(({ round }) => [
      round.metadata.get('round'),
      round.metadata.get('round_start_unix'),
    ]);
    const second = facts.filter(([number]) => number === '2');
    expect(facts).toHaveLength(3);
    expect(second).toHaveLength(2);
    expect(Math.abs(Number(second[0]?.[1]) - Number(second[1]?.[1]))).toBeLessThanOrEqual(1);
  });

  test('twice there are three files', async () => {
    const game = await play(`
      ${FOUR_PLAYERS}
      for _ = 1, 2 do game:time(4000) game:lua_restart() end
      game:time(4000)
      game:end_round('objective')  game:intermission(1000)
    `);
    const ends = recordings(game).map(({ round }) => [round.metadata.get('recording_start_ms') ?? '0', round.ended]);
    expect(ends.sort()).toEqual([
      ['0', 'lua_restart'],
      ['4700', 'lua_restart'],
      ['8700', 'objective'],
    ]);
  });
});

describe('a player who comes back', () => {
  test('has the GUID that he had, in whichever slot', async () => {
    const game = await play(`
      ${FOUR_PLAYERS}
      game:time(1000)  game:disconnect(0)  game:frames(1)
      game:connect(9, { guid = '${guid(0)}' })  game:join(9, 'axis')  game:frames(2)  game:spawn(9)  game:time(1000)
      game:quit()
    `);
    const lives = recordings(game).flatMap(({ rows }) => rows.PLAYER_TRACKS.filter((life) => life.guid === guid(0)));
    expect(lives.map(({ death_type }) => death_type).sort()).toEqual(['disconnect', 'shutdown']);
  });

  test('has no part in what the player before him in the slot began', async () => {
    const game = await play(`
      ${FOUR_PLAYERS}
      game:hit(0, 2, 10)  game:frames(1)
      game:disconnect(0)  game:frames(1)
      game:connect(0, { name = 'new', guid = 'NEW' })  game:join(0, 'allies')  game:frames(2)  game:spawn(0)
      game:kill(1, 0)  game:kill(1, 2)  game:frames(1)
      game:quit()
    `);
    const fights = recordings(game).flatMap(({ rows }) => rows.ENGAGEMENTS);
    const facts = fights.map(({ target_guid, killer_guid, attackers }) => [target_guid, killer_guid, attackers.length]);
    expect(facts.sort()).toEqual([
      [guid(2), guid(1), 2],
      ['NEW', guid(1), 1],
    ]);
  });
});
