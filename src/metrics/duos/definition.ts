/** The definition of the metric `duos`. */
export const definition = `
Pairs of players by the crossfires they took part in together.

A **combat engagement** is a player under fire of at least one player of the other team, from the first hit to his death or
escape. It has a **crossfire** when the second enemy's first hit comes at most 1000 ms after the first enemy's; everybody whose
first hit comes at most 1000 ms after the first enemy's **takes part**. Any two who take part are a duo in it: three make three
duos. Nothing asks where they stand. Crossfires are worked out from the hits, not read off the file.

| column | what it is |
|---|---|
| crossfires | in which both took part (n) |
| kills | those in which an enemy of the target killed it, whoever shot last |
| kill_rate | kills ÷ crossfires |
| median_gap_ms, mean_gap_ms | of the times between the first hit of the one and the first hit of the other |
| joint_damage | Σ damage of both in those engagements, all of it |
| rounds | rounds in scope in which both played on one side: each has a recorded life on it, or was under fire |

A duo is two GUIDs, whatever their names; sides swap between rounds, and a duo adds both up. Duos with a bot and crossfires on
bots are left out unless \`--bots\`. \`--player\` chooses duos with him, \`--team\` their side, \`--class\` duos of which one member
played that class in the crossfire; with \`--player\` and \`--class\` it is the same member. Pairs under \`--min-samples\` crossfires are
hidden. Order: most kills first, then crossfires, then by the two GUIDs.
`.trim();
