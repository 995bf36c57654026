import type { Metric } from '../report/metric.ts';
import { reactions } from './reactions/index.ts';
import { scopes } from './scopes/index.ts';

/** Every metric, a line each, in the order of `prox report --help`. */
export const METRICS: readonly Metric[] = [reactions, scopes];
