import type { BoardResult, Column, Report } from '../report/metric.ts';
import { drawingLines } from './drawing.ts';
import { recordRows } from './record-rows.ts';
import { boardRemark, emptyRemark, headline } from './report-remarks.ts';
import { type Printed, type ReportView, shownColumns } from './report-view.ts';
import { tableRows } from './rows.ts';
import { styled, wrapWords } from './terminal.ts';
import { visible } from './visible.ts';

/** A report for people: what it is about, each board with its remarks, then the notes. All of it is data. */
export function reportTable(report: Report, view: ReportView): Printed {
  const head = wrapWords(headline(report), view.look.width).map((line) => styled('bold', line, view.look));
  const isEmpty = report.scope.round_ids.length === 0;
  // What is true of every board is said once, by the head and the notes.
  const boards = isEmpty ? [] : report.boards.map((result) => boardLines(result, report, view));
  const notes = report.notes.flatMap((note) => wrapWords(visible(note), view.look.width));
  const drawing = view.glyphs === undefined ? [] : drawingLines(report, view.look, view.glyphs);
  const blocks = [head, drawing, ...boards, notes].filter((block) => block.length > 0);
  return { data: `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`, remarks: '' };
}

function boardLines(result: BoardResult, report: Report, view: ReportView): string[] {
  const columns = shownColumns(result.board, view).filter(
    (column) => view.columns !== null || saysAnything(column, result),
  );
  if (columns.length === 0) return [];
  const title = styled('bold', result.board.title, view.look);
  const remark = wrapWords(boardRemark(result, report), view.look.width).map((line) => styled('dim', line, view.look));
  if (result.rows.length === 0) return [title, ...wrapWords(emptyRemark(result, report), view.look.width), ...remark];
  const [record] = result.rows;
  if (result.board.record && record !== undefined) {
    return [title, ...recordRows(columns, record, view.look, view.timeZone), ...remark];
  }
  const { lines, dropped } = tableRows(columns, result.rows, view.look, view.timeZone);
  return [title, ...lines, ...droppedLines(columns, dropped, view), ...remark];
}

/** A column that is empty in every row, such as the server where none was named, only takes room. */
function saysAnything({ key }: Column, { rows }: BoardResult): boolean {
  return rows.length === 0 || rows.some((row) => row[key] !== '');
}

function droppedLines(columns: readonly Column[], dropped: number, view: ReportView): string[] {
  if (dropped === 0) return [];
  const keys = columns.slice(columns.length - dropped).map((column) => column.key);
  const text = `No room for ${keys.join(', ')}: widen the terminal, or choose columns with --columns.`;
  return wrapWords(text, view.look.width).map((line) => styled('dim', line, view.look));
}
