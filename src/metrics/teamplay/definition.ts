/** The definition of the metric `teamplay`. */
export const definition = `
What players do together, and how they fare when others do it to them.

A **combat engagement** is a player under fire of at least one player of the other team, from the first hit to his death or
escape. It has a **crossfire** when the second enemy's first hit comes at most 1000 ms after the first enemy's. Everybody whose
first hit comes at most 1000 ms after the first enemy's **takes part**. The crossfire's **delay** is the time from the first
enemy's first hit to the second's, the same for all who take part. Nothing asks where they stand: it is fire on one target within
a second. What the file says of crossfires is not used; all of this is worked out from the hits.

**Crossfire kills**: of the crossfires he took part in,

| column | what it is |
|---|---|
| crossfires | those he took part in (n) |
| kills | those in which an enemy of the target killed it, whoever shot last |
| final_blows | those in which he did |
| kill_rate | kills ÷ crossfires |

**Sync**: the median, mean and p90 of the delays of the crossfires he took part in.

**Focus survival**: of the combat engagements in which two or more enemies hit him (\`focused\`, however far apart their
hits): escapes ÷ (escapes + kills). Fights that ended in another way (end of the round, death by a mate or by himself,
disconnect) are in \`focused\` and not in n.

Crossfires on bots are left out unless \`--bots\`, and bots are no rows; bots that take part or shoot at somebody count for the
others. \`--player\`, \`--team\` and \`--class\` choose who took part in a crossfire, with the side and class he had then, and for
focus survival the target. Order: kills, then crossfires,
highest first; lowest median first; survival, then n, highest first; each then by GUID.
`.trim();
