import type { Example } from '../../report/metric.ts';

const STORY = `
Ann (axis) lives from 0 to 10 s and goes 1000 u in five steps of 1 s; Xan and Yul (allies) live to the round's end at 20 s and
stand still. Ann first moves at 400 ms.

1. Xan hits Ann at 9 s, Yul at 9.4 s: a crossfire. Xan kills her at 10 s: a fight of 1000 ms. Nobody is left on her side: she is
   neither traded nor isolated.
2. Ann hits Xan at 5 s; he escapes: a fight of 0 ms, as the last hit is the first.
3. Yul falls to a scratch by himself: a self engagement, no fight.

2 fights: 1 kill, 1 escape. Mean duration (1000 + 0) ÷ 2, mean enemies (2 + 1) ÷ 2. Mean life (10 + 20 + 20) ÷ 3 s.
`.trim();

const STILL = { spawn: 0, death: 20_000, type: 'round_end', path: ['0,0.0,900.0,0.0,100,0.0,8,0,0,spawn'] } as const;

/** A crossfire kill, an escape and a self engagement. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        {
          who: 'ann',
          team: 'AXIS',
          spawn: 0,
          death: 10_000,
          firstMove: 400,
          path: [0, 1, 2, 3, 4, 5].map(
            (i) => `${i * 1000},${i * 200}.0,0.0,0.0,100,200.0,8,0,0,${i === 0 ? 'spawn' : 'sample'}`,
          ),
        },
        { who: 'xan', team: 'ALLIES', ...STILL },
        { who: 'yul', team: 'ALLIES', ...STILL },
      ],
      engagements: [
        {
          id: 1,
          target: 'xan',
          team: 'ALLIES',
          start: 5000,
          end: 10_000,
          outcome: 'escaped',
          attackers: [{ who: 'ann', team: 'AXIS', first: 5000 }],
        },
        {
          id: 2,
          target: 'ann',
          team: 'AXIS',
          start: 9000,
          end: 10_000,
          outcome: 'killed',
          killer: 'xan',
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 9000, last: 10_000, kill: true },
            { who: 'yul', team: 'ALLIES', first: 9400 },
          ],
        },
        {
          id: 3,
          target: 'yul',
          team: 'ALLIES',
          start: 12_000,
          end: 17_000,
          outcome: 'escaped',
          attackers: [{ who: 'yul', team: 'ALLIES', first: 12_000 }],
        },
      ],
    },
  ],
  boards: {
    totals: [
      {
        rounds: 1,
        players: 3,
        lives: 3,
        combat_engagements: 2,
        kills: 1,
        escapes: 1,
        others: 0,
        kill_rate: 0.5,
        escape_rate: 0.5,
        mean_duration_ms: 500,
        mean_enemy_attackers: 1.5,
        crossfires: 1,
        self_engagements: 1,
        friendly_engagements: 0,
        mean_life_ms: 50_000 / 3,
        mean_speed_ups: 200,
        spawn_reaction_median_ms: 400,
        deaths_to_enemies: 1,
        traded: 0,
        isolated: 0,
      },
    ],
    duos: [{ crossfires: 1, kills: 1 }],
  },
};
