import sql, { type Sql } from 'sql-template-tag';
import type { BoardRow } from '../report/metric.ts';
import type { Transaction } from '../store/database.ts';

/** Rows that are held in memory at a time. */
const BATCH_ROWS = 1000;

/** A statement's rows, some at a time; one such statement can be under way in a transaction. */
export async function* cursorBatches(transaction: Transaction, statement: Sql): AsyncGenerator<readonly BoardRow[]> {
  await transaction.rows(sql`declare export_rows no scroll cursor for ${statement}`);
  for (;;) {
    const rows = await transaction.rows<BoardRow>(sql([`fetch ${BATCH_ROWS} from export_rows`]));
    if (rows.length === 0) break;
    yield rows;
  }
  await transaction.rows(sql`close export_rows`);
}
