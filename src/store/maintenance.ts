import type { ClientBase, Pool } from 'pg';
import { isPostgresError } from './query-failure.ts';

// What a PostgreSQL server does in the background by itself, and PGlite, which has no background, never does

const mostWalBytes = 64 * 1024 * 1024;

/** Writes the write-ahead log's changes to the tables once it has grown; it would grow without end. */
export async function checkpointIfDue(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ wal_bytes: number }>(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as wal_bytes from pg_control_checkpoint()',
  );
  if (rows.some(({ wal_bytes }) => wal_bytes > mostWalBytes)) await client.query('checkpoint');
}

/** Vacuums and analyzes the tables that are a tenth larger than when this was last done: plans rest on it. */
export async function tidyUp(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await vacuumGrownTables(client);
  } catch (error) {
    // All data is stored; a server wouldn't tell either
    if (!isPostgresError(error)) throw error;
  } finally {
    client.release();
  }
}

async function vacuumGrownTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and pg_relation_size(c.oid) > 1.1 * c.relpages * current_setting('block_size')::int
  `);
  if (rows.length > 0) await client.query(`vacuum (analyze) ${rows.map(({ name }) => name).join(', ')}`);
}
