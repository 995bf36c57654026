/** The definition of the metric `events`. */
export const definition = `
All combat engagements, newest first. A **combat engagement** is a player under fire of at least one player of the other team,
from the first hit to its end. Fights with mates only, self kills and deaths by the world are no combat.

| column | what it is |
|---|---|
| id | round and engagement, for \`prox report event ID\` |
| at | the start of the round plus start_time_ms |
| start_time_ms | the first hit, since the round went live |
| outcome | killed; escaped (no hit for 5000 ms and at least 300 u from the last hit); round_end; disconnect; shutdown; timeout; team_switch |
| death_by | whose kill it was: enemy, mate, self, world |
| killer | who killed the target, also a mate or himself |
| duration_ms | to the end; an escape's to the last hit by anybody |
| distance_u | Σ lengths of the steps of the target's path in the engagement, in three dimensions |
| enemy_attackers | players of the other team who hit the target |
| is_crossfire, crossfire_delay_ms | the second enemy's first hit came at most 1000 ms after the first's; how long after |

Nothing is read off the file that follows from its hits and path: duration, distance, attackers and crossfires are worked out
anew. Names are the newest that a player had in scope.

Engagements of bots are left out unless \`--bots\`; they are shown as killers. \`--player\`, \`--team\` and \`--class\` choose the target.
Order: newest
first; of one moment the later round, then by the number of the engagement.
`.trim();
