import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays axis, Xan, Yul and Zoe play allies.

1. Xan hits Ann at 10 s, Yul at 10.2 s, and Zoe, who comes at 11.5 s, kills her. Xan and Yul take part in a crossfire with a delay
   of 200 ms; it is a kill for both, a **final blow** for neither. Zoe takes no part: 1500 ms are more than 1000.
2. Xan hits Ann at 30 s, Zoe at 30.8 s, and Xan kills her: a crossfire with a delay of 800 ms, and Xan's final blow.
3. Xan hits Ann at 50 s, Yul at 52 s, and she escapes: two enemies, so she is **focused**, but no crossfire.

Xan: 2 crossfires, 2 kills, 1 final blow, a median delay of 500 ms. Yul and Zoe: 1 crossfire and 1 kill each, with delays of 200 and
800 ms. Ann was focused three times and escaped once: survival 1/3.
`.trim();

/** Ann under the fire of several, three times. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 12_000 },
        { who: 'ann', team: 'AXIS', spawn: 20_000, death: 32_000 },
        { who: 'ann', team: 'AXIS', spawn: 40_000, death: 60_000, type: 'round_end' },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'yul', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'zoe', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 10_000, end: 12_000, outcome: 'killed', killer: 'zoe' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 10_000 },
            { who: 'yul', team: 'ALLIES', first: 10_200 },
            { who: 'zoe', team: 'ALLIES', first: 11_500, last: 12_000, kill: true },
          ],
        },
        {
          ...{ id: 2, target: 'ann', team: 'AXIS', start: 30_000, end: 32_000, outcome: 'killed', killer: 'xan' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 30_000, last: 32_000, kill: true },
            { who: 'zoe', team: 'ALLIES', first: 30_800 },
          ],
        },
        {
          ...{ id: 3, target: 'ann', team: 'AXIS', start: 50_000, end: 57_000, outcome: 'escaped' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 50_000 },
            { who: 'yul', team: 'ALLIES', first: 52_000 },
          ],
        },
      ],
    },
  ],
  boards: {
    crossfire_kills: [
      { guid: guidOf('xan'), crossfires: 2, kills: 2, final_blows: 1, kill_rate: 1 },
      { guid: guidOf('yul'), crossfires: 1, kills: 1, final_blows: 0, kill_rate: 1 },
      { guid: guidOf('zoe'), crossfires: 1, kills: 1, final_blows: 0, kill_rate: 1 },
    ],
    sync: [
      { guid: guidOf('yul'), n: 1, median_ms: 200 },
      { guid: guidOf('xan'), n: 2, median_ms: 500 },
      { guid: guidOf('zoe'), n: 1, median_ms: 800 },
    ],
    focus_survival: [{ guid: guidOf('ann'), n: 3, escapes: 1, survival: 1 / 3, focused: 3 }],
  },
};
