import sql from 'sql-template-tag';
import type { Metric, Note } from '../../report/metric.ts';
import { attackers, engagement, killerPath, targetPath } from './boards.ts';
import { EVENT, engagementId, namedEngagement, noEngagement } from './engagement.ts';
import { example } from './example.ts';
import { killerPoints } from './points.ts';
import { strafe } from './strafe.ts';

const definition = `
One engagement in full: what is known of it, everybody who hit the target, and the ways that target and killer went.

The **id** is the round's number and the engagement's number in its file, \`3.61\`, as \`prox report events\` and
\`prox report trade-events\` print it. Engagements of any kind are shown, not only combat.

The **target's path** holds the points of the engagement from its start to its end. The **killer's path** holds the points
in the same time of the recorded life that he was in at the end; a tracker that ends lives at a revive has none after one.

**Strafing** looks at a path from above, in steps between consecutive points:

| column | what it is |
|---|---|
| distance | sum of the steps of 5 u and more |
| turns | changes of direction of 40° or more between one such step and the next |
| time | from the first to the last point of the path in the engagement |
| mean speed, turns/s | distance and turns ÷ time |

On a terminal the fight is drawn as a plan, north up. An engagement of a bot needs \`--bots\`. Of the other filters only
\`--round-id\` has a meaning here: the id names one engagement.
`.trim();

const ONE = 'its id names one engagement.';

const withoutKillersPath: Note = (scope, parameters) => sql`
  select 'The killer’s path is not known: no life of his was recorded at that time.' as note
  from ${namedEngagement(scope, parameters)}
  where e.killer_guid <> e.target_guid and not exists (${killerPoints(scope, parameters)})
`;

/** One engagement with its attackers and paths. */
export const event: Metric = {
  name: 'event',
  summary: 'One engagement: its attackers, both paths, and a plan of it',
  definition,
  version: 1,
  boards: [engagement, attackers, strafe, targetPath, killerPath],
  parameters: [EVENT],
  refuses: {
    ...{ days: ONE, since: ONE, until: ONE, session: ONE, server: ONE, map: ONE, round: ONE },
    ...{ player: ONE, team: ONE, class: ONE },
  },
  narrows: (parameters) => ({ round_id: engagementId(parameters).round_id }),
  requires: {
    query: (scope, parameters) => sql`select from ${namedEngagement(scope, parameters)}`,
    failure: noEngagement,
  },
  notes: [withoutKillersPath],
  drawing: {
    kind: 'plan',
    x: 'x_u',
    y: 'y_u',
    event: 'event',
    paths: [
      { board: 'target_path', title: 'target', from: 'T', to: 't' },
      { board: 'killer_path', title: 'killer', from: 'K', to: 'k' },
    ],
    marks: [{ event: 'hit', mark: 'x', title: 'hit' }],
    ends: [
      { event: 'escape', mark: 'E', title: 'escape' },
      { event: 'death', mark: 'X', title: 'death' },
    ],
  },
  examples: ['report event 3.61', 'report event 3.61 --board killer_path --csv', 'report event 3.61 --glyphs braille'],
  example,
};
