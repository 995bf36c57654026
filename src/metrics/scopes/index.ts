import type { Metric } from '../../report/metric.ts';
import { maps, rounds, sessions } from './boards.ts';
import { olderSessions } from './older-sessions.ts';

const definition = `
What the database holds, newest first: sessions, the maps of each, the rounds of each with the file it came from.

A **session** is a row of rounds of one server with at most 60 minutes between one round's end and the next one's start.
Its name is the local date of its first round, with -2, -3 for further ones of that day; over midnight it stays one.

The **round number** is repaired where a tracker up to 4.2 wrote 1 for both halves: a round that starts less than 10
minutes after one of the same map, directly before it, is the other half. \`written_round\` is what the file says.

| column | what it is |
|---|---|
| players | who has a life or an engagement as target |
| lives | recorded lives |
| fights | combat engagements: players under fire of at least one player of the other team |
| kills, escapes, others | how those ended: killed by the other team, escaped, anything else; together all of them |
| crossfires | those in which a second enemy's first hit came at most 1000 ms after the first's |

Lives and engagements of bots are left out unless \`--bots\`. \`--player\`, \`--team\` and \`--class\` choose whose lives and
engagements (as target) are counted; \`--player\` also leaves only rounds that name him.
`.trim();

/** Sessions, maps and rounds in the database. */
export const scopes: Metric = {
  name: 'scopes',
  summary: 'Sessions, maps and rounds, with the file of each round',
  definition,
  version: 1,
  boards: [sessions, maps, rounds],
  notes: [olderSessions],
  examples: ['scopes', 'scopes --session latest', 'scopes --since 2026-01-01 --map supply'],
};
