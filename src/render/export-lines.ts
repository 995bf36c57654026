import type { BoardRow, Column } from '../report/metric.ts';
import { fullCell } from './cell.ts';
import { csvLine } from './csv.ts';
import { jsonLine, jsonValue } from './json.ts';

type Columns = readonly Pick<Column, 'key' | 'unit'>[];

/** Rows as CSV (RFC 4180, but LF), the columns' keys first. */
export const csvFormat = {
  head: (columns: Columns): string => csvLine(columns.map(({ key }) => key)),
  line: (columns: Columns, row: BoardRow): string => csvLine(columns.map(({ key, unit }) => fullCell(row[key], unit))),
};

/** Rows as JSON, an object a line with the columns that the row has. */
export const ndjsonFormat = {
  head: (_columns: Columns): string => '',
  line: (columns: Columns, row: BoardRow): string => {
    const own = columns.filter(({ key }) => row[key] !== undefined);
    return jsonLine(Object.fromEntries(own.map(({ key, unit }) => [key, jsonValue(row[key], unit)])));
  },
};
