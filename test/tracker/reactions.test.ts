import { describe, expect, test } from 'vitest';
import { recordFour } from './record.ts';

/** What the target of the scenario's first engagement and his mates made of it. */
async function reactionTo(scenario: string) {
  const { rows } = await recordFour(`game:frames(1)\n${scenario}`);
  const { return_fire_ms, dodge_reaction_ms, support_reaction_ms } = rows.REACTION_METRICS.find(
    ({ engagement_id }) => engagement_id === 1,
  ) ?? { return_fire_ms: -1, dodge_reaction_ms: -1, support_reaction_ms: -1 };
  return [return_fire_ms, dodge_reaction_ms, support_reaction_ms];
}

describe('a reaction', () => {
  test('may be none', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:time(6000)')).toEqual([null, null, null]);
  });

  test('is the target’s fire on his attacker, told by the frame', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:frames(3)  game:hit(0, 2, 10)')).toEqual([150, null, null]);
  });

  test('is no fire on somebody else', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:frames(3)  game:hit(0, 3, 10)')).toEqual([null, null, null]);
  });

  test('is a mate’s fire on the attacker', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:frames(5)  game:hit(1, 2, 10)')).toEqual([null, null, 250]);
  });

  test('is not the fire of a mate of the attacker', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:frames(5)  game:hit(3, 2, 10)')).toEqual([null, null, null]);
  });

  test('counts in the frame of the hit and within 5 s', async () => {
    expect(await reactionTo('game:hit(2, 0, 10)  game:hit(0, 2, 10)  game:hit(1, 2, 10)')).toEqual([0, null, 0]);
    expect(await reactionTo('game:hit(2, 0, 10)  game:time(5000)  game:hit(0, 2, 10)')).toEqual([5000, null, null]);
    expect(await reactionTo('game:hit(2, 0, 10)  game:time(5050)  game:hit(0, 2, 10)')).toEqual([null, null, null]);
  });

  test('is the first of its kind', async () => {
    const again = 'game:frames(2)  game:hit(0, 2, 10)  game:frames(2)  game:hit(0, 2, 10)';
    expect(await reactionTo(`game:hit(2, 0, 10)  ${again}`)).toEqual([100, null, null]);
  });
});

describe('a dodge', () => {
  const RUNS = 'game:run(0, 220, 0)  game:frames(2)  game:hit(2, 0, 10)  game:frames(2)';

  test('is a turn of 45° or more, told by the frame', async () => {
    expect(await reactionTo(`${RUNS}  game:run(0, 0, 220)  game:frames(1)`)).toEqual([null, 150, null]);
    expect(await reactionTo(`${RUNS}  game:run(0, -220, 0)  game:frames(3)`)).toEqual([null, 150, null]);
  });

  test('is no smaller turn, and no stop', async () => {
    expect(await reactionTo(`${RUNS}  game:run(0, 200, 150)  game:time(6000)`)).toEqual([null, null, null]);
    expect(await reactionTo(`${RUNS}  game:run(0, 0, 0)  game:time(6000)`)).toEqual([null, null, null]);
  });

  test('is a start from standing', async () => {
    const start = 'game:hit(2, 0, 10)  game:frames(6)  game:run(0, 0, 220)  game:frames(1)';
    expect(await reactionTo(start)).toEqual([null, 350, null]);
  });

  test.each(['crouching', 'prone'])('is %s of who stood', async (stance) => {
    expect(await reactionTo(`${RUNS}  game:stance(0, '${stance}')  game:frames(1)`)).toEqual([null, 150, null]);
  });

  test('is not staying low', async () => {
    const low = `game:stance(0, 'crouching')  ${RUNS}  game:frames(3)  game:stance(0, 'standing')  game:frames(5)`;
    expect(await reactionTo(low)).toEqual([null, null, null]);
  });

  test('is none after 5 s', async () => {
    expect(await reactionTo(`${RUNS}  game:time(5000)  game:run(0, 0, 220)  game:frames(3)`)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

test('each engagement has its row with who, how it ended, and when', async () => {
  const { rows } = await recordFour(`
    game:hit(2, 0, 10)
    game:frames(2)
    game:hit(0, 2, 10)
    game:frames(2)
    game:kill(3, 0)
  `);
  const sorted = [...rows.REACTION_METRICS].sort((a, b) => a.engagement_id - b.engagement_id);
  expect(sorted).toMatchObject([
    {
      target_name: 'player 0',
      target_team: 'AXIS',
      target_class: 'SOLDIER',
      outcome: 'killed',
      written_attackers: 2,
      return_fire_ms: 100,
      start_time_ms: 650,
      end_time_ms: 850,
      written_duration_ms: 200,
    },
    { target_name: 'player 2', target_team: 'ALLIES', outcome: 'shutdown', return_fire_ms: null, start_time_ms: 750 },
  ]);
});
