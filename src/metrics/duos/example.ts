import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays axis, Xan, Yul and Zoe play allies.

1. Xan hits Ann at 10 s for 40, Yul at 10.2 s for 60, Zoe at 10.9 s for 30, and Zoe kills her: a crossfire of three, so of three
   duos, a kill for each.
2. Xan hits Ann at 30 s for 20, Yul at 30.6 s for 10, and she escapes. Zoe hits her at 31.5 s, more than 1000 ms after Xan: she
   takes no part, though she has 500 ms to Yul.

Xan and Yul: 2 crossfires, 1 kill; gaps of 200 and 600 ms, so 400 in the median; damage 40 + 60 + 20 + 10 = 130. Xan and Zoe: 1
crossfire, a gap of 900 ms, damage 70. Yul and Zoe: 1 crossfire, a gap of 700 ms, damage 90. All play one round on one side.
`.trim();

/** A crossfire of three and one of two. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 12_000 },
        { who: 'ann', team: 'AXIS', spawn: 20_000, death: 60_000, type: 'round_end' },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'yul', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'zoe', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 10_000, end: 12_000, outcome: 'killed', killer: 'zoe' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 10_000, damage: 40 },
            { who: 'yul', team: 'ALLIES', first: 10_200, damage: 60 },
            { who: 'zoe', team: 'ALLIES', first: 10_900, last: 12_000, damage: 30, kill: true },
          ],
        },
        {
          ...{ id: 2, target: 'ann', team: 'AXIS', start: 30_000, end: 37_000, outcome: 'escaped' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 30_000, damage: 20 },
            { who: 'yul', team: 'ALLIES', first: 30_600, damage: 10 },
            { who: 'zoe', team: 'ALLIES', first: 31_500, damage: 10 },
          ],
        },
      ],
    },
  ],
  boards: {
    duos: [
      {
        ...{ guid: guidOf('xan'), mate_guid: guidOf('yul'), crossfires: 2, kills: 1, kill_rate: 1 / 2 },
        ...{ median_gap_ms: 400, joint_damage: 130, rounds: 1 },
      },
      {
        ...{ guid: guidOf('xan'), mate_guid: guidOf('zoe'), crossfires: 1, kills: 1, kill_rate: 1 },
        ...{ median_gap_ms: 900, joint_damage: 70, rounds: 1 },
      },
      {
        ...{ guid: guidOf('yul'), mate_guid: guidOf('zoe'), crossfires: 1, kills: 1, kill_rate: 1 },
        ...{ median_gap_ms: 700, joint_damage: 90, rounds: 1 },
      },
    ],
  },
};
