import type { Problem, SectionTally } from '../domain/round-file.ts';

/** The key of the metadata that is the last line of every file that our tracker ended. */
export const END_MARKER = 'row_counts';

const COUNT = /^([A-Z][A-Z0-9_]{0,63}):(\d{1,9})$/;

/**
 * Compares the end marker's `ENGAGEMENTS:12,…` with the rows that were found. Returns what is wrong, or null where
 * the value holds no counts, so that it is no end marker.
 */
export function wrongCounts(value: string, line: number, sections: readonly SectionTally[]): readonly Problem[] | null {
  const found = new Map(sections.map((tally) => [tally.section, tally.rows]));
  const problems: Problem[] = [];
  for (const item of value.split(',')) {
    const [, section = '', count] = COUNT.exec(item) ?? [];
    if (count === undefined) return null;
    const rows = found.get(section) ?? 0;
    if (rows !== Number(count)) {
      problems.push({ line, section, column: null, found: rowsText(rows), expected: expectedText(count) });
    }
  }
  return problems;
}

function rowsText(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

function expectedText(count: string): string {
  return `${rowsText(Number(count))}, as this line says`;
}
