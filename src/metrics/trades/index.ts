import type { Metric } from '../../report/metric.ts';
import { players, sides, total } from './boards.ts';
import { TRADE_DISTANCE, TRADE_WINDOW } from './conditions.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** What mates make of deaths to enemies. */
export const trades: Metric = {
  name: 'trades',
  summary: 'How often mates kill the killer in time',
  definition,
  version: 1,
  boards: [total, sides, players],
  parameters: [TRADE_WINDOW, TRADE_DISTANCE],
  compare: { parameter: 'trade_window_ms', values: [3000, 4000, 5000], board: 'total' },
  examples: [
    'report trades',
    'report trades --session latest --board players --min-samples 1',
    'report trades --trade-window 5000 --trade-distance 600',
  ],
  example,
};
