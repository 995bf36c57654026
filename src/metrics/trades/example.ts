import { type EngagementText, guidOf } from '../../report/example-round.ts';
import type { BoardRow, Example } from '../../report/metric.ts';

const [ANN, BEN, XAN, YUL] = [guidOf('ann'), guidOf('ben'), guidOf('xan'), guidOf('yul')];

/** One path point per time and x; everybody is on one line. */
function path(...points: readonly (readonly [time: number, x: number])[]): readonly string[] {
  return points.map(([time, x], i) => `${time},${x}.0,0.0,0.0,100,0.0,8,0,0,${i === 0 ? 'spawn' : 'sample'}`);
}

/** `killer` kills `target`, at x = 0, one second after his first hit. */
function kill(id: number, target: string, team: 'AXIS' | 'ALLIES', killer: string, end: number): EngagementText {
  const enemy = team === 'AXIS' ? 'ALLIES' : 'AXIS';
  const attackers = [{ who: killer, team: enemy, first: end - 1000, last: end, kill: true }] as const;
  return { id, target, team, start: end - 1000, end, outcome: 'killed', killer, attackers };
}

const STORY = `
Ann and Ben are axis, Xan and Yul allies; whoever dies does so at x = 0.

1. At 10 s Xan kills Ann. Ben stands 500 u away and kills Xan at 12 s: **traded**, with a gap of 2000 ms.
2. That kill is Xan's death. His only mate, Yul, is 3000 u away and does not hit Ben in time: **isolated**.
3. At 30 s Yul kills Ann again. Ben stands 700 u away and hits nobody: **missed**.
4. At 40 s Yul kills Ben. Ann is dead: **last alive**.

So of 4 deaths 2 were opportunities, 1 was attempted and traded: traded share 1/4, conversion 1/2.
`.trim();

/** Four deaths, of which each has another outcome; `events` are their rows in `trade-events`. */
export const example: Example & { readonly events: readonly BoardRow[] } = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 10_000 },
        { who: 'ann', team: 'AXIS', spawn: 20_000, death: 30_000 },
        { who: 'ben', team: 'AXIS', spawn: 0, death: 40_000, path: path([0, 0], [10_000, 500], [30_000, 700]) },
        { who: 'xan', team: 'ALLIES', spawn: 0, death: 12_000 },
        { who: 'yul', team: 'ALLIES', spawn: 0, death: 60_000, type: 'round_end', path: path([0, 0], [12_000, 3000]) },
      ],
      engagements: [
        kill(1, 'ann', 'AXIS', 'xan', 10_000),
        kill(2, 'xan', 'ALLIES', 'ben', 12_000),
        kill(3, 'ann', 'AXIS', 'yul', 30_000),
        kill(4, 'ben', 'AXIS', 'yul', 40_000),
      ],
    },
  ],
  boards: {
    total: [
      {
        deaths_to_enemies: 4,
        opportunities: 2,
        attempts: 1,
        successes: 1,
        missed: 1,
        isolated: 1,
        last_alive: 1,
        unknown: 0,
        traded_share: 1 / 4,
        conversion: 1 / 2,
        median_gap_ms: 2000,
      },
    ],
    sides: [
      { team: 'ALLIES', deaths_to_enemies: 1, opportunities: 0, isolated: 1, traded_share: 0, conversion: null },
      { team: 'AXIS', deaths_to_enemies: 3, opportunities: 2, missed: 1, last_alive: 1, traded_share: 1 / 3 },
    ],
    players: [
      { guid: ANN, deaths_to_enemies: 2, traded_share: 1 / 2 },
      { guid: BEN, deaths_to_enemies: 1, traded_share: 0, last_alive: 1 },
      { guid: XAN, deaths_to_enemies: 1, traded_share: 0, isolated: 1 },
    ],
  },
  events: [
    event('1.4', BEN, YUL, { outcome: 'last_alive', nearest_mate_u: null }),
    event('1.3', ANN, YUL, { outcome: 'missed', nearest_mate_u: 700 }),
    event('1.2', XAN, BEN, { outcome: 'isolated', nearest_mate_u: 3000 }),
    event('1.1', ANN, XAN, { outcome: 'traded', avenger_name: 'ben', gap_ms: 2000, nearest_mate_u: 500 }),
  ],
};

function event(id: string, victim: string, killer: string, rest: BoardRow): BoardRow {
  return { id, victim_guid: victim, killer_guid: killer, ...rest };
}
