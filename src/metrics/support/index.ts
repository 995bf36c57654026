import type { Metric } from '../../report/metric.ts';
import { timeAfterRevives } from '../shared-notes.ts';
import { players, rounds, sides } from './boards.ts';
import { example } from './example.ts';

const definition = `
How much of the time players are near a mate who fights.

A **sample** is a point of a recorded life's path. It counts **with support** when at its time a living mate (another
player of the same side) who is in combat is within 600 u, in three dimensions. **Uptime** is samples with support ÷ all
samples. Samples come at the interval under the boards.

A player is **in combat** as the target of a combat engagement from its start to 1500 ms after the last hit by an enemy, and
as an enemy attacker of one from his first hit on the target to 1500 ms after his last. He is where the newest point of his
path at or before the time is, if it is at most 1500 ms old; who cannot be located supports nobody. He is alive while a
recorded life of his lasts; where the tracker ends a life at a revive, also from the first proof of life after it to the
next death.

A sample belongs to the player whose life it is of: \`--player\`, \`--team\` and \`--class\` choose him. Samples of bots are
left out unless \`--bots\`; a bot who fights nearby is a mate like others. Rates of rounds, sides and players are sums over
sums. Boards of players hide rows under \`--min-samples\` samples.
`.trim();

/** How much of the time players are near a mate in combat. */
export const support: Metric = {
  name: 'support',
  summary: 'How much of the time players are near a mate who fights',
  definition,
  version: 1,
  boards: [rounds, sides, players],
  notes: [timeAfterRevives],
  examples: ['report support', 'report support --session latest --board players', 'report support --team axis --json'],
  example,
};
