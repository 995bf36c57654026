/** The definition of the metric `classes`. */
export const definition = `
How the five classes differ: how long they live, how far they move, how they react. All players' lives and fights put
together by class, sums divided by sums.

| column | what it is |
|---|---|
| lives, players | recorded lives of the class, and how many players they are of |
| mean_life_ms | Σ time alive ÷ lives; time alive is death − spawn, the part before the round went live (0) cut off |
| distance_per_life_u | Σ lengths of the steps of their paths, in three dimensions, ÷ lives |
| steps_left_out | steps over 1000 u or 1000 ms: a teleport or a gap, in no distance |
| sprint_share | points at which they sprint ÷ points of their paths, of trackers that can record sprint; nothing without one |
| spawn_reaction | first move − spawn, of lives that spawned at or after 0; median and n |
| return_fire, dodge, support | how soon after the start of a combat engagement the target hits an attacker, changes direction, or is helped by a mate; median and n, as in \`prox explain reactions\` |

A life's class is that of its row. A fight's class is the one that the tracker gives for the target's reactions, else that of his
life then. A **combat engagement** is a player under fire of at least one player of the other team. A reaction is looked for
during 5000 ms; none is no value. Where a tracker cannot follow a revive, a life ends at the death that the revive takes back,
and what comes after is in no figure. Spawn reactions and reactions are no finer than the sampling interval under the board.

Lives and engagements (as target) of bots are left out unless \`--bots\`. \`--player\`, \`--team\` and \`--class\` choose whose lives and
engagements. Order: most lives first, then by name of the class.
`.trim();
