import type { SectionTally } from '../domain/round-file.ts';

/** How the rows of two files of one round stand to each other. */
export type Relation = 'same' | 'stored_is_beginning' | 'new_is_beginning' | 'different';

/**
 * Compares a stored round's rows with a new file's, section by section: a file that was cut, or that is still being
 * written, has a beginning of the whole one's rows in each.
 */
export function compareRounds(stored: readonly SectionTally[], incoming: readonly SectionTally[]): Relation {
  const storedBegins = isBeginning(stored, incoming);
  const incomingBegins = isBeginning(incoming, stored);
  if (storedBegins && incomingBegins) return 'same';
  if (storedBegins) return 'stored_is_beginning';
  return incomingBegins ? 'new_is_beginning' : 'different';
}

function isBeginning(shorter: readonly SectionTally[], longer: readonly SectionTally[]): boolean {
  const byName = new Map(longer.map((tally) => [tally.section, tally]));
  return shorter.every((tally) => {
    const other = byName.get(tally.section);
    if (!tally.known || other?.known === false) return tally.rows <= (other?.rows ?? 0);
    return tally.row_checksums.every((checksum, row) => other?.row_checksums[row] === checksum);
  });
}
