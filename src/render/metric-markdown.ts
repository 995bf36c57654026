import type { Board, BoardRow, Column, Example, Metric, Parameter } from '../report/metric.ts';
import { tableCell } from './cell.ts';
import { markdownTable } from './markdown-table.ts';

/** More columns than this are hard to read side by side. */
const MOST_COLUMNS = 6;

/** What a metric means, as Markdown whose first heading has that many `#`. */
export function metricMarkdown(metric: Metric, level: number): string {
  return [
    heading(level, metric.name),
    `${metric.summary}. Version ${metric.version} of its definition.`,
    metric.definition,
    ...parametersMarkdown(metric.parameters ?? [], level + 1),
    ...boardsMarkdown(metric, level + 1),
    ...refusalsMarkdown(metric, level + 1),
  ].join('\n\n');
}

/** The story of a metric's example, and the figures that follow from it; nothing where it has none. */
export function exampleMarkdown({ boards, example }: Metric, level: number): string[] {
  if (example === undefined) return [];
  const tables = boards.flatMap((board) => exampleTable(board, example));
  return [heading(level, 'Example'), example.story.trim(), ...tables];
}

/** A heading of that many `#`. */
export function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${text}`;
}

/**
 * A board's rows as a table, cells as a terminal's table shows them and empty where a row lacks
 * the column; a few long rows stand upright.
 */
function rowsMarkdown(columns: readonly Column[], rows: readonly BoardRow[]): string {
  const keys = columns.map((column) => column.key);
  const cells = rows.map((row) => columns.map(({ key, unit }) => (key in row ? cellText(row[key], unit) : '')));
  if (columns.length <= MOST_COLUMNS || rows.length >= MOST_COLUMNS) return markdownTable(keys, cells);
  const heads = rows.length === 1 ? ['value'] : rows.map((_, at) => `row ${at + 1}`);
  return markdownTable(['column', ...heads], turned([keys, ...cells]));
}

/** Lines as columns. */
export function turned(lines: readonly (readonly string[])[]): string[][] {
  return (lines[0] ?? []).map((_, at) => lines.map((cells) => cells[at] ?? ''));
}

/** A value as a table shows it, as plain text. */
export function cellText(value: BoardRow[string] | undefined, unit: Column['unit']): string {
  return tableCell(value, unit, 'UTC')
    .map((span) => span.text)
    .join('');
}

function parametersMarkdown(parameters: readonly Parameter[], level: number): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map((parameter) => [parameterName(parameter), defaultOf(parameter), parameter.help]);
  return [heading(level, 'Parameters'), markdownTable(['parameter', 'default', 'what it is'], rows)];
}

function parameterName(parameter: Parameter): string {
  return parameter.kind === 'argument' ? parameter.title : `--${parameter.flag}`;
}

function defaultOf(parameter: Parameter): string {
  if (parameter.kind === 'argument') return '';
  if (parameter.kind === 'word') return `${parameter.default} (of ${parameter.words.join(', ')})`;
  return String(parameter.default);
}

function boardsMarkdown({ boards }: Metric, level: number): string[] {
  return boards.flatMap((board) => [
    heading(level, `Board ${board.name}: ${board.title}`),
    ...(board.samples === null ? [] : [`Samples are counted by ${board.samples}.`]),
    markdownTable(
      ['column', 'what it is'],
      board.columns.map(({ key, help, detail }) => [key, detail ? `${help} Only with --columns.` : help]),
    ),
  ]);
}

function refusalsMarkdown({ refuses }: Metric, level: number): string[] {
  const reasons = Object.entries(refuses ?? {}).map(([filter, why]) => `- ${filter}: ${why}`);
  return reasons.length === 0 ? [] : [heading(level, 'Filters that it refuses'), reasons.join('\n')];
}

/** The columns that any of the example's rows names; a row's others do not matter. */
function exampleTable(board: Board, example: Example): string[] {
  const rows = example.boards[board.name];
  if (rows === undefined) return [];
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = board.columns.filter(({ key }) => named.has(key));
  const filters = Object.entries({ ...example.filters, ...example.parameters }).map(
    ([key, value]) => `${key} ${value}`,
  );
  const set = filters.length === 0 ? '' : ` (${filters.join(', ')})`;
  if (rows.length === 0) return [`Board ${board.name}${set} has no rows.`];
  return [`Board ${board.name}${set}:`, rowsMarkdown(columns, rows.map(withWords))];
}

/** GUIDs as the words that the story has for players. */
function withWords(row: BoardRow): BoardRow {
  const word = (value: BoardRow[string]) =>
    typeof value === 'string' && /^[A-Z][A-Z0-9]*0{8,}$/u.test(value) ? value.replace(/0+$/u, '').toLowerCase() : value;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, word(value)]));
}
