import type { Metric } from '../../report/metric.ts';
import { crossfire, focus, sync } from './boards.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** What players do together: crossfires, and surviving the fire of several. */
export const teamplay: Metric = {
  name: 'teamplay',
  summary: 'Crossfires players take part in, how close their fire is, who survives the fire of several',
  definition,
  version: 1,
  boards: [crossfire, sync, focus],
  examples: [
    'report teamplay',
    'report teamplay --session latest --board crossfire_kills',
    'report teamplay --team axis --min-samples 1 --json',
  ],
  example,
};
