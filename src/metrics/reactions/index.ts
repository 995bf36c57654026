import type { Metric } from '../../report/metric.ts';
import { classes } from './class-board.ts';
import { definition } from './definition.ts';
import { reactionBoard } from './player-board.ts';
import { rescuers, roundsWithoutHits } from './rescuers.ts';

/** How fast players answer fire, dodge and get help. */
export const reactions: Metric = {
  name: 'reactions',
  summary: 'How fast players return fire, dodge and are helped by a mate',
  definition,
  version: 1,
  boards: [
    reactionBoard('return_fire', 'Return fire'),
    reactionBoard('dodge', 'Dodge'),
    reactionBoard('support', 'Support'),
    rescuers,
    classes,
  ],
  notes: [roundsWithoutHits],
  examples: [
    'report reactions',
    'report reactions --session latest --min-samples 1',
    'report reactions --map supply --class medic --json',
  ],
};
