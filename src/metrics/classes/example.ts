import type { Example } from '../../report/metric.ts';

const STORY = `
- Ann lives twice as a medic, for 10 s and for 30 s; she runs 200 u in the first life and 600 u in the second. She moves first 100 ms and
  300 ms after the spawns.
- Ben lives once as a medic, for 20 s, and stands still all the time; he has no first move.
- Xan lives for 60 s as a soldier and runs 900 u.

Xan fires at Ann in her first life. She hits him after 500 ms and dies.

Medics: 3 lives of 2 players, on average 60 s ÷ 3 = 20 s and 800 u ÷ 3; the median spawn reaction is that of 2 lives, 200 ms; one fight,
with a return fire of 500 ms. Soldiers: 1 life of 60 s and 900 u, no fight as a target.
`.trim();

/** One path point per time and x; everybody is on one line. */
function path(...points: readonly (readonly [time: number, x: number])[]): readonly string[] {
  return points.map(([time, x], i) => `${time},${x}.0,0.0,0.0,100,0.0,8,0,0,${i === 0 ? 'spawn' : 'sample'}`);
}

/** Three lives of medics and one of a soldier. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        {
          ...{ who: 'ann', team: 'AXIS', class: 'MEDIC', spawn: 0, death: 10_000, firstMove: 100 },
          path: path([0, 0], [1000, 200]),
        },
        {
          ...{ who: 'ann', team: 'AXIS', class: 'MEDIC', spawn: 20_000, death: 50_000, firstMove: 20_300 },
          path: path([20_000, 0], [21_000, 600]),
        },
        { who: 'ben', team: 'AXIS', class: 'MEDIC', spawn: 0, death: 20_000, type: 'selfkill' },
        {
          ...{ who: 'xan', team: 'ALLIES', class: 'SOLDIER', spawn: 0, death: 60_000, type: 'round_end' },
          path: path([0, 0], [1000, 900]),
        },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 8000, end: 10_000, outcome: 'killed', killer: 'xan' },
          attackers: [{ who: 'xan', team: 'ALLIES', first: 8000, last: 10_000, kill: true }],
        },
      ],
      reactions: [{ id: 1, target: 'ann', team: 'AXIS', class: 'MEDIC', returnFire: 500 }],
    },
  ],
  boards: {
    classes: [
      {
        ...{ class: 'MEDIC', lives: 3, players: 2, mean_life_ms: 20_000, distance_per_life_u: 800 / 3 },
        ...{ sprint_share: null, spawn_reaction_n: 2, spawn_reaction_median_ms: 200 },
        ...{ combat_engagements: 1, return_fire_n: 1, return_fire_median_ms: 500, dodge_n: 0, dodge_median_ms: null },
      },
      {
        ...{ class: 'SOLDIER', lives: 1, players: 1, mean_life_ms: 60_000, distance_per_life_u: 900 },
        ...{ sprint_share: null, spawn_reaction_n: 0, spawn_reaction_median_ms: null },
        ...{ combat_engagements: 0, return_fire_n: 0, return_fire_median_ms: null, dodge_n: 0, dodge_median_ms: null },
      },
    ],
  },
};
