import type { Board, Metric } from '../../report/metric.ts';
import { duosBoard } from '../duos/board.ts';
import { timeAfterRevives } from '../shared-notes.ts';
import { totals } from './board.ts';
import { example } from './example.ts';

const TOP = 3;

const topDuos: Board = { ...duosBoard, title: 'Top duos', most: TOP };

const definition = `
Everything in scope in one row, and the ${TOP} best duos.

| column | what it is |
|---|---|
| players | who has a life or an engagement as target |
| lives | recorded lives |
| fights | combat engagements: players under fire of at least one player of the other team |
| kills, escapes, others | how those ended: killed by the other team, escaped, anything else; together all of them |
| kill rate, escape rate | of the fights |
| mean duration | to a fight's end; an escape's to the last hit by anybody |
| mean distance | sum of the steps of the target's positions, three-dimensional |
| mean enemies | attackers of the other team |
| crossfires | fights in which a second enemy's first hit came at most 1000 ms after the first's |
| self, world, friendly | engagements without an enemy: with himself only, with nobody, with mates; in no rate |
| mean life | spawn to death of recorded lives, the part before 0 cut off |
| mean speed | sum of the steps ÷ sum of their times over all lives, without steps over 1000 u or 1000 ms |
| spawn reaction | median over lives that began at or after 0 of first move − spawn; no finer than the sampling interval |
| support uptime | share of all samples at which a living mate in combat was within 600 u |
| deaths | deaths to enemies |
| traded, isolated | of those: the killer died to a mate within 3000 ms; mates were alive and all located, none within 1200 u |

\`combat_deaths_by_others\` counts deaths in fights by a mate, oneself or the world, which are among the others;
\`steps_left_out\` the steps that no speed has. \`prox explain support\`, \`trades\` and \`duos\` define those figures in full.

**Top duos** are pairs of one side by kills in crossfires that both took part in, then by crossfires; pairs under
\`--min-samples\` crossfires are left out.

Bots are left out unless \`--bots\`: lives and engagements of bots as targets. \`--player\`, \`--team\` and \`--class\` choose whose
lives and deaths count and whose engagements as target, so that kills are then those he suffered; of duos either member.
`.trim();

/** Everything in scope in one row. */
export const summary: Metric = {
  name: 'summary',
  summary: 'Everything in scope in one row, and the top duos',
  definition,
  version: 1,
  boards: [totals, topDuos],
  notes: [timeAfterRevives],
  examples: ['report summary', 'report summary --session latest', 'report summary --days 7 --json'],
  example,
};
