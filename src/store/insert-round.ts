import sql from 'sql-template-tag';
import type { RoundSource, TrackerAbilities } from '../domain/round-record.ts';
import type { Queries, Transaction } from './database.ts';
import { type EncodedRound, setRoundId } from './encode-round.ts';
import { ROUND_TABLES } from './tables.ts';

/** A round to store: what it is and its rows. */
export interface NewRound {
  readonly source: RoundSource;
  readonly abilities: TrackerAbilities;
  readonly rows: EncodedRound;
  readonly prox_version: string;
}

/**
 * Stores a round under the next id, or under `round_id` where it takes a deleted round's place. Returns its id, or null
 * when another import stored a round of the same identity or content in the meantime.
 */
export async function insertRound(
  transaction: Transaction,
  round: NewRound,
  round_id: number | null = null,
): Promise<number | null> {
  const id = await insertHead(transaction, round, round_id);
  if (id === null) return null;
  setRoundId(round.rows, id);
  if (transaction.kind === 'embedded') await trustParents(transaction);
  await transaction.copyEncoded(round.rows.map(({ table, data }) => ({ table, columns: ROUND_TABLES[table], data })));
  return id;
}

/**
 * Has rows taken without a look-up of those that they refer to: a round's rows come together. It is a third of what their
 * COPY takes. On a server it would need a superuser, and keep triggers of others from running. It holds until
 * `distrustParents`, not for the transaction only: each change makes PostgreSQL plan all statements anew.
 */
async function trustParents(transaction: Transaction): Promise<void> {
  await transaction.execute('set session_replication_role = replica');
}

/** After the last `insertRound`: rows are to have those that they refer to again, and to go with them. */
export async function distrustParents(database: Queries & Pick<Transaction, 'kind'>): Promise<void> {
  if (database.kind !== 'embedded') return;
  await database.rows(sql`select set_config('session_replication_role', 'origin', false)`);
}

/** Deletes a round with all its rows. */
export async function deleteRound(transaction: Transaction, round_id: number): Promise<void> {
  await distrustParents(transaction);
  await transaction.rows(sql`delete from round where round_id = ${round_id}`);
}

async function insertHead(
  transaction: Transaction,
  { source, abilities, prox_version }: NewRound,
  round_id: number | null,
): Promise<number | null> {
  const [row] = await transaction.rows<{ round_id: number }>(sql`
    insert into round (
      round_id, server, map, start_at, start_estimated, end_at, end_estimated, last_time_ms, written_round, tracker,
      generation, tracker_version, sample_interval_ms, tracks_revives, records_stance, records_sprint, file_name,
      file_bytes, content_hash, cut, problems, metadata, prox_version
    )
    values (
      coalesce(${round_id}::int, nextval(pg_get_serial_sequence('round', 'round_id'))::int),
      ${source.server}, ${source.map}, ${source.start_at}, ${source.start_estimated}, ${source.end_at},
      ${source.end_estimated}, ${source.last_time_ms}, ${source.written_round}, ${source.tracker},
      ${source.generation}, ${source.tracker_version}, ${source.sample_interval_ms}, ${abilities.tracks_revives},
      ${abilities.records_stance}, ${abilities.records_sprint}, ${source.file_name}, ${source.file_bytes},
      ${source.content_hash}, ${source.cut}, ${source.problems}, ${JSON.stringify(source.metadata)}::jsonb,
      ${prox_version}
    )
    on conflict do nothing
    returning round_id
  `);
  return row?.round_id ?? null;
}
