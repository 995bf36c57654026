import { START } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays axis, Xan and Yul play allies, two rounds of one evening.

1. In the first round Xan hits Ann at 10 s, Yul at 10.8 s, and Yul kills her: a **kill**, and a **crossfire**, for 800 ms are not
   more than 1000.
2. At 30 s Xan hits her again, and she gets away: an **escape**.
3. In the second round, six minutes after the first began, Xan hits her at 5 s, and she kills herself: one of the **others**.
4. At 20 s Yul hits Xan, his mate, who gets away: no combat, in no figure.

So 3 combat engagements: 1 kill, 1 escape, 1 other, 1 crossfire. By rounds: 2 and 1.
`.trim();

/** Three fights of three ends in two rounds. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 12_000 },
        { who: 'ann', team: 'AXIS', spawn: 20_000, death: 60_000, type: 'round_end' },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'yul', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 10_000, end: 12_000, outcome: 'killed', killer: 'yul' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 10_000 },
            { who: 'yul', team: 'ALLIES', first: 10_800, last: 12_000, kill: true },
          ],
        },
        {
          ...{ id: 2, target: 'ann', team: 'AXIS', start: 30_000, end: 35_000, outcome: 'escaped' },
          attackers: [{ who: 'xan', team: 'ALLIES', first: 30_000 }],
        },
      ],
    },
    {
      start: START + 360,
      round: 2,
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 6000, type: 'selfkill' },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
        { who: 'yul', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end' },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 5000, end: 6000, outcome: 'killed', killer: 'ann' },
          attackers: [{ who: 'xan', team: 'ALLIES', first: 5000 }],
        },
        {
          ...{ id: 2, target: 'xan', team: 'ALLIES', start: 20_000, end: 25_000, outcome: 'escaped' },
          attackers: [{ who: 'yul', team: 'ALLIES', first: 20_000 }],
        },
      ],
    },
  ],
  parameters: { by: 'round' },
  boards: {
    engagements: [
      { rounds: 1, combat_engagements: 2, kills: 1, escapes: 1, others: 0, crossfires: 1, kill_rate: 1 / 2 },
      { rounds: 1, combat_engagements: 1, kills: 0, escapes: 0, others: 1, crossfires: 0, kill_rate: 0 },
    ],
  },
};
