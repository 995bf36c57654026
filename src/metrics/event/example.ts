import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Xan hits Ann at 9 s; she goes 30 u east, 40 u north, and 3 u further, where he kills her at 10 s. He goes 100 u east, then
100 u back, and is at 0 again.

Ann's last step is under 5 u: distance 30 + 40 = 70 u in 1 s, one turn (by 90°). Xan's distance is 200 u, one turn (by
180°). His points at 8 s and 11 s are outside the engagement.
`.trim();

/** A kill of one second. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 10_000 },
        {
          who: 'xan',
          team: 'ALLIES',
          spawn: 8000,
          death: 20_000,
          type: 'round_end',
          path: [
            '8000,500.0,0.0,0.0,100,0.0,8,0,0,spawn',
            '9000,0.0,0.0,0.0,100,0.0,8,0,0,sample',
            '9500,100.0,0.0,0.0,90,200.0,8,0,0,sample',
            '10000,0.0,0.0,0.0,90,200.0,8,0,0,sample',
            '11000,700.0,0.0,0.0,90,200.0,8,0,0,sample',
          ],
        },
      ],
      engagements: [
        {
          id: 1,
          target: 'ann',
          team: 'AXIS',
          start: 9000,
          end: 10_000,
          outcome: 'killed',
          killer: 'xan',
          attackers: [{ who: 'xan', team: 'ALLIES', first: 9000, last: 10_000, damage: 120, hits: 3, kill: true }],
          positions: [
            '9000,0.0,500.0,0.0,start',
            '9300,30.0,500.0,0.0,sample',
            '9700,30.0,540.0,0.0,hit',
            '10000,30.0,543.0,0.0,death',
          ],
        },
      ],
    },
  ],
  parameters: { id: '1.1' },
  boards: {
    engagement: [{ id: '1.1', target_guid: guidOf('ann'), killer_guid: guidOf('xan'), outcome: 'killed' }],
    attackers: [{ guid: guidOf('xan'), damage: 120, hits: 3, first_hit_after_ms: 0, last_hit_after_ms: 1000 }],
    target_path: [{ x_u: 0 }, { x_u: 30 }, { after_ms: 700, y_u: 540, event: 'hit' }, { y_u: 543, event: 'death' }],
    killer_path: [
      { after_ms: 0, x_u: 0 },
      { x_u: 100, health: 90, speed_ups: 200 },
      { after_ms: 1000, x_u: 0 },
    ],
    strafe: [
      {
        role: 'target',
        points: 4,
        duration_ms: 1000,
        distance_u: 70,
        mean_speed_ups: 70,
        turns: 1,
        turns_per_second: 1,
      },
      { role: 'killer', points: 3, duration_ms: 1000, distance_u: 200, mean_speed_ups: 200, turns: 1 },
    ],
  },
};
