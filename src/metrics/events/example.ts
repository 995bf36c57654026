import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays axis, Xan and Yul play allies.

1. At 10 s Xan hits Ann, at 10.6 s Yul does. She runs 30 u one way and 40 u another, 70 u in all, and Xan kills her at 12 s: two
   enemies, a crossfire with a delay of 600 ms, a duration of 2000 ms.
2. At 30 s Xan hits her, and once more at 31 s. Then nobody does, and at 36 s she has escaped. The duration of an escape runs to
   the last hit: 1000 ms.
3. At 40 s Yul hits Xan, his mate: no combat, no row.
`.trim();

/** A kill, an escape, and a mate's hit. */
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
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 10_000, end: 12_000, outcome: 'killed', killer: 'xan' },
          attackers: [
            { who: 'xan', team: 'ALLIES', first: 10_000, last: 12_000, kill: true },
            { who: 'yul', team: 'ALLIES', first: 10_600 },
          ],
          positions: ['10000,0.0,0.0,0.0,start', '10600,30.0,0.0,0.0,hit', '12000,30.0,40.0,0.0,death'],
        },
        {
          ...{ id: 2, target: 'ann', team: 'AXIS', start: 30_000, end: 36_000, outcome: 'escaped' },
          attackers: [{ who: 'xan', team: 'ALLIES', first: 30_000, last: 31_000, hits: 2 }],
          positions: ['30000,0.0,0.0,0.0,start', '31000,0.0,0.0,0.0,hit', '36000,0.0,400.0,0.0,escape'],
        },
        {
          ...{ id: 3, target: 'xan', team: 'ALLIES', start: 40_000, end: 45_000, outcome: 'escaped' },
          attackers: [{ who: 'yul', team: 'ALLIES', first: 40_000 }],
        },
      ],
    },
  ],
  boards: {
    events: [
      {
        ...{ start_time_ms: 30_000, target_guid: guidOf('ann'), outcome: 'escaped', killer_guid: null },
        ...{ duration_ms: 1000, distance_u: 400, enemy_attackers: 1, is_crossfire: false, crossfire_delay_ms: null },
      },
      {
        ...{ start_time_ms: 10_000, target_guid: guidOf('ann'), outcome: 'killed', killer_guid: guidOf('xan') },
        ...{ duration_ms: 2000, distance_u: 70, enemy_attackers: 2, is_crossfire: true, crossfire_delay_ms: 600 },
      },
    ],
  },
};
