/** The definition of the metric `players`. */
export const definition = `
Who played: every player who lived, was under fire or killed in scope. A **player** is a GUID, shown under the newest name he had;
renames never split a row, equal names never merge two.

| column | what it is |
|---|---|
| names | all names he had in scope, newest first |
| rounds | rounds in which he has a recorded life, was under fire, or killed an enemy |
| minutes_alive | Σ time alive of his recorded lives; death − spawn, the part before the round went live (0) cut off |
| kills | enemies he killed: combat engagements of others that ended with a kill by him, of the other team |
| deaths_to_enemies | his combat engagements that ended with a kill by the other team |
| deaths | all his deaths: by enemies, mates, himself and the world |
| last_seen_at | the end of the last of those rounds |
| is_bot | his GUID is a bot's |

A death is an engagement that ended with the target killed, revived or not; deaths can be more than recorded lives, for
trackers that cannot follow a revive record no life after it, and time alive there is missing too.

Bots are no rows unless \`--bots\`, and then kills of bots count; without it they count for nobody. \`--player\`, \`--team\` and
\`--class\` choose whose lives, deaths and kills, with the side and class he had in them. Order: most rounds first, then by GUID.
`.trim();
