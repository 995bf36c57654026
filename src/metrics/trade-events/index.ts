import type { Metric } from '../../report/metric.ts';
import { TRADE_DISTANCE, TRADE_WINDOW } from '../trades/conditions.ts';
import { TRADE_CONDITIONS } from '../trades/definition.ts';
import { example } from '../trades/example.ts';
import { events } from './board.ts';

const definition = `
Every death to an enemy, newest first, with what the victim's mates made of it.

${TRADE_CONDITIONS}

The **outcome** is the first that holds of traded, attempted, missed, isolated, last_alive, unknown; none where nothing of
it does. Avenger and gap are those of a traded death. The **nearest mate** is the nearest living one that could be located,
however far.

\`id\` is what \`prox report event\` takes. The place is the victim's. Deaths of bots are left out unless \`--bots\`.
\`--player\`, \`--team\` and \`--class\` choose the victim.
`.trim();

/** Deaths to enemies, a row each. */
export const tradeEvents: Metric = {
  name: 'trade-events',
  summary: 'Every death to an enemy, and whether it was traded',
  definition,
  version: 1,
  boards: [events],
  parameters: [TRADE_WINDOW, TRADE_DISTANCE],
  examples: ['report trade-events --session latest', 'report trade-events --player RedBaron --limit 0 --json'],
  example: { ...example, boards: { events: example.events } },
};
