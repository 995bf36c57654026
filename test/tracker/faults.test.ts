import { describe, expect, test } from 'vitest';
import { trackerWith } from './built-tracker.ts';
import { FOUR_PLAYERS, onlyRecording, play, type Recording, recordFour } from './record.ts';
import { runGame } from './run-game.ts';

/** A round in which every probe has something to do. */
const EVENTFUL = `
  ${FOUR_PLAYERS}
  game:walk(0, 220, 0, 1000)
  game:hit(2, 0, 18, nil, 'body')  game:frames(3)
  game:hit(1, 2, 18)  game:frames(3)
  game:kill(2, 0)  game:frames(8)
  game:revive(1, 0)  game:time(3000)
  game:pause(11000)
  game:change_class(3, 'engineer')
  game:kill(0, 3)  game:frames(2)  game:tap_out(3)  game:frames(2)  game:spawn(3)  game:time(2000)
  game:end_round('objective')
  game:intermission(2000)
`;

/** The text of every section's rows in a file. */
function rowsBySection({ strict }: Recording): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...strict.rows].map(([name, rows]) => [name, rows.map((row) => row.join(';')).join('\n')]),
  );
}

/** Plays with a tracker in whose `module` the exported function `name` fails each time. */
async function playWithFault(module: string, name: string) {
  const text = trackerWith();
  const at = text.indexOf(`["${module}"] = function(...)`);
  const head = new RegExp(`function ____exports\\.${name}\\(.*?\\)|____exports\\.${name} = function\\(.*?\\)`, 'u');
  const found = at < 0 ? null : head.exec(text.slice(at));
  if (found === null) throw new Error(`no ${name} in ${module}`);
  const end = at + found.index + found[0].length;
  const game = await runGame(`${text.slice(0, end)} error('injected', 0) ${text.slice(end)}`, EVENTFUL);
  return { game, recording: onlyRecording(game) };
}

const LIVES = ['PLAYER_TRACKS', 'MOVEMENT_HEATMAP', 'OBJECTIVE_FOCUS'];
const FIGHTS = ['ENGAGEMENTS', 'REACTION_METRICS', 'MOVEMENT_HEATMAP'];

/** Functions of each probe, by module, with the sections that need them. */
const PROBES: readonly (readonly [string, string, readonly string[]])[] = [
  ['probes.player-tracks', 'sampleLives', [...LIVES, 'ENGAGEMENTS']],
  ['probes.player-tracks', 'watchNewLives', [...LIVES, 'CLASS_CHANGES']],
  ['probes.player-tracks', 'downLife', [...LIVES, 'KILLS', 'ENGAGEMENTS']],
  ['life', 'encodePoints', LIVES],
  ['probes.engagements', 'noteEnemyHit', FIGHTS],
  ['probes.engagements', 'sampleFights', FIGHTS],
  ['probes.engagements', 'noteDeath', FIGHTS],
  ['probes.reactions', 'watchDodge', ['REACTION_METRICS']],
  ['probes.reactions', 'noteHitOnAttacker', ['REACTION_METRICS']],
  ['probes.reactions', 'writeReactions', ['REACTION_METRICS']],
  ['probes.heatmaps', 'countMovement', ['MOVEMENT_HEATMAP']],
  ['probes.heatmaps', 'countKill', ['KILL_HEATMAP']],
  ['probes.heatmaps', 'writeHeatmaps', ['KILL_HEATMAP', 'MOVEMENT_HEATMAP']],
  ['probes.objective-focus', 'measureSome', ['OBJECTIVE_FOCUS']],
  ['probes.hits', 'writeHit', ['HITS']],
  ['probes.kills', 'noteKill', ['KILLS']],
  ['probes.revives', 'noteMedic', ['REVIVES']],
  ['probes.class-changes', 'noteClass', ['CLASS_CHANGES']],
  ['probes.pauses', 'notePause', ['PAUSES']],
  ['probes.round', 'writeRound', ['ROUND']],
];

describe('an error', () => {
  test.each(PROBES)(
    'in %s (%s) is counted and told once, and costs no other section',
    async (module, name, sections) => {
      const { game, recording } = await playWithFault(`lua.${module}`, name);
      expect(game.hook_errors).toBe(0);
      const errors = recording.rows.TRACKER_ERRORS;
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.filter(({ message }) => message !== 'injected')).toEqual([]);
      expect(game.prints.filter((line) => line.includes('injected'))).toHaveLength(errors.length);
      const undisturbed = rowsBySection(onlyRecording(await play(EVENTFUL)));
      const found = rowsBySection(recording);
      const touched = Object.keys(undisturbed).filter((section) => found[section] !== undisturbed[section]);
      const allowed = [...sections, 'TRACKER_ERRORS', 'OPEN_ROWS', 'OPEN_TRACKS'];
      expect(touched.filter((section) => !allowed.includes(section))).toEqual([]);
    },
  );

  test('of several parts is told for each', async () => {
    const { rows, game } = await recordFour(`
      local get = game.vm.globals.et.gentity_get
      game:replace_function('gentity_get', function(entity, field, index)
        if field == 'health' then error('no health', 0) end
        return get(entity, field, index)
      end)
      game:time(1000)
      game:hit(2, 0, 18)
      game:time(1000)
    `);
    const probes = rows.TRACKER_ERRORS.map(({ probe }) => probe);
    expect(new Set(probes).size).toBe(probes.length);
    expect(probes.length).toBeGreaterThan(1);
    expect(game.prints.filter((line) => line.startsWith('proximity_tracker'))).toHaveLength(probes.length);
    expect(rows.TRACKER_ERRORS.every(({ first_time_ms, errors }) => first_time_ms > 600 && errors > 0)).toBe(true);
  });

  test('may be of any bytes and length', async () => {
    const { rows } = await recordFour(`
      game:fail_function('gentity_get', ';\\n# ROUND\\n|,\\0' .. ('x'):rep(5000))
      game:time(1000)
    `);
    expect(rows.TRACKER_ERRORS.length).toBeGreaterThan(0);
    expect(rows.ROUND).toHaveLength(1);
  });
});

describe('a disk', () => {
  test('that is full for a while costs nothing', async () => {
    const { rows, game } = await recordFour(`
      game:time(2000)
      game:fill_disk(true)
      for _ = 1, 50 do game:hit(2, 0, 1) game:frames(4) end
      game:fill_disk(false)
      game:time(3000)
    `);
    expect(rows.HITS).toHaveLength(50);
    expect(game.hook_errors).toBe(0);
  });

  test('that stays full leaves what it took, under the name of a .part', async () => {
    const { game, name } = await recordFour(`
      game:time(3000)
      game:fill_disk(true)
      game:hit(2, 0, 1)
      game:time(5000)
      game:quit()
    `);
    expect(name).toMatch(/\.part$/u);
    expect(game.open_files).toBe(0);
  });

  test('that is full from the start stops nothing', async () => {
    const game = await play(
      `local game = start {}  game:fill_disk(true)  game:live()  game:time(5000)  game:map('radar')  game:quit()`,
    );
    expect(game.prints.filter((line) => line.startsWith('proximity_tracker')).length).toBeLessThanOrEqual(1);
  });

  test('that takes a part of a write gets the rest later', async () => {
    const { rows } = await recordFour(`
      local write, calls = game.vm.globals.et.trap_FS_Write, 0
      game:replace_function('trap_FS_Write', function(data, count, file)
        calls = calls + 1
        return write(data, calls % 3 == 0 and count or math.floor(count / 2), file)
      end)
      for _ = 1, 100 do game:hit(2, 0, 0) game:hit(2, 0, 1) game:frames(4) end
      calls = 2
      game:replace_function('trap_FS_Write', write)
      game:quit()
    `);
    expect(rows.HITS).toHaveLength(100);
  });

  test('that refuses the file costs the round, a line on the console, and nothing else', async () => {
    const game = await play(`
      local game = start {}
      game:connect(0) game:join(0, 'axis')
      game:refuse_files(true)
      game:live()  game:time(5000)  game:hit(1022, 0, 5)
      game:refuse_files(false)
      game:map_restart()  game:time(1000)  game:quit()
    `);
    const lines = game.prints.filter((line) => line.startsWith('proximity_tracker'));
    expect(lines).toEqual([expect.stringMatching(/can't open .*_engagements\.txt\.part/u)]);
    expect(onlyRecording(game).round.ended).toBe('shutdown');
  });
});
