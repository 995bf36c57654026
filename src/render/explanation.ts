import type { Metric } from '../report/metric.ts';
import { type Compared, comparedBoard, type Recording } from '../report/recordings.ts';
import type { ColumnPlace, Subject } from '../report/subject.ts';
import { jsonText } from './json.ts';
import { markdownTable } from './markdown-table.ts';
import { cellText, exampleMarkdown, heading, metricMarkdown, turned } from './metric-markdown.ts';
import { jsonRows } from './rows.ts';
import { visible } from './visible.ts';

/** What the database adds to an explanation; `remark` says why it adds nothing, or what it was asked about. */
export interface Findings {
  readonly remark: string;
  readonly recordings: readonly Recording[];
  readonly compared: readonly Compared[];
}

/** The columns of Recording, and how they are called. */
const RECORDED: readonly (readonly [key: keyof Recording, title: string])[] = [
  ['tracker', 'tracker'],
  ['rounds', 'rounds'],
  ['life_through_revive', 'lives through revives'],
  ['stance', 'stance'],
  ['sprint', 'sprint'],
  ['revives', 'revives'],
  ['hits', 'single hits'],
  ['kill_places', 'places of kills'],
];

/** An explanation as Markdown. */
export function explanationMarkdown({ name, metric, places }: Subject, findings: Findings): string {
  if (metric === null) return `${columnMarkdown(name, places)}\n`;
  const others = places.filter((place) => place.metric !== metric);
  const parts = [
    metricMarkdown(metric, 1),
    ...exampleMarkdown(metric, 2),
    ...(others.length === 0 ? [] : [heading(2, `${name} is a column too`), placesTable(others)]),
    heading(2, 'What the trackers could record'),
    visible(findings.remark),
    ...recordingsTable(findings.recordings),
    ...comparisonMarkdown(metric, findings.compared),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** An explanation as JSON. */
export function explanationJson({ name, metric, places }: Subject, findings: Findings): string {
  return jsonText({
    name,
    metric: metric === null ? null : jsonMetric(metric),
    columns: places.map(({ metric: owner, board, column }) => ({
      ...{ report: owner.name, version: owner.version, board: board.name, key: column.key, unit: column.unit },
      help: column.help,
    })),
    remark: metric === null ? null : findings.remark,
    trackers: findings.recordings,
    compared: findings.compared.map(({ value, result }) => ({
      [metric?.compare?.parameter ?? 'value']: value,
      rows: jsonRows(result.board.columns, result.rows),
    })),
  });
}

function jsonMetric({ name, summary, version, definition, parameters, boards, refuses, example }: Metric): object {
  return {
    ...{ name, summary, version, definition, parameters: parameters ?? [], refuses: refuses ?? {} },
    boards: boards.map((board) => ({
      ...{ board: board.name, title: board.title, samples: board.samples },
      columns: board.columns.map(({ key, unit, help, detail }) => ({ key, unit, help, detail: detail === true })),
    })),
    example: example === undefined ? null : { story: example.story, boards: example.boards },
  };
}

function columnMarkdown(name: string, places: readonly ColumnPlace[]): string {
  const reports = [...new Set(places.map(({ metric }) => metric.name))];
  const more = reports.map((report) => `\`prox explain ${report}\``).join(', ');
  return [heading(1, name), placesTable(places), `The definitions: ${more}.`].join('\n\n');
}

function placesTable(places: readonly ColumnPlace[]): string {
  const rows = places.map(({ metric, board, column }) => [metric.name, board.name, column.unit, column.help]);
  return markdownTable(['report', 'board', 'unit', 'what it is'], rows);
}

function recordingsTable(recordings: readonly Recording[]): string[] {
  if (recordings.length === 0) return [];
  const rows = recordings.map((recording) => RECORDED.map(([key]) => visible(String(recording[key]))));
  return [
    markdownTable(
      RECORDED.map(([, title]) => title),
      rows,
    ),
  ];
}

function comparisonMarkdown(metric: Metric, compared: readonly Compared[]): string[] {
  const { parameter } = metric.compare ?? {};
  const board = comparedBoard(metric);
  if (parameter === undefined || board === undefined || compared.length === 0) return [];
  const columns = board.columns.filter((column) => column.detail !== true);
  const lines = compared.flatMap(({ value, result }) =>
    result.rows.map((row) => [String(value), ...columns.map(({ key, unit }) => cellText(row[key], unit))]),
  );
  const [heads = [], ...cells] = turned([[parameter, ...columns.map((column) => column.key)], ...lines]);
  return [heading(2, `${board.title} by ${parameter}`), markdownTable(heads, cells)];
}
