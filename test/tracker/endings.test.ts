import { describe, expect, test } from 'vitest';
import { deriveRound } from '../../src/derive/derive-round.ts';
import type { Path } from '../../src/domain/round-file.ts';
import { FOUR_PLAYERS, guid, onlyRecording, pathPoints, play, recordings } from './record.ts';

const NAME = 'proximity/2026-09-21-141321-supply-round-1_engagements.txt';

describe('the file', () => {
  test('is a .part while the round goes on, and renamed when its last row is written', async () => {
    const { result } = await play(`
      ${FOUR_PLAYERS}
      local seen = {}
      local function look()
        seen[#seen + 1] = (game.disk:text('${NAME}.part') and 'part ' or '') .. (game.disk:text('${NAME}') and 'whole' or '')
      end
      game:time(1000)  look()
      game:end_round('timelimit')  look()
      game:intermission(3000)  look()
      game:next_round()  look()
      return seen
    `);
    expect(result).toEqual(['part ', 'part ', 'whole', 'whole']);
  });

  test('has its name from the round’s start', async () => {
    const game = await play(`local game = start { unix = 1789999999 }  game:live()  game:time(600000)  game:quit()`);
    expect(onlyRecording(game).name).toBe(NAME.replace('141321', '141320'));
  });

  test('is written as the game goes: nothing older than 5 s is missing at any time', async () => {
    const { result } = await play(`
      ${FOUR_PLAYERS}
      local worst = 0
      for _ = 1, 40 do
        game:hit(2, 0, 1)
        local hit_at = game:round_time()
        game:time(500)
        local text = game.disk:text('${NAME}.part')
        local last = 0
        for time in text:gmatch('\\nenemy;(%d+);') do last = math.max(last, tonumber(time)) end
        worst = math.max(worst, game:round_time() - last)
      end
      game:quit()
      return worst
    `);
    expect(result).toBeLessThanOrEqual(5000);
  });

  test('is closed, so that a server may run for years', async () => {
    const { open_files } = await play(`
      local game = start {}
      for _ = 1, 70 do
        game:live(50)
        game:end_round('timelimit')
        game:intermission(1000)
        game:next_round()
      end
    `);
    expect(open_files).toBe(0);
  });

  test('of a round that ends with the next round at once is finished all the same', async () => {
    const game = await play(
      `${FOUR_PLAYERS} game:time(1000) game:end_round('objective') game:next_round() game:quit()`,
    );
    expect(onlyRecording(game).round).toMatchObject({ complete: true, ended: 'objective' });
  });

  test('is none of a warm-up, however it ends', async () => {
    const endings = [
      'game:quit()',
      "game:map('radar') game:quit()",
      'game:lua_restart() game:frames(5) game:quit()',
      'game:sigkill()',
    ];
    for (const ending of endings) {
      const game = await play(`local game = start {} game:connect(0) game:join(0, 'axis') game:warmup(3000) ${ending}`);
      expect([...game.files.keys()]).toEqual([]);
    }
  });

  test('of a round is not begun anew by a lua_restart in its intermission', async () => {
    const game = await play(
      `${FOUR_PLAYERS} game:end_round('objective') game:intermission(2000) game:lua_restart() game:intermission(2000) game:quit()`,
    );
    expect(onlyRecording(game).round).toMatchObject({ complete: true, ended: 'objective' });
  });

  test('never takes the place of another', async () => {
    const game = await play(`
      local game = start {}
      game.disk:put('${NAME}', 'theirs')
      game:live()  game:frames(5)
      game.disk:put('${NAME.replace('_', '-2_')}', 'theirs')
      game:quit()
    `);
    const texts = [...game.files].map(([name, bytes]) => [
      name.replace(/^.*round-1/u, ''),
      bytes.toString().slice(0, 6),
    ]);
    expect(texts).toEqual([
      ['-2_engagements.txt', 'theirs'],
      ['-3_engagements.txt', '# PROX'],
      ['_engagements.txt', 'theirs'],
    ]);
  });

  test.each([
    ['stats/2026', 'stats/2026/'],
    ['../../etc', 'etc/'],
    ['/a//b.so/', 'a/b_so/'],
    ['', ''],
  ])('goes into the output folder %j as %j', async (option, folder) => {
    const game = await play('local game = start {}  game:live()  game:quit()', { output_folder: option });
    const { name } = onlyRecording(game);
    // Dots have become `_`.
    expect(name.slice(0, name.lastIndexOf('/') + 1).replace(/^[_/]+/u, '')).toBe(folder);
  });
});

describe('a crash', () => {
  test('that the engine survives long enough to tell of ends the round', async () => {
    const game = await play(`${FOUR_PLAYERS} game:time(1000) game:end_vm(0) game:sigkill()`);
    expect(onlyRecording(game).round).toMatchObject({ complete: true, ended: 'shutdown' });
  });

  test('in the intermission loses nothing', async () => {
    const game = await play(`${FOUR_PLAYERS} game:time(1000) game:end_round('objective') game:quit()`);
    expect(onlyRecording(game).round).toMatchObject({ complete: true, ended: 'objective' });
  });
});

/** The path of a life without what its points mark. */
function placesOf({ path }: { readonly path: Path }) {
  return pathPoints(path).map(({ event: _, ...place }) => place);
}

describe('a server that is killed', () => {
  /** Players, and when the server is killed: ms after the round went live. */
  const MOMENTS = [50, 700, 3333, 7850, 12345, 19999, 31400].map((moment) => [8, moment]).concat([[64, 20200]]);

  test.each(MOMENTS)(
    'with %i players after %i ms leaves a file that lacks no more than the last 5 s',
    async (players, moment) => {
      const scenario = `
      local game = start { slots = 64 }
      play(game, { players = ${players}, minutes = ${moment} / 60000, seed = ${moment} })
    `;
      const killed = await play(`${scenario} game:sigkill()`);
      const whole = onlyRecording(await play(`${scenario} game:quit()`));
      const [part] = recordings(killed);
      if (part === undefined) throw new Error('no file');
      const duration = whole.rows.ROUND[0]?.duration_ms ?? 0;
      const until = duration - 5000;
      expect(part.rows.HITS).toEqual(whole.rows.HITS.slice(0, part.rows.HITS.length));
      const isOld = ({ time_ms }: { readonly time_ms: number }) => time_ms <= until;
      for (const section of ['HITS', 'KILLS', 'REVIVES', 'CLASS_CHANGES'] as const) {
        expect(part.rows[section].filter(isOld)).toEqual(whole.rows[section].filter(isOld));
      }
      const recovered = deriveRound(part.round);
      const full = deriveRound(whole.round);
      const kills = whole.rows.KILLS.filter((kill) => kill.kind === 'enemy' && isOld(kill)).length;
      const counted = recovered.kill_cells.reduce((sum, cell) => sum + cell.axis_kills + cell.allies_kills, 0);
      expect(counted).toBeGreaterThanOrEqual(kills);
      const samples = whole.rows.PLAYER_TRACKS.flatMap(({ path }) => pathPoints(path).filter(isOld)).length;
      expect(recovered.movement_cells.reduce((sum, cell) => sum + cell.traversal, 0)).toBeGreaterThanOrEqual(
        samples * 0.9,
      );
      for (const life of full.lives.filter(({ spawn_time_ms }) => spawn_time_ms <= until)) {
        const found = recovered.lives.find(
          (each) => each.guid === life.guid && each.spawn_time_ms === life.spawn_time_ms,
        );
        expect(found?.death_time_ms ?? 0).toBeGreaterThanOrEqual(Math.min(life.death_time_ms, until));
        const points = found === undefined ? [] : placesOf(found);
        expect(points).toEqual(placesOf(life).slice(0, points.length));
      }
      for (const fight of full.engagements.filter(({ start_time_ms }) => start_time_ms <= until)) {
        const found = recovered.engagements.find(({ engagement_id }) => engagement_id === fight.engagement_id);
        expect(found).toMatchObject({ target_guid: fight.target_guid, start_time_ms: fight.start_time_ms });
        expect(found?.end_time_ms ?? 0).toBeGreaterThanOrEqual(Math.min(fight.end_time_ms, until));
      }
    },
  );

  test('in a pause that began with a death leaves that death', async () => {
    const killed = await play(`
      ${FOUR_PLAYERS}
      game:time(3000)
      game:begin_pause()
      game:kill(2, 0)
      game:time(5000)
      game:sigkill()
    `);
    const { rows } = onlyRecording(killed);
    expect(rows.KILLS).toMatchObject([{ victim_guid: guid(0), killer_guid: guid(2) }]);
  });
});
