import type { Metric } from '../../report/metric.ts';
import { CELL, cells, unplaced } from './boards.ts';
import { example } from './example.ts';

const definition = `
Where on the map things happen, in square cells of *--cell* (256 u). A cell's numbers are floor(x ÷ cell) and
floor(y ÷ cell), for negative coordinates too: with 256 u the cell (−1, 0) holds x from −256 to below 0 and y from 0 to below
256. y grows to the north, as on the game's command map.

| column | what it counts | where | whose side |
|---|---|---|---|
| deaths | combat engagements that a player of the other team ended with a kill | where the victim died | the victim's |
| kills | the same | where the killer stood then | the killer's |
| fights | all combat engagements | where the target was first hit | the target's |

Places of deaths and kills are the tracker's, where it names both; else the victim's is the end of his engagement and the
killer's the newest point of his path at or before the kill that is at most 1500 ms old. What has no such place is in no
cell; a note says how many.

Deaths and fights of bots, and kills by or of bots, are left out unless \`--bots\`. \`--player\`, \`--team\` and \`--class\`
choose the victim, the target of a fight, and for kills the killer. On a terminal the deaths of one map are drawn as well;
\`--map\` chooses it.
`.trim();

/** Deaths, kills and fights by cell of the map. */
export const hotzones: Metric = {
  name: 'hotzones',
  summary: 'Where on the map players die, kill and fight',
  definition,
  version: 1,
  boards: [cells],
  parameters: [CELL],
  notes: [unplaced],
  drawing: {
    kind: 'cells',
    board: 'cells',
    map: 'map',
    x: 'cell_x',
    y: 'cell_y',
    cell: 'cell_u',
    layers: ['deaths', 'kills', 'fights'],
  },
  examples: [
    'report hotzones --map supply',
    'report hotzones --map supply --cell 512 --team axis --sort kills',
    'report hotzones --map supply --glyphs ascii > supply.txt',
  ],
  example,
};
