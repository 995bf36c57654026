import type { Problem } from '../domain/round-file.ts';
import type { ImportStatus, Receipt, ReceiptRound, ReceiptSection } from '../importer/receipt.ts';
import { counted } from './report-remarks.ts';
import { type Look, styled, wrapWords } from './terminal.ts';
import { visible } from './visible.ts';

/** How many bad lines a receipt shows; JSON has more. */
const SHOWN_PROBLEMS = 20;

const INDENT = '  ';

/**
 * Writes what an import did with one file, as lines for a person; times in `timeZone`. One for many receipts: what a zone's
 * times look like is worked out once.
 */
export function receiptWriter(look: Look, timeZone: string): (receipt: Receipt) => string {
  // Sweden writes dates as ISO 8601 does
  const times = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (receipt) => {
    const details = [
      ...(receipt.reason === null ? [] : [visible(receipt.reason)]),
      ...(receipt.round === null ? [] : roundLines(receipt.round, times)),
      ...(receipt.ended === null ? [] : [`ended: ${receipt.ended}`]),
      ...sectionLines(receipt.sections),
      ...unreadLine(receipt.sections),
      ...headed('corrected', receipt.corrections),
      ...headed('not recorded by this tracker', receipt.not_recorded),
      ...problemLines(receipt),
    ];
    const head = `${styled('bold', receipt.status, look)} ${visible(receipt.file)}`;
    return [head, ...details.flatMap((line) => indented(line, look.width))].join('\n');
  };
}

/** What an import did with one file, in a line. */
export function receiptLine(receipt: Receipt, look: Look): string {
  const { status, file, reason, round, problem_count } = receipt;
  const details = [
    ...(round === null ? [] : [`${which(round)}, ${counted(round.players, 'player')}`]),
    ...(reason === null ? [] : [visible(reason)]),
    ...(problem_count === 0 ? [] : [counted(problem_count, 'bad line')]),
  ];
  return `${styled('bold', status, look)} ${visible(file)}${details.length === 0 ? '' : `: ${details.join('; ')}`}`;
}

/** The line under its file's name, broken between words where it is wider than the terminal. */
function indented(line: string, width: number): string[] {
  if (line.length + INDENT.length <= width) return [INDENT + line];
  const [first = '', ...more] = wrapWords(line, width - 2 * INDENT.length);
  return [INDENT + first, ...more.map((rest) => INDENT + INDENT + rest)];
}

/** How many files came to what, and how many of their lines were bad. */
export interface ImportSummary {
  readonly files: number;
  readonly by_status: Readonly<Partial<Record<ImportStatus, number>>>;
  readonly bad_lines: number;
}

/** Sums up an import. */
export function importSummary(receipts: readonly Receipt[]): ImportSummary {
  const by_status: Partial<Record<ImportStatus, number>> = {};
  for (const { status } of receipts) by_status[status] = (by_status[status] ?? 0) + 1;
  const bad_lines = receipts.reduce((sum, receipt) => sum + receipt.problem_count, 0);
  return { files: receipts.length, by_status, bad_lines };
}

/** An import's summary in one line. */
export function renderImportSummary(receipts: readonly Receipt[]): string {
  const { files, by_status, bad_lines } = importSummary(receipts);
  const counts = Object.entries(by_status).map(([status, count]) => `${count} ${status}`);
  const bad = bad_lines === 0 ? '' : `; ${counted(bad_lines, 'bad line')}`;
  return `${counted(files, 'file')}: ${counts.join(', ')}${bad}`;
}

function roundLines(round: ReceiptRound, times: Intl.DateTimeFormat): readonly string[] {
  const what = [
    `started ${times.format(round.start_at)}${round.start_estimated ? ' (estimated)' : ''}`,
    `${round.players} players${round.bots > 0 ? `, ${round.bots} of them bots` : ''}`,
    visible(round.tracker),
  ];
  return [which(round), what.join(' · ')];
}

function which(round: ReceiptRound): string {
  return [
    `${visible(round.map)} round ${round.round ?? '?'}`,
    ...(round.session === null ? [] : [`session ${round.session}`]),
    ...(round.server === '' ? [] : [`server ${visible(round.server)}`]),
    ...(round.round_id === null ? [] : [`round id ${round.round_id}`]),
  ].join(' · ');
}

function sectionLines(sections: readonly ReceiptSection[]): readonly string[] {
  const known = sections.filter((section) => section.known);
  if (known.length === 0) return [];
  const rows = [['section', 'in file', 'bad', 'stored', ''], ...known.map(sectionRow)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function sectionRow({ section, rows, bad_rows, rows_stored, points, points_kept }: ReceiptSection): string[] {
  const dropped = points === points_kept ? '' : `, ${points_kept} kept`;
  return [
    section,
    String(rows),
    String(bad_rows),
    rows_stored === null ? '–' : String(rows_stored),
    points === null ? '' : `${points} points${dropped}`,
  ];
}

function unreadLine(sections: readonly ReceiptSection[]): readonly string[] {
  const unread = sections.filter((section) => !section.known);
  if (unread.length === 0) return [];
  const named = unread.map(({ section, rows }) => `${visible(section)} ${rows}`).join(', ');
  return [`counted, not read: ${named}`];
}

function headed(head: string, sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? [] : [`${head}:`, ...sentences.map((sentence) => INDENT + visible(sentence))];
}

function problemLines({ problems, problem_count }: Receipt): readonly string[] {
  if (problem_count === 0) return [];
  const shown = problems.slice(0, SHOWN_PROBLEMS).map((problem) => INDENT + problemLine(problem));
  const more = problem_count - shown.length;
  return [`bad lines: ${problem_count}`, ...shown, ...(more > 0 ? [`${INDENT}… and ${more} more`] : [])];
}

function problemLine({ line, section, column, found, expected }: Problem): string {
  const where = [`line ${line}`, ...[section, column].filter((part) => part !== null)].map(visible).join(', ');
  return `${where}: found ${visible(found)}, expected ${visible(expected)}`;
}
