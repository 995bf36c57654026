import type { BoardRow, Column } from '../report/metric.ts';
import { jsonText } from './json.ts';
import type { View } from './report-view.ts';
import { jsonRows, tableRows, tsvRows } from './rows.ts';

/** Rows of one kind, without more to say about them: a table, text for a pipe, or a JSON array. */
export function renderList(columns: readonly Column[], rows: readonly BoardRow[], view: View): string {
  if (view.format === 'json') return jsonText(jsonRows(columns, rows));
  if (view.format === 'tsv') return tsvRows(columns, rows, view.look);
  return `${tableRows(columns, rows, view.look, view.timeZone).lines.join('\n')}\n`;
}
