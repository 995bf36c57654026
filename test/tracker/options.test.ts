import { expect, test } from 'vitest';
import { parsedRound } from '../parser/parsed-round.ts';
import { readAsOlder } from './older-reader.ts';
import { FOUR_PLAYERS, guid, pathPoints, play, record, recordFour } from './record.ts';

const EVENTFUL = `
  game:hit(2, 0, 18, nil, 'head')  game:frames(3)
  game:kill(2, 0)  game:frames(3)
  game:revive(1, 0)  game:time(3000)
  game:pause(2000)
  game:change_class(0, 'engineer')
  game:slash_kill(0)  game:frames(2)  game:spawn(0)
  game:time(3000)
`;

test.each([
  ['heatmaps', ['KILL_HEATMAP', 'MOVEMENT_HEATMAP']],
  ['objective_focus', ['OBJECTIVE_FOCUS']],
  ['reactions', ['REACTION_METRICS']],
  ['hits', ['HITS']],
  ['kills', ['KILLS']],
  ['revives', ['REVIVES']],
  ['class_changes', ['CLASS_CHANGES']],
  ['pauses', ['PAUSES']],
])('without %s their sections are there and empty, and all others are as with it', async (option, sections) => {
  const on = (await recordFour(EVENTFUL)).strict;
  const off = (await recordFour(EVENTFUL, { [option]: false })).strict;
  expect([...off.rows.keys()]).toEqual([...on.rows.keys()]);
  for (const [section, rows] of on.rows) {
    if (sections.includes(section)) {
      expect(rows.length).toBeGreaterThan(0);
      expect(off.rows.get(section)).toEqual([]);
    } else if (!section.startsWith('OPEN_')) {
      expect(off.rows.get(section)).toEqual(rows);
    }
  }
});

test('without all that can be left out a file holds lives and engagements', async () => {
  const off = ['heatmaps', 'objective_focus', 'reactions', 'hits', 'kills', 'revives', 'class_changes', 'pauses'];
  const { strict } = await recordFour(EVENTFUL, Object.fromEntries(off.map((name) => [name, false])));
  const filled = [...strict.rows].filter(([, rows]) => rows.length > 0).map(([section]) => section);
  expect(filled).toEqual(['ENGAGEMENTS', 'PLAYER_TRACKS', 'ROUND', 'OBJECTIVES', 'OPEN_TRACKS']);
});

test('without bots their lives and fights are left out, not their shots at others', async () => {
  const { rows } = await record(
    `
    local game = start {}
    game:connect(1, { bot = true })  game:connect(2)
    game:join(1, 'axis')  game:join(2, 'allies')
    game:live()
    game:hit(1, 2, 10)  game:hit(2, 1, 10)
    game:time(1000)
    game:quit()`,
    { bots: false },
  );
  expect(rows.PLAYER_TRACKS.map((life) => life.guid)).toEqual([guid(2)]);
  expect(rows.ENGAGEMENTS.map((fight) => fight.target_guid)).toEqual([guid(2)]);
  expect(rows.ENGAGEMENTS[0]?.attackers.map((attacker) => attacker.guid)).toEqual([`OMNIBOT01${'0'.repeat(23)}`]);
});

test('the sampling interval, the escape and the timeout are those of the options', async () => {
  const { rows, round } = await recordFour(
    `game:hit(2, 0, 10)  game:hit(2, 1, 10)  game:walk(0, 220, 0, 1000)  game:time(10000)`,
    { sample_interval_ms: 500, escape_time_ms: 1000, escape_distance_u: 100, engagement_timeout_ms: 3000 },
  );
  expect(round.metadata.get('position_sample_interval')).toBe('500');
  const life = rows.PLAYER_TRACKS.find((each) => each.guid === guid(1));
  const times = life === undefined ? [] : pathPoints(life.path).map(({ time_ms }) => time_ms);
  expect(times.slice(0, 4)).toEqual([600, 1000, 1500, 2000]);
  expect(rows.ENGAGEMENTS.map(({ outcome, end_time_ms }) => [outcome, end_time_ms])).toEqual([
    ['escaped', 2000],
    ['timeout', 4000],
  ]);
});

test('a server’s name may be given', async () => {
  const { round } = await recordFour('', { server_name: 'ours' });
  expect(round.metadata.get('server_name')).toBe('ours');
});

test('a value of the wrong kind or out of range is the default', async () => {
  const { round } = await recordFour('', { sample_interval_ms: 'fast', bots: 3, min_damage: -1, output_folder: true });
  expect(Object.fromEntries(round.metadata)).toMatchObject({
    option_sample_interval_ms: '200',
    option_bots: '1',
    option_min_damage: '1',
    option_output_folder: 'proximity',
  });
});

test('a reader of V4.2’s files finds the six sections in ours, and nothing else in them', async () => {
  const game = `local game = start { map = 'supply' }  play(game, { players = 10, minutes = 1, seed = 5 })  game:quit()`;
  const { bytes, strict } = await record(game);
  for (const [section, rows] of readAsOlder(bytes)) {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => Object.values(row))).toEqual(strict.rows.get(section));
  }
});

test.each([50, 100])(
  'sampling every %d ms leaves time to write: a server that is killed loses a few seconds',
  async (ms) => {
    const { files } = await play(`${FOUR_PLAYERS}  game:run(0, 220, 0)  game:time(20000)  game:sigkill()`, {
      sample_interval_ms: ms,
    });
    const [bytes] = [...files.values()];
    const { rows } = parsedRound(bytes ?? Buffer.alloc(0));
    const ofFirst = rows.OPEN_TRACKS.filter((row) => row.guid === guid(0));
    const last = Math.max(...ofFirst.flatMap((row) => [...row.path.time_ms]));
    expect(last).toBeGreaterThan(20000 - 5000);
    expect(ofFirst.reduce((points, row) => points + row.path.length, 0)).toBeGreaterThan((last / ms) * 0.9);
  },
);
