import { roundText } from '../../src/report/example-round.ts';
import { trimmed } from '../parser/small-round.ts';
import { ownFile } from '../support/own-file.ts';
import { ownMatch } from '../support/own-match.ts';

/** A file to be damaged. */
export interface Original {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Rows kept of each section of a recording. */
const ROWS = 8;

/** Small files of every generation, with rows in every section: recordings cut down, and rounds of our tracker. */
export const ORIGINALS: readonly Original[] = [
  ...[
    'samples/2026-11-22-102925-labmap-round-1_engagements.txt',
    'samples/2026-11-22-104340-labmap-round-2_engagements.txt',
    'test/recordings/2026-11-22-111335-supply-round-1_engagements.txt',
    'test/recordings/v6/2026-11-22-102925-labmap-round-1_engagements.txt',
  ].map((path) => ({ name: path, bytes: trimmed(path, ROWS) })),
  { name: 'a round of our tracker', bytes: Buffer.from(ownFile({ rows: ownMatch(2) })) },
  {
    name: 'a round of our tracker whose server was killed',
    bytes: Buffer.from(ownFile({ rows: ownMatch(2), ended: null })),
  },
  { name: 'a crossfire', bytes: Buffer.from(crossfire()) },
];

/** Ann under the fire of three, revenged by a mate. */
function crossfire(): string {
  const attackers = ['bob', 'ben', 'bea'].map((who, index) => {
    return { who, team: 'ALLIES', first: 5000 + 400 * index, kill: who === 'bea' } as const;
  });
  return roundText({
    engagements: [
      { id: 1, target: 'ann', team: 'AXIS', start: 5000, end: 6000, outcome: 'killed', killer: 'bea', attackers },
      {
        ...{ id: 2, target: 'bea', team: 'ALLIES', start: 6500, end: 7000, outcome: 'killed', killer: 'abe' },
        attackers: [{ who: 'abe', team: 'AXIS', first: 6500, last: 7000, kill: true }],
      },
    ],
    lives: (['ann', 'abe', 'bob', 'ben', 'bea'] as const).map((who) => {
      return { who, team: who.startsWith('a') ? 'AXIS' : 'ALLIES', class: 'MEDIC', spawn: 0, death: 9000 };
    }),
  });
}
