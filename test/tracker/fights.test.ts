import { describe, expect, test } from 'vitest';
import type { Engagement } from '../../src/domain/round-file.ts';
import { guid, positionEvents, recordFour } from './record.ts';

/** Who ended an engagement, how, and when. */
function ending({ target_guid, outcome, end_time_ms, killer_guid }: Engagement): readonly unknown[] {
  return [target_guid, outcome, end_time_ms, killer_guid];
}

describe('an engagement', () => {
  test('opens with an enemy’s first hit and tells who attacked with what', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 18)
      game:frames(2)
      game:hit(2, 0, 20)
      game:hit(2, 0, 30, et_constants.MOD_GRENADE_LAUNCHER)
      game:hit(3, 0, 10)
      game:frames(1)
      game:kill(3, 0, et_constants.MOD_KNIFE)
    `);
    expect(rows.ENGAGEMENTS).toMatchObject([
      {
        engagement_id: 1,
        start_time_ms: 650,
        end_time_ms: 800,
        written_duration_ms: 150,
        target_guid: guid(0),
        target_team: 'AXIS',
        outcome: 'killed',
        total_damage: 18 + 20 + 30 + 10 + 34,
        killer_guid: guid(3),
        killer_name: 'player 3',
        written_attackers: 2,
        attackers: [
          { guid: guid(2), team: 'ALLIES', damage: 68, hits: 3, first_hit_ms: 650, last_hit_ms: 750, got_kill: false },
          { guid: guid(3), team: 'ALLIES', damage: 44, hits: 2, first_hit_ms: 750, last_hit_ms: 800, got_kill: true },
        ],
      },
    ]);
    expect(rows.ENGAGEMENTS[0]?.attackers.map(({ weapons }) => weapons)).toEqual(['8:2;4:1;', '8:1;1:1;']);
  });

  test('has a point for its start, each hit, each sample and its end, and the way along them', async () => {
    const { rows } = await recordFour(`
      game:time(350)
      game:hit(2, 0, 18)
      game:walk(0, 200, 0, 500)
      game:hit(2, 0, 18)
      game:kill(2, 0)
    `);
    const [fight] = rows.ENGAGEMENTS;
    const positions = fight === undefined ? [] : positionEvents(fight.positions);
    expect(positions).toEqual([
      ...['start 1000', 'hit 1000', 'sample 1200', 'sample 1400'],
      ...['hit 1500', 'hit 1500', 'death 1500'],
    ]);
    expect(fight).toMatchObject({ start_x: -2000, end_x: -1900, start_z: 33, end_z: 33, distance_traveled: 100 });
  });

  test('ends with the target’s death, by whomever', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 10)  game:kill(2, 0)
      game:hit(2, 1, 10)  game:fall(1, 200)
      game:hit(0, 2, 10)  game:slash_kill(2)
    `);
    expect(rows.ENGAGEMENTS.map(ending)).toEqual([
      [guid(0), 'killed', 650, guid(2)],
      [guid(1), 'killed', 650, null],
      [guid(2), 'killed', 650, guid(2)],
    ]);
  });

  test('that a mate ends by friendly fire has him as killer and not as attacker', async () => {
    const { rows } = await recordFour('game:hit(2, 0, 10)  game:kill(1, 0)');
    expect(rows.ENGAGEMENTS).toMatchObject([
      { outcome: 'killed', killer_guid: guid(1), attackers: [{ got_kill: false }] },
    ]);
    expect(rows.KILLS).toMatchObject([{ kind: 'friendly' }]);
  });

  test('ends with an escape after 5 s without a hit, 300 units away', async () => {
    const { rows } = await recordFour(`
      game:time(350)
      game:hit(2, 0, 10)
      game:time(4000)
      game:hit(2, 0, 10)
      game:walk(0, 0, 150, 2000)
      game:time(4000)
    `);
    expect(rows.ENGAGEMENTS.map(ending)).toEqual([[guid(0), 'escaped', 10000, null]]);
    expect(rows.ENGAGEMENTS.flatMap(({ positions }) => positionEvents(positions)).at(-1)).toBe('escape 10000');
    expect(rows.MOVEMENT_HEATMAP.filter((cell) => cell.escape > 0)).toMatchObject([
      { grid_x: -4, grid_y: -1, escape: 1 },
    ]);
  });

  test('of somebody who stays goes on for 15 s without a hit', async () => {
    const { rows } = await recordFour(`
      game:time(350)
      game:hit(2, 0, 10)
      game:walk(0, 0, 140, 2000)
      game:time(20000)
    `);
    expect(rows.ENGAGEMENTS.map(ending)).toEqual([[guid(0), 'timeout', 16000, null]]);
    expect(rows.ENGAGEMENTS.flatMap(({ positions }) => positionEvents(positions)).at(-1)).toBe('timeout 16000');
  });

  test('ends when the target leaves or changes sides, not when the attacker does', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 10)  game:hit(2, 1, 10)  game:hit(0, 3, 10)  game:hit(1, 2, 10)
      game:frames(3)
      game:join(0, 'allies')
      game:disconnect(1)
      game:frames(3)
      game:quit()
    `);
    expect(rows.ENGAGEMENTS.map(ending).sort()).toEqual([
      [guid(0), 'team_switch', 800, null],
      [guid(1), 'disconnect', 800, null],
      [guid(2), 'shutdown', 950, null],
      [guid(3), 'shutdown', 950, null],
    ]);
  });

  test('ends with the round', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 10)
      game:frames(3)
      game:end_round('objective')
      game:intermission(1000)
    `);
    // The round's last frame comes 50 ms after the last one played out.
    expect(rows.ENGAGEMENTS.map(ending)).toEqual([[guid(0), 'round_end', 850, null]]);
  });

  test('in which he is hit again goes on', async () => {
    const { rows } = await recordFour(`
      for _ = 1, 4 do game:hit(2, 0, 10) game:time(14000) end
      game:kill(3, 0)
    `);
    expect(rows.ENGAGEMENTS).toMatchObject([{ outcome: 'killed', start_time_ms: 650, written_attackers: 2 }]);
  });

  test('is each target’s own', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 10)  game:hit(2, 1, 10)  game:frames(1)  game:kill(2, 0)  game:kill(2, 1)
      game:tap_out(0)  game:frames(1)  game:spawn(0)  game:hit(3, 0, 10)
    `);
    expect(rows.ENGAGEMENTS.map(({ engagement_id, target_guid }) => [engagement_id, target_guid])).toEqual([
      [1, guid(0)],
      [2, guid(1)],
      [3, guid(0)],
    ]);
  });

  test('is not opened by hits below min_damage, which are in no section', async () => {
    const { rows } = await recordFour('game:hit(2, 0, 4)  game:frames(2)  game:hit(2, 0, 5)', { min_damage: 5 });
    expect(rows.HITS.map(({ damage }) => damage)).toEqual([5]);
    expect(rows.ENGAGEMENTS).toMatchObject([{ start_time_ms: 750, total_damage: 5 }]);
  });
});

describe('a crossfire', () => {
  const crossfire = ({ written_crossfire, written_crossfire_delay_ms, written_crossfire_participants }: Engagement) => [
    written_crossfire,
    written_crossfire_delay_ms,
    written_crossfire_participants,
  ];

  test('is a second enemy’s first hit within the window', async () => {
    const { rows } = await recordFour('game:hit(3, 0, 10)  game:time(1000)  game:hit(2, 0, 10)  game:kill(3, 0)');
    expect(rows.ENGAGEMENTS.map(crossfire)).toEqual([[true, 1000, [guid(3), guid(2)]]]);
  });

  test('has a delay of 0 where both hit in one frame', async () => {
    const { rows } = await recordFour('game:hit(2, 0, 10)  game:hit(3, 0, 10)');
    expect(rows.ENGAGEMENTS.map(crossfire)).toEqual([[true, 0, [guid(2), guid(3)]]]);
  });

  test('is none after the window', async () => {
    const { rows } = await recordFour('game:hit(3, 0, 10)  game:time(1050)  game:hit(2, 0, 10)');
    expect(rows.ENGAGEMENTS.map(crossfire)).toEqual([[false, null, []]]);
  });
});

test('the heatmaps count kills at the victim’s place by the killer’s side, and samples', async () => {
  const { rows } = await recordFour(`
    game:teleport(0, -1, -513, 33)
    game:teleport(1, 511.9, 512, 33)
    game:frames(1)
    game:kill(2, 0)  game:kill(3, 1)  game:kill(1, 2)
    game:frames(1)
  `);
  expect(rows.KILL_HEATMAP).toEqual([
    { grid_x: -1, grid_y: -2, axis_kills: 0, allies_kills: 1 },
    { grid_x: 0, grid_y: 1, axis_kills: 0, allies_kills: 1 },
    { grid_x: 3, grid_y: -1, axis_kills: 1, allies_kills: 0 },
  ]);
});
