import type { Metric } from '../../report/metric.ts';
import { buckets } from './board.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** How fights end, over time. */
export const engagements: Metric = {
  name: 'engagements',
  summary: 'Fights and how they end, a row per session, day, map or round',
  definition,
  version: 1,
  boards: [buckets],
  parameters: [
    {
      kind: 'word',
      key: 'by',
      flag: 'by',
      help: 'what a row is',
      default: 'session',
      words: ['session', 'day', 'map', 'round'],
    },
  ],
  examples: ['report engagements', 'report engagements --by map', 'report engagements --session latest --by round'],
  example,
};
