import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

/** A life's points at those times, all at one place. */
function standing(x: number, times: readonly number[]): readonly string[] {
  return times.map((time, i) => `${time},${x}.0,0.0,0.0,100,0.0,8,0,0,${i === 0 ? 'spawn' : 'sample'}`);
}

const TIMES = [0, 10_000, 11_000, 20_000];

const STORY = `
Xan (allies) hits Ben (axis) at 9 s and at 10 s; Ben escapes. So Ben is in combat from 9 s to 11.5 s, 1500 ms after the last
hit. Ann, his mate, stands 300 u from him.

Ann and Ben have a point at 0, 10, 11 and 20 s each: at 10 s and 11 s Ann has a mate in combat within 600 u, uptime 2/4. Ben
himself fights, but Ann does not: 0/4. Xan has no mate: 0 of his 2 points. Axis: 2/8.
`.trim();

/** One player in combat beside a mate. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 30_000, type: 'round_end', path: standing(300, TIMES) },
        { who: 'ben', team: 'AXIS', spawn: 0, death: 30_000, type: 'round_end', path: standing(0, TIMES) },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 30_000, type: 'round_end', path: standing(900, [0, 9000]) },
      ],
      engagements: [
        {
          id: 1,
          target: 'ben',
          team: 'AXIS',
          start: 9000,
          end: 15_000,
          outcome: 'escaped',
          attackers: [{ who: 'xan', team: 'ALLIES', first: 9000, last: 10_000, hits: 2 }],
        },
      ],
    },
  ],
  boards: {
    rounds: [{ support_samples: 2, samples: 10, uptime: 0.2 }],
    sides: [
      { team: 'ALLIES', support_samples: 0, samples: 2, uptime: 0 },
      { team: 'AXIS', support_samples: 2, samples: 8, uptime: 0.25 },
    ],
    players: [
      { guid: guidOf('ann'), support_samples: 2, samples: 4, uptime: 0.5 },
      { guid: guidOf('ben'), support_samples: 0, samples: 4, uptime: 0 },
      { guid: guidOf('xan'), support_samples: 0, samples: 2, uptime: 0 },
    ],
  },
};
