import type { EngagementText } from '../../report/example-round.ts';
import type { Example } from '../../report/metric.ts';

const STORY = `
Ann (axis) is first hit at (−10, 10) and dies to Xan at (300, 300); Xan stands at (511, 0) then. Ben (axis) is hit at (20, 10)
and escapes. With cells of 256 u:

- (−1, 0) is where Ann's fight began: floor(−10 ÷ 256) = −1.
- (0, 0) is where Ben's began.
- (1, 1) is where Ann died, (1, 0) where Xan stood: 511 ÷ 256 is just below 2.
`.trim();

const KILL: EngagementText = {
  id: 1,
  target: 'ann',
  team: 'AXIS',
  start: 9000,
  end: 10_000,
  outcome: 'killed',
  killer: 'xan',
  attackers: [{ who: 'xan', team: 'ALLIES', first: 9000, last: 10_000, kill: true }],
  positions: ['9000,-10.0,10.0,0.0,start', '10000,300.0,300.0,0.0,death'],
};

const ESCAPE: EngagementText = {
  id: 2,
  target: 'ben',
  team: 'AXIS',
  start: 9500,
  end: 15_000,
  outcome: 'escaped',
  attackers: [{ who: 'xan', team: 'ALLIES', first: 9500 }],
  positions: ['9500,20.0,10.0,0.0,start', '15000,400.0,10.0,0.0,escape'],
};

/** A kill and an escape. */
export const example: Example = {
  story: STORY,
  rounds: [
    {
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 0, death: 10_000 },
        { who: 'ben', team: 'AXIS', spawn: 0, death: 20_000, type: 'round_end' },
        {
          who: 'xan',
          team: 'ALLIES',
          spawn: 0,
          death: 20_000,
          type: 'round_end',
          path: ['0,0.0,0.0,0.0,100,0.0,8,0,0,spawn', '9900,511.0,0.0,0.0,100,0.0,8,0,0,sample'],
        },
      ],
      engagements: [KILL, ESCAPE],
    },
  ],
  boards: {
    cells: [
      { cell_x: 1, cell_y: 1, cell_u: 256, deaths: 1, deaths_axis: 1, kills: 0, fights: 0 },
      { cell_x: -1, cell_y: 0, deaths: 0, kills: 0, fights: 1, fights_axis: 1, fights_allies: 0 },
      { cell_x: 0, cell_y: 0, deaths: 0, kills: 0, fights: 1, fights_axis: 1 },
      { cell_x: 1, cell_y: 0, deaths: 0, kills: 1, kills_allies: 1, fights: 0 },
    ],
  },
};
