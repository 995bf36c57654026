/** What a trade is; `trades` counts it, `trade-events` lists it. */
export const TRADE_CONDITIONS = `
A **death** is a victim's to an enemy: a combat engagement that a player of the other team ended with a kill. A **mate** is
another player of the victim's side. The **window** goes from the death to *--trade-window* (3000 ms) after it, both ends
included. Of a death may be true, several at once:

| condition | when it holds |
|---|---|
| success (traded) | the killer dies in the window to a mate; that mate is the avenger, the earliest, of equals the first by GUID |
| attempt | success, or a mate hits the killer in the window |
| opportunity | attempt, or a living mate is within *--trade-distance* (800 u) of the victim at the death |
| missed | opportunity without attempt |
| last alive | no mate is alive |
| isolated | mates are alive, all of them can be located, none is within 1200 u |
| unknown | mates are alive, not all of them can be located, and none of the others is within 1200 u |

Whoever deals a hit or a kill needs no proof of life. Hits are those the tracker names, else the first and the last hit of
each attacker of an engagement. A mate is **alive** while a recorded life of his lasts; where the tracker ends a life at a
revive, also from the first proof of life after it to the next death. He is **located** by the newest point of his path at
or before the death that is at most 1500 ms old. Distances are three-dimensional.

The raw gaps and distances are stored, so that other windows and distances need no new import.
`.trim();

/** The definition of the metric `trades`. */
export const definition = `
Whether mates make good a death: who killed is killed in turn.

${TRADE_CONDITIONS}

Columns count conditions, so that a death may count in several: successes are attempts, attempts are opportunities, and a
death may be isolated and an opportunity all the same (a hit from far away).

| column | what it is |
|---|---|
| traded share | successes ÷ deaths to enemies |
| conversion | successes ÷ opportunities; nothing without an opportunity |
| median gap | from the death to the killer's, over the successes |

Rows are the victims': a side's trades are what was made of the deaths of that side. Deaths of bots are left out unless
\`--bots\`; a bot may be killer, mate and avenger. \`--player\`, \`--team\` and \`--class\` choose the victim. The board of
players hides rows under \`--min-samples\` deaths.
`.trim();
