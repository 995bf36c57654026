import type { BoardResult, Column, Report } from '../report/metric.ts';
import { fullCell } from './cell.ts';
import { csvLine } from './csv.ts';
import { jsonText, jsonValue } from './json.ts';
import { boardRemark, emptyRemark, headline } from './report-remarks.ts';
import { type Printed, type ReportView, shownColumns } from './report-view.ts';
import { jsonRows, tsvRows } from './rows.ts';
import { visible } from './visible.ts';

/** A report for a pipe: a block a board, the columns' keys first, cells in full and separated by tabs. */
export function reportTsv(report: Report, view: ReportView): Printed {
  const blocks = shownBoards(report, view).map(({ result, columns }) => tsvRows(columns, result.rows, view.look));
  return { data: blocks.join('\n'), remarks: remarks(report) };
}

/** A report as one CSV table (RFC 4180, but LF): where it has several boards, the first column names each row's. */
export function reportCsv(report: Report, view: ReportView): Printed {
  const boards = shownBoards(report, view);
  const units = new Map(boards.flatMap(({ columns }) => columns.map(({ key, unit }) => [key, unit])));
  const several = report.boards.length > 1;
  const lines = boards.flatMap(({ result, columns }) => {
    const own = new Set(columns.map((column) => column.key));
    return result.rows.map((row) => [
      ...(several ? [result.board.name] : []),
      ...[...units].map(([key, unit]) => (own.has(key) ? fullCell(row[key], unit) : '')),
    ]);
  });
  const head = [...(several ? ['board'] : []), ...units.keys()];
  return { data: [head, ...lines].map(csvLine).join(''), remarks: remarks(report) };
}

/** A report with all it says, figures in full, names without colour codes. */
export function reportJson(report: Report, view: ReportView): Printed {
  const value = {
    report: report.metric.name,
    version: report.metric.version,
    scope: jsonScope(report),
    parameters: report.parameters,
    min_samples: report.min_samples,
    boards: shownBoards(report, view).map(({ result, columns }) => ({
      board: result.board.name,
      title: result.board.title,
      hidden: result.hidden,
      total: result.total,
      rows: jsonRows(columns, result.rows),
    })),
    notes: report.notes,
  };
  return { data: jsonText(value), remarks: '' };
}

function jsonScope({ scope }: Report): object {
  const { filters } = scope;
  return {
    days: filters.days ?? null,
    since: filters.since ?? null,
    until: filters.until ?? null,
    session: filters.session ?? null,
    map: filters.map ?? null,
    round: filters.round ?? null,
    round_id: filters.round_id ?? null,
    player: scope.player === null ? null : { guid: scope.player.guid, name: jsonValue(scope.player.name, 'player') },
    team: scope.team,
    class: scope.class,
    server: filters.server ?? null,
    bots: scope.bots,
    from: scope.from,
    to: scope.to,
    sessions: scope.sessions,
    rounds: scope.round_ids.length,
    sample_intervals_ms: scope.sample_intervals_ms,
  };
}

interface ShownBoard {
  readonly result: BoardResult;
  readonly columns: readonly Column[];
}

function shownBoards(report: Report, view: ReportView): ShownBoard[] {
  return report.boards
    .map((result) => ({ result, columns: shownColumns(result.board, view) }))
    .filter(({ columns }) => columns.length > 0);
}

function remarks(report: Report): string {
  const results = report.scope.round_ids.length === 0 ? [] : report.boards;
  const boards = results.flatMap((result) => {
    const empty = result.rows.length === 0 ? [`${result.board.name}: ${emptyRemark(result, report)}`] : [];
    return [...empty, `${result.board.name}: ${boardRemark(result, report)}`];
  });
  return [headline(report), ...boards, ...report.notes.map(visible)].map((line) => `${line}\n`).join('');
}
