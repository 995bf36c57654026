import type { Metric } from '../../report/metric.ts';
import { sprintUnknown, timeAfterRevives } from '../shared-notes.ts';
import { classesBoard } from './board.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';

/** How the classes differ in life, movement and reactions. */
export const classes: Metric = {
  name: 'classes',
  summary: 'Lives, movement and reactions by class',
  definition,
  version: 1,
  boards: [classesBoard],
  notes: [timeAfterRevives, sprintUnknown],
  examples: ['report classes', 'report classes --session latest', 'report classes --player RedBaron --json'],
  example,
};
