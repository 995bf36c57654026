import { guidOf, START } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann plays two rounds on supply, Xan the first of them. The tracker knows one objective, the truck.

- First round: Ann has 30 samples, on average 100 u from the truck, and 4 s within its radius. Xan has 20, on average 500 u away, and
  9 s within the radius.
- Second round: Ann has 10 samples, on average 300 u away, and 1 s within the radius.

Ann: (100 × 30 + 300 × 10) ÷ 40 = 150 u, 5 s, n = 40. The mean of the two means would be 200 u, as if the rounds were alike. Xan: 500 u,
9 s, n = 20, and first, for his time is longer.
`.trim();

const HEAD = ['# OBJECTIVE_FOCUS', '# guid;name;team;objective;avg_distance;time_within_radius_ms;samples'];

function focus(who: string, team: string, distance: number, time: number, samples: number): string {
  return [guidOf(who), who, team, 'truck', distance.toFixed(1), time, samples].join(';');
}

/** The truck in two rounds. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      map: 'supply',
      more: [...HEAD, focus('ann', 'AXIS', 100, 4000, 30), focus('xan', 'ALLIES', 500, 9000, 20)],
    },
    {
      ...{ map: 'supply', round: 2, start: START + 360 },
      more: [...HEAD, focus('ann', 'ALLIES', 300, 1000, 10)],
    },
  ],
  boards: {
    objectives: [
      { guid: guidOf('xan'), objective: 'truck', n: 20, time_within_radius_ms: 9000, mean_distance_u: 500 },
      { guid: guidOf('ann'), objective: 'truck', n: 40, time_within_radius_ms: 5000, mean_distance_u: 150 },
    ],
  },
};
