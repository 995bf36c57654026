import type { BoardRow } from '../report/metric.ts';
import { resolveScope } from '../report/resolve-scope.ts';
import type { Scope, ScopeFilters } from '../report/scope.ts';
import type { Database } from '../store/database.ts';
import type { Export, ExportColumn } from './export.ts';
import type { Output } from './output.ts';

/** How rows become text. */
export interface RowFormat {
  /** What comes before all rows. */
  readonly head: (columns: readonly ExportColumn[]) => string;
  readonly line: (columns: readonly ExportColumn[], row: BoardRow) => string;
}

/** What was exported. */
export interface Exported {
  readonly rows: number;
  /** False where the reader went away before the end. */
  readonly isWhole: boolean;
  readonly scope: Scope;
}

/** Writes the rows of one moment, however long it takes and whatever is imported meanwhile. */
export function writeExport(
  database: Database,
  source: Export,
  filters: ScopeFilters,
  { head, line }: RowFormat,
  output: Output,
  signal: AbortSignal,
): Promise<Exported> {
  return database.transaction(async (transaction) => {
    await transaction.execute('set transaction isolation level repeatable read, read only');
    const scope = await resolveScope(transaction, filters, new Date());
    let rows = 0;
    let isRead = await output.write(head(source.columns));
    for await (const batch of source.batches(transaction, scope)) {
      signal.throwIfAborted();
      for (const row of batch) isRead = isRead && (await output.write(line(source.columns, row)));
      if (!isRead) break;
      rows += batch.length;
    }
    return { rows, isWhole: isRead, scope };
  });
}
