import sql from 'sql-template-tag';
import type { SectionTally } from '../domain/round-file.ts';
import type { RoundSource } from '../domain/round-record.ts';
import type { Queries } from './database.ts';
import { plannedOnce } from './planned-once.ts';

/** A round in the database that a new file may be about. */
export interface StoredRound {
  readonly round_id: number;
  readonly file_name: string;
  readonly same_content: boolean;
  readonly cut: boolean;
}

/** The round of `server` that was read from a file with this content; null where there is none. */
export async function findContent(
  database: Queries,
  server: string,
  content_hash: Uint8Array,
): Promise<StoredRound | null> {
  const [row] = await database.rows<StoredRound>(sql`
    select round_id, file_name, true as same_content, cut
    from round
    where server = ${server} and content_hash = ${content_hash}
  `);
  return row ?? null;
}

/** SHA-256 of files' bytes, in hex. */
export type StoredContents = ReadonlySet<string>;

/** The contents of all files that rounds of `server` were read from. */
export async function storedContents(database: Queries, server: string): Promise<StoredContents> {
  const rows = await database.rows<{ content_hash: string }>(sql`
    select encode(content_hash, 'hex') as content_hash
    from round
    where server = ${server}
  `);
  return new Set(rows.map(({ content_hash }) => content_hash));
}

/** The round that has this content or this identity, locked until the transaction ends; content goes first. */
export async function lockRound(transaction: Queries, source: RoundSource): Promise<StoredRound | null> {
  const { server, map, start_at, start_estimated, file_name, content_hash } = source;
  const [row] = await transaction.rows<StoredRound>(sql`
    select round_id, file_name, content_hash = ${content_hash} as same_content, cut
    from round
    where server = ${server} and (
      content_hash = ${content_hash}
      or (not start_estimated and not ${start_estimated}::boolean and map = ${map} and start_at = ${start_at})
      or (start_estimated and ${start_estimated}::boolean and file_name = ${file_name})
    )
    order by same_content desc
    limit 1
    for update
  `);
  return row ?? null;
}

/** The sections of a stored round's file, in file order. */
export async function storedSections(database: Queries, round_id: number): Promise<SectionTally[]> {
  const rows = await database.rows<Omit<SectionTally, 'row_checksums'> & { row_checksums: Buffer }>(sql`
    select section, known, rows, bad_rows, row_checksums
    from round_section
    where round_id = ${round_id}
    order by section_no
  `);
  return rows.map((row) => ({ ...row, row_checksums: readChecksums(row.row_checksums) }));
}

function readChecksums(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, row) => bytes.readUInt32BE(4 * row));
}

/** A stored round as a receipt shows it. */
export interface DescribedRound {
  readonly round_id: number;
  readonly server: string;
  readonly map: string;
  readonly session: string;
  readonly round: number;
  readonly written_round: number | null;
  readonly start_at: Date;
  readonly start_estimated: boolean;
  readonly end_at: Date;
  readonly players: number;
  readonly bots: number;
  readonly tracker: string;
  readonly generation: number;
  readonly tracker_version: string | null;
}

/**
 * A stored round with its session and its round number. These are looked for among the server's rounds of the two
 * days before: enough for any session but one that goes on for over a day.
 */
export async function describeRound(database: Queries, round_id: number): Promise<DescribedRound | null> {
  const statement = sql`
    select
      r.round_id, r.server, r.map, s.session, s.round, r.written_round, r.start_at, r.start_estimated, r.end_at,
      (select count(*)::int from round_player p where p.round_id = r.round_id) as players,
      (select count(*)::int from round_player p where p.round_id = r.round_id and p.is_bot) as bots,
      r.tracker, r.generation, r.tracker_version
    from round r
    join session_rounds(r.server, r.start_at - interval '2 days', r.start_at) s on s.round_id = r.round_id
    where r.round_id = ${round_id}
  `;
  const [row] = await database.rows<DescribedRound>(plannedOnce('describe_round', statement));
  return row ?? null;
}
