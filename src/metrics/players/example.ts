import { guidOf, START } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays axis, Xan allies, bot Moe allies; two rounds.

- First round: Ann, who calls herself Anna, lives for 30 s and is killed by Xan. She lives for another 60 s, in which she kills Xan
  and the bot. Xan lives for 45 s and for 15 s.
- Second round: Ann is back as ann. She lives for 30 s and kills herself. Xan is not there.

Ann: 2 rounds, 30 + 60 + 30 s alive, so 2 minutes; 1 kill, for the bot's death counts for nobody; 1 death to an enemy of 2 in all. Xan: 1
round, 1 minute, 1 kill, 1 death.
`.trim();

/** Ann under two names, Xan, and a bot. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      names: { ann: 'Anna' },
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 30_000 },
        { who: 'ann', team: 'AXIS', spawn: 40_000, death: 100_000, type: 'round_end' },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 45_000 },
        { who: 'xan', team: 'ALLIES', spawn: 85_000, death: 100_000, type: 'round_end' },
        { who: 'botmoe', team: 'ALLIES', spawn: 0, death: 50_000 },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 29_000, end: 30_000, outcome: 'killed', killer: 'xan' },
          attackers: [{ who: 'xan', team: 'ALLIES', first: 29_000, last: 30_000, kill: true }],
        },
        {
          ...{ id: 2, target: 'xan', team: 'ALLIES', start: 44_000, end: 45_000, outcome: 'killed', killer: 'ann' },
          attackers: [{ who: 'ann', team: 'AXIS', first: 44_000, last: 45_000, kill: true }],
        },
        {
          ...{ id: 3, target: 'botmoe', team: 'ALLIES', start: 49_000, end: 50_000, outcome: 'killed', killer: 'ann' },
          attackers: [{ who: 'ann', team: 'AXIS', first: 49_000, last: 50_000, kill: true }],
        },
      ],
    },
    {
      start: START + 360,
      round: 2,
      lives: [{ who: 'ann', team: 'AXIS', spawn: 0, death: 30_000, type: 'selfkill' }],
      engagements: [
        { id: 1, target: 'ann', team: 'AXIS', start: 30_000, end: 30_000, outcome: 'killed', killer: 'ann' },
      ],
    },
  ],
  boards: {
    players: [
      {
        ...{ guid: guidOf('ann'), name: 'ann', names: 'ann^7, Anna', rounds: 2, minutes_alive: 2 },
        ...{ kills: 1, deaths_to_enemies: 1, deaths: 2, is_bot: false },
      },
      {
        ...{ guid: guidOf('xan'), name: 'xan', names: 'xan', rounds: 1, minutes_alive: 1 },
        ...{ kills: 1, deaths_to_enemies: 1, deaths: 1, is_bot: false },
      },
    ],
  },
};
