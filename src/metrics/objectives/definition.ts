/** The definition of the metric `objectives`. */
export const definition = `
How near a player keeps to each objective of a map, as his tracker recorded it (OBJECTIVE_FOCUS). Trackers know the
objectives of some maps only, and some trackers record none: the note under the board says in how many rounds of the scope
they did. A player of another round is no row, not one at distance 0.

| column | what it is |
|---|---|
| n | samples of his path at which the tracker took the distance |
| time_within_radius_ms | Σ time within the objective's radius; radius and clock are the tracker's |
| mean_distance_u | Σ (mean distance of a round × its samples) ÷ Σ samples: a long round weighs more than a short one |
| rounds | rounds with a row |

A row is a player and an objective of a map: two maps may name an objective alike. Rows without a sample are left out, those of
bots too unless \`--bots\`. \`--player\` and \`--team\` choose whose rows and of which side. \`--class\` is refused: a row covers a whole
round, whatever classes he played in it. Order: longest time first, then by GUID, map and objective.
`.trim();
