import type { Metric } from '../report/metric.ts';
import { classes } from './classes/index.ts';
import { duos } from './duos/index.ts';
import { engagements } from './engagements/index.ts';
import { event } from './event/index.ts';
import { events } from './events/index.ts';
import { hotzones } from './hotzones/index.ts';
import { movers } from './movers/index.ts';
import { objectives } from './objectives/index.ts';
import { players } from './players/index.ts';
import { reactions } from './reactions/index.ts';
import { scopes } from './scopes/index.ts';
import { summary } from './summary/index.ts';
import { support } from './support/index.ts';
import { teamplay } from './teamplay/index.ts';
import { tradeEvents } from './trade-events/index.ts';
import { trades } from './trades/index.ts';

/** Every metric, a line each, in the order of `prox report --help`. */
export const METRICS: readonly Metric[] = [
  summary,
  engagements,
  hotzones,
  duos,
  movers,
  classes,
  reactions,
  teamplay,
  trades,
  tradeEvents,
  support,
  objectives,
  events,
  event,
  players,
  scopes,
];
