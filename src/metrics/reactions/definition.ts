/** The definition of the metric `reactions`. */
export const definition = `
How long a player under fire takes until something happens for him, in milliseconds from the start of a combat
engagement, as his tracker recorded it:

- **Return fire**: until he hits somebody who attacks him.
- **Dodge**: until he changes his direction.
- **Support**: until a mate hits one of his attackers. It is credited to the player who is helped.

A tracker looks for each of them for 5000 ms. No reaction in that time is no value, never 0 and never 5000: **coverage**
says how many of his combat engagements have one. A reaction is seen at the next sample, so figures are no finer than the
sampling interval under the boards.

A **combat engagement** is a player under fire of at least one player of the other team, from the first hit to his death
or escape. Fights with mates only, self kills and deaths by the world are left out.

| column | what it is |
|---|---|
| name | the newest name he had in scope; a row is a GUID, whatever its names |
| n | his combat engagements with that reaction |
| confidence | high from 20 values, medium from 8, low below |
| coverage | n ÷ his combat engagements in scope, with or without a reaction |
| mean, median, p90 | of the n values: the median is the mean of the middle two, p90 the nearest rank |
| class | of most of his lives in scope |

**Rescuers** turn support round, where a tracker names who hit whom: a mate's first hit on an enemy attacker of the
engagement, from that attacker's own first hit on the target on, at most 5000 ms after the engagement's start and not
after its end. Its time runs from the engagement's start. A mate has one value for an engagement, whoever of its attackers
he hits. It is credited to the rescuer.

**Classes** puts the engagements of everybody together by the class that the target played in them.

Engagements of bots are left out unless \`--bots\`; bots that attack or rescue somebody do not change his figures.
\`--player\`, \`--team\` and \`--class\` choose the target of an engagement, for rescuers the rescuer. Boards of players hide rows
under \`--min-samples\` values. Order: lowest median first, then by GUID.
`.trim();
