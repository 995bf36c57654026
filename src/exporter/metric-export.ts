import sql from 'sql-template-tag';
import { orderBy } from '../report/board-order.ts';
import { confidence } from '../report/confidence.ts';
import type { Board, BoardRow, Metric } from '../report/metric.ts';
import { defaultParameters, refuseFilters } from '../report/run-metric.ts';
import { cursorBatches } from './cursor.ts';
import type { Export, ExportColumn } from './export.ts';

const BOARD: ExportColumn = { key: 'board', unit: 'text' };

/** All rows of a metric's boards, without minimum and limit; where it has several, a first column names the board. */
export function metricExport(metric: Metric): Export {
  const several = metric.boards.length > 1;
  const units = new Map(metric.boards.flatMap(({ columns }) => columns.map(({ key, unit }) => [key, unit])));
  const columns = [...units].map(([key, unit]) => ({ key, unit }));
  return {
    columns: several ? [BOARD, ...columns] : columns,
    async *batches(transaction, scope) {
      refuseFilters(metric, scope);
      for (const board of metric.boards) {
        const query = board.query(scope, defaultParameters(metric));
        const statement = sql`select * from (${query}) board order by ${orderBy(board, board.order)}`;
        for await (const rows of cursorBatches(transaction, statement)) {
          yield rows.map((row) => boardRow(board, row, several));
        }
      }
    },
  };
}

function boardRow(board: Board, found: BoardRow, several: boolean): BoardRow {
  const samples = Number(found[board.samples ?? '']);
  const row = Object.fromEntries(
    board.columns.map(({ key, unit }) => [key, unit === 'confidence' ? confidence(samples) : (found[key] ?? null)]),
  );
  return several ? { board: board.name, ...row } : row;
}
