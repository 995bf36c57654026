import type { Column, Metric } from '../report/metric.ts';

/** The long help of a metric's command: its boards, and what each column means. */
export function reportDescription(metric: Metric): string {
  const boards = metric.boards.map(({ name, title }) => `${name} (${title})`);
  const columns = distinctColumns(metric).map(({ key, help, detail }) => `${key}: ${help}${detail ? ' *' : ''}`);
  return [
    `Boards: ${boards.join(', ')}.`,
    '',
    'Columns (* in a table only when --columns names it):',
    ...columns,
    '',
    'Without --days, --since, --until, --session or --round-id the 30 days up to the newest session are in scope.',
    'A pipe gets text separated by tabs, with every column and the figures in full.',
  ].join('\n');
}

/** A key that several boards have is explained once. */
function distinctColumns(metric: Metric): Column[] {
  const byKey = new Map<string, Column>();
  for (const column of metric.boards.flatMap((board) => board.columns)) {
    if (!byKey.has(column.key)) byKey.set(column.key, column);
  }
  return [...byKey.values()];
}
