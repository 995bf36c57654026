import sql from 'sql-template-tag';
import { stripColours } from '../domain/colour-codes.ts';
import type { Queries } from '../store/database.ts';
import type { TouchedTable } from './forget.ts';
import { STAND_IN_NAME } from './stand-in.ts';

/** Takes a player's GUID and names out of what trackers and engine wrote in words, in those rounds. */
export async function forgetInTexts(
  transaction: Queries,
  round_ids: readonly number[],
  guid: string,
  names: readonly string[],
): Promise<readonly TouchedTable[]> {
  const without = withoutMentions(guid, names);
  const changed = { round: 0, round_end: 0, tracker_error: 0 };
  for (const { round_id, metadata } of await transaction.rows<Metadata>(
    sql`select round_id, metadata from round where round_id = any(${round_ids}::int[])`,
  )) {
    const cleaned = cleanedMetadata(metadata, without);
    if (cleaned === null) continue;
    await transaction.rows(sql`update round set metadata = ${cleaned}::jsonb where round_id = ${round_id}`);
    changed.round++;
  }
  for (const { round_id, round_end_no, text } of await transaction.rows<EndText>(sql`
    select round_id, round_end_no, end_text as text
    from round_end
    where round_id = any(${round_ids}::int[]) and end_text is not null
  `)) {
    if (without(text) === text) continue;
    await transaction.rows(sql`
      update round_end set end_text = ${without(text)} where round_id = ${round_id} and round_end_no = ${round_end_no}
    `);
    changed.round_end++;
  }
  for (const { round_id, probe, text } of await transaction.rows<ErrorText>(
    sql`select round_id, probe, message as text from tracker_error where round_id = any(${round_ids}::int[])`,
  )) {
    if (without(text) === text) continue;
    await transaction.rows(
      sql`update tracker_error set message = ${without(text)} where round_id = ${round_id} and probe = ${probe}`,
    );
    changed.tracker_error++;
  }
  return Object.entries(changed).map(([table, rows]) => ({ table, deleted: 0, changed: rows }));
}

interface Metadata {
  readonly round_id: number;
  readonly metadata: Readonly<Record<string, string>>;
}

interface EndText {
  readonly round_id: number;
  readonly round_end_no: number;
  readonly text: string;
}

interface ErrorText {
  readonly round_id: number;
  readonly probe: string;
  readonly text: string;
}

/** The metadata as JSON without him; null where they do not tell of him. Maps and figures are not players' names. */
function cleanedMetadata(metadata: Metadata['metadata'], without: (text: string) => string): string | null {
  const entries = Object.entries(metadata).map(([key, value]) => {
    const isName = key !== 'map' && !/^[\d.,:]*$/.test(value);
    return [key, isName ? without(value) : value] as const;
  });
  return entries.some(([key, value]) => metadata[key] !== value) ? JSON.stringify(Object.fromEntries(entries)) : null;
}

/** Takes the GUID and the names, where they stand as words of their own, out of a text. */
export function withoutMentions(guid: string, names: readonly string[]): (text: string) => string {
  const words = [guid, ...names, ...names.map(stripColours)].filter((word) => word.trim() !== '');
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length).map(escaped);
  const mention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => text.replace(mention, STAND_IN_NAME);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
