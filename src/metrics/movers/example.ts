import { guidOf } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann has two lives, Ben one; their paths have a point every second.

- Ann's first life is from −2 s to 10 s, of which 10 s count as **time alive**. She stands still until 0 and then runs 300 u a second
  for two seconds: 600 u in the 4 s that she has points for. A spawn before 0 has no **spawn reaction**.
- Her second is from 20 s to 40 s. She moves first after 400 ms, runs 200 u in a second, is then put 5000 u away (a **step left out**)
  and runs 100 u in the next second: 300 u in 2 s.
- Ben lives from 0 to 60 s, moves first after 250 ms, and runs 240 u in 1 s.

Ann: 900 u in 30 s alive, so 1800 u a minute; 900 u in 6 s of steps, so 150 u/s; a mean life of 15 s. Ben: 240 u in a minute, 240 u/s. The
tracker can't record sprint: no rows.
`.trim();

/** One path point per time and x; everybody is on one line. */
function path(...points: readonly (readonly [time: number, x: number])[]): readonly string[] {
  return points.map(([time, x], i) => `${time},${x}.0,0.0,0.0,100,0.0,8,0,0,${i === 0 ? 'spawn' : 'sample'}`);
}

const [ANN, BEN] = [guidOf('ann'), guidOf('ben')];

/** Two lives of Ann, one of Ben. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        {
          ...{ who: 'ann', team: 'AXIS', spawn: -2000, death: 10_000, firstMove: 0 },
          path: path([-2000, 0], [-1000, 0], [0, 0], [1000, 300], [2000, 600]),
        },
        {
          ...{ who: 'ann', team: 'AXIS', spawn: 20_000, death: 40_000, firstMove: 20_400 },
          path: path([20_000, 0], [21_000, 200], [22_000, 5200], [23_000, 5300]),
        },
        {
          ...{ who: 'ben', team: 'ALLIES', spawn: 0, death: 60_000, firstMove: 250, type: 'round_end' },
          path: path([0, 0], [1000, 240]),
        },
      ],
    },
  ],
  boards: {
    distance_per_minute: [
      { guid: ANN, n: 2, distance_per_minute_u: 1800, steps_left_out: 1 },
      { guid: BEN, n: 1, distance_per_minute_u: 240, steps_left_out: 0 },
    ],
    distance: [
      { guid: ANN, n: 2, distance_u: 900 },
      { guid: BEN, n: 1, distance_u: 240 },
    ],
    mean_speed: [
      { guid: BEN, n: 1, mean_speed_ups: 240 },
      { guid: ANN, n: 2, mean_speed_ups: 150 },
    ],
    sprint_share: [],
    spawn_reaction: [
      { guid: BEN, n: 1, median_ms: 250 },
      { guid: ANN, n: 1, median_ms: 400 },
    ],
    mean_life: [
      { guid: BEN, n: 1, mean_life_ms: 60_000 },
      { guid: ANN, n: 2, mean_life_ms: 15_000 },
    ],
  },
};
