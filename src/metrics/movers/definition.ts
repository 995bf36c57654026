/** The definition of the metric `movers`. */
export const definition = `
How far, how fast and how long players move, from the paths of their recorded lives.

A **life** goes from a spawn to the final death; where a tracker cannot follow a revive, it ends at the death that the revive
takes back, and what comes after is in no figure. A **step** goes from one point of a path to the next. Steps over 1000 u or
over 1000 ms are no movement but a teleport or a gap: they are left out, distance and time, and \`steps_left_out\` counts them.

| board | figure | lives that have it (n) |
|---|---|---|
| distance per minute | Σ distance ÷ Σ time alive | those with some time alive |
| distance | Σ lengths of the steps, in three dimensions | all |
| mean speed | Σ distance ÷ Σ time of the same steps | those with a step |
| sprint share | points at which he sprints ÷ points | those of trackers that can record sprint |
| spawn reaction | first move − spawn | those with a first move, spawned at or after 0 |
| mean life | Σ time alive ÷ lives | all |

**Time alive** is death − spawn, the part before the round went live (0) cut off. Distance counts from the spawn on, also before
0. A spawn before 0 has no spawn reaction: during the warm-up nobody can move. A spawn reaction is seen at the next sample, so
it is no finer than the sampling interval under the boards. Sums are divided by sums: a long life weighs more than a short one.

Recorded lives of bots are left out unless \`--bots\`. \`--player\`, \`--team\` and \`--class\` choose whose lives and which. A player
without a life that has the figure is no row. Order: highest first, spawn reaction and its median lowest first, then by GUID.
`.trim();
