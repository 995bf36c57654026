import type { Metric } from '../../report/metric.ts';
import { duosBoard } from './board.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** Who shoots together with whom. */
export const duos: Metric = {
  name: 'duos',
  summary: 'Pairs of players: crossfires they take part in together and what comes of them',
  definition,
  version: 1,
  boards: [duosBoard],
  examples: ['report duos', 'report duos --session latest --min-samples 1', 'report duos --player RedBaron --json'],
  example,
};
