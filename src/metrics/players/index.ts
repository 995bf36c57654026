import type { Metric } from '../../report/metric.ts';
import { timeAfterRevives } from '../shared-notes.ts';
import { playersBoard } from './board.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** Who played. */
export const players: Metric = {
  name: 'players',
  summary: 'Who played: names, rounds, time alive, kills and deaths',
  definition,
  version: 1,
  boards: [playersBoard],
  notes: [timeAfterRevives],
  examples: ['report players', 'report players --session latest --sort kills', 'report players --limit 0 --csv'],
  example,
};
