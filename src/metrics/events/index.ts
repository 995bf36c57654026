import type { Metric } from '../../report/metric.ts';
import { eventsBoard } from './board.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** Every fight. */
export const events: Metric = {
  name: 'events',
  summary: 'Every fight: who was under fire, by how many, how it ended',
  definition,
  version: 1,
  boards: [eventsBoard],
  examples: [
    'report events',
    'report events --session latest --player RedBaron',
    'report events --sort distance_u --limit 10',
  ],
  example,
};
