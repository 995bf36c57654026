import sql, { raw } from 'sql-template-tag';
import type { Queries, Transaction } from '../store/database.ts';
import { deleteRound } from '../store/insert-round.ts';
import { ROUND_TABLES } from '../store/tables.ts';
import type { Forgotten, TouchedRound } from './forget.ts';

/** Deletes rounds with all their rows, and tells which and how many. */
export async function forgetRounds(
  transaction: Transaction,
  round_ids: readonly number[],
): Promise<Pick<Forgotten, 'rounds' | 'tables'>> {
  const rounds = await touchedRounds(transaction, round_ids);
  const tables = [{ table: 'round', deleted: rounds.length, changed: 0 }];
  for (const table of Object.keys(ROUND_TABLES)) {
    const [counted] = await transaction.rows<{ deleted: number }>(
      sql`select count(*)::int as deleted from ${raw(table)} where round_id = any(${round_ids}::int[])`,
    );
    tables.push({ table, deleted: counted?.deleted ?? 0, changed: 0 });
  }
  for (const { round_id } of rounds) await deleteRound(transaction, round_id);
  return { rounds, tables: tables.filter(({ deleted }) => deleted > 0) };
}

/** The rounds of those ids that are there, in the order they were played. */
export function touchedRounds(database: Queries, round_ids: readonly number[]): Promise<TouchedRound[]> {
  return database.rows<TouchedRound>(sql`
    select round_id, server, map, start_at, file_name
    from round
    where round_id = any(${round_ids}::int[])
    order by start_at, round_id
  `);
}
