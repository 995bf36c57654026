/** The definition of the metric `engagements`. */
export const definition = `
How many fights there were and how they ended, in the order of time. \`--by\` says what a row is:

| --by | a row is |
|---|---|
| session | the rounds of one server with at most 60 minutes between one's end and the next one's start |
| day | all sessions that began on a date; a session over midnight belongs to the day on which it began, as for \`--since\` |
| map | all rounds of a map |
| round | one round, with the number for \`--round-id\` |

| column | what it is |
|---|---|
| combat_engagements | players under fire of at least one player of the other team, from the first hit to the end |
| kills | those that ended with the target killed by a player of the other team |
| escapes | those that the target escaped: no hit for 5000 ms and at least 300 u from the last hit |
| others | all other ends: end of the round, disconnect, death by a mate or by himself |
| crossfires | those in which the second enemy's first hit came at most 1000 ms after the first enemy's, worked out from the hits |
| kill_rate, escape_rate, crossfire_rate | kills, escapes, crossfires ÷ combat engagements; nothing without one |

kills + escapes + others = combat engagements. Fights with mates only, self kills and deaths by the world are no combat
engagements. A round in scope without a combat engagement counts as a round with 0 of everything.

Engagements of bots are left out unless \`--bots\`; they count as attackers and killers. \`--player\`, \`--team\` and \`--class\` choose
the target of an engagement; \`--player\` leaves only rounds that name him. Order: oldest first, by the start of the first round.
`.trim();
