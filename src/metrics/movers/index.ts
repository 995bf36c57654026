import type { Metric } from '../../report/metric.ts';
import { sprintUnknown, timeAfterRevives } from '../shared-notes.ts';
import { distance, distancePerMinute, meanLife, meanSpeed, spawnReaction, sprintShare } from './boards.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** How far, how fast and how long players move. */
export const movers: Metric = {
  name: 'movers',
  summary: 'How far and fast players move, how soon after a spawn, how long they live',
  definition,
  version: 1,
  boards: [distancePerMinute, distance, meanSpeed, sprintShare, spawnReaction, meanLife],
  notes: [timeAfterRevives, sprintUnknown],
  examples: [
    'report movers',
    'report movers --session latest --board mean_speed',
    'report movers --class covertops --min-samples 1 --json',
  ],
  example,
};
