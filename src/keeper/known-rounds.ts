import sql from 'sql-template-tag';
import { compareRounds } from '../importer/compare-rounds.ts';
import type { ReceiptRound } from '../importer/receipt.ts';
import type { Queries } from '../store/database.ts';
import { storedSections } from '../store/stored-rounds.ts';

/** A round of the database by what tells it from every other. */
export interface KnownRound {
  readonly round_id: number;
  readonly server: string;
  readonly map: string;
  readonly start_at: Date;
  readonly start_estimated: boolean;
  readonly file_name: string;
  /** SHA-256 of its file. */
  readonly content_hash: Buffer;
}

/** All rounds in the order they were played. */
export function knownRounds(database: Queries): Promise<KnownRound[]> {
  return database.rows<KnownRound>(sql`
    select round_id, server, map, start_at, start_estimated, file_name, content_hash
    from round
    order by start_at, round_id
  `);
}

/** The servers that a file was imported for, by its content's hash in hex. */
export function serversByContent(rounds: readonly KnownRound[]): ReadonlyMap<string, readonly string[]> {
  const servers = new Map<string, string[]>();
  for (const { content_hash, server } of rounds) {
    const key = content_hash.toString('hex');
    servers.set(key, [...(servers.get(key) ?? []), server]);
  }
  return servers;
}

/** The rounds of `old` that the tables of the schema prox_rebuild, which `fresh` shows, don't have in full. */
export async function missingRounds(old: Queries, fresh: Queries): Promise<readonly KnownRound[]> {
  const others = await old.rows<KnownRound & { cut: boolean; new_id: number | null; new_cut: boolean | null }>(sql`
    select
      o.round_id, o.server, o.map, o.start_at, o.start_estimated, o.file_name, o.content_hash, o.cut,
      n.round_id as new_id, n.cut as new_cut
    from round o
    left join prox_rebuild.round n
      on n.server = o.server and n.start_estimated = o.start_estimated
      and case when o.start_estimated then n.file_name = o.file_name else n.map = o.map and n.start_at = o.start_at end
    where not exists (
      select from prox_rebuild.round s where s.server = o.server and s.content_hash = o.content_hash
    )
    order by o.start_at, o.round_id
  `);
  const missing: KnownRound[] = [];
  for (const { cut, new_id, new_cut, ...round } of others) {
    if (new_id === null || !(await hasAllRows(old, round.round_id, fresh, new_id, cut || new_cut === false))) {
      missing.push(round);
    }
  }
  return missing;
}

/** Whether a round made of another file has at least the rows of the old one, and its end (`ends`). */
async function hasAllRows(old: Queries, oldId: number, fresh: Queries, newId: number, ends: boolean): Promise<boolean> {
  const relation = compareRounds(await storedSections(old, oldId), await storedSections(fresh, newId));
  return relation === 'stored_is_beginning' || (relation === 'same' && ends);
}

/** What a file that was read without being stored may stand for: its content and its round's identity. */
export class SeenRounds {
  readonly #keys = new Set<string>();

  add(content_hash: Uint8Array, file_name: string, round: ReceiptRound): void {
    this.#keys.add(contentKey(round.server, content_hash)).add(identityKey({ ...round, file_name }));
  }

  has(round: KnownRound): boolean {
    return this.#keys.has(contentKey(round.server, round.content_hash)) || this.#keys.has(identityKey(round));
  }
}

function contentKey(server: string, content_hash: Uint8Array): string {
  return JSON.stringify([server, Buffer.from(content_hash).toString('hex')]);
}

function identityKey(round: Omit<KnownRound, 'content_hash' | 'round_id'>): string {
  const { server, map, start_at, start_estimated, file_name } = round;
  return JSON.stringify(start_estimated ? [server, file_name, null] : [server, map, start_at.getTime()]);
}
