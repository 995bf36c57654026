import type { Difference, Verification } from '../keeper/verify.ts';
import type { BoardRow, Column } from '../report/metric.ts';
import { jsonText } from './json.ts';
import { renderList } from './list.ts';
import { counted } from './report-remarks.ts';
import type { Printed, View } from './report-view.ts';

const COLUMNS: readonly Column[] = [
  { key: 'state', title: 'State', unit: 'text', help: 'different, not_imported or unreadable.' },
  { key: 'round_id', title: 'Round', unit: 'count', help: 'Its id.' },
  { key: 'table', title: 'Table', unit: 'text', help: 'The table that differs.' },
  { key: 'in_file', title: 'In file', unit: 'count', help: 'Rows that the file gives.' },
  { key: 'stored', title: 'Stored', unit: 'count', help: 'Rows that the table has.' },
  { key: 'missing', title: 'Missing', unit: 'count', help: 'Rows of the file that the table lacks.' },
  { key: 'extra', title: 'Extra', unit: 'count', help: 'Rows that only the table has.' },
  { key: 'file', title: 'File', unit: 'text', help: 'The file.' },
  { key: 'reason', title: 'Reason', unit: 'text', help: 'Why.' },
];

/** What a verification found: the differences for stdout, what they come to for stderr. */
export function renderVerification(verification: Verification, view: View): Printed {
  const { differences } = verification;
  if (view.format === 'json') return { data: jsonText(verification), remarks: '' };
  const rows = differences as unknown as readonly BoardRow[];
  const columns = view.format === 'table' ? COLUMNS.filter(({ key }) => tells(differences, key)) : COLUMNS;
  const data = view.format === 'table' && rows.length === 0 ? '' : renderList(columns, rows, view);
  return { data, remarks: `${summary(verification)}\n` };
}

function tells(differences: readonly Difference[], key: string): boolean {
  return differences.some((difference) => difference[key as keyof Difference] !== null);
}

function summary({ rounds, rounds_with_forgotten, differences }: Verification): string {
  const found = differences.length === 0 ? 'all equal' : counted(differences.length, 'difference');
  const forgotten =
    rounds_with_forgotten === 0
      ? ''
      : `; ${rounds_with_forgotten} with forgotten players: their rows are counted, not compared`;
  return `${counted(rounds, 'round')} verified: ${found}${forgotten}`;
}
