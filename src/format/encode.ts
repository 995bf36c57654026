import { integerText, tenthsText } from './numbers.ts';
import type { Column, Section, ValueKind } from './section.ts';
import { lineText, nameText, plainText } from './text.ts';

interface InputOfKind {
  integer: number;
  optional_integer: number | null;
  decimal: number;
  optional_decimal: number | null;
  flag: boolean;
  optional_flag: boolean | null;
  optional_text: string | null;
}

type CellInput<Kind extends ValueKind, Word extends string> = Kind extends keyof InputOfKind
  ? InputOfKind[Kind]
  : Kind extends 'word'
    ? Word
    : Kind extends 'optional_word'
      ? Word | null
      : string;

/**
 * A row as the encoder takes it, a property per column, named as everywhere. Numbers are in the column's unit; a
 * list is the text that lists.ts makes of it.
 */
export type RowInput<Columns extends readonly Column<string, ValueKind>[]> = {
  readonly [C in Columns[number] as C['name']]: C extends Column<string, infer Kind, infer Word>
    ? CellInput<Kind, Word>
    : never;
};

/** How a kind's values are written. Lists and words are text already. */
const CELL_TEXTS: { readonly [kind: string]: ((value: never) => string) | undefined } = {
  integer: integerText,
  optional_integer: integerText,
  decimal: decimalText,
  optional_decimal: decimalText,
  flag: flagText,
  optional_flag: flagText,
  name: nameText,
  text: plainText,
  optional_text: plainText,
};

function decimalText(value: number): string {
  return tenthsText(value * 10);
}

function flagText(value: boolean): string {
  return value ? '1' : '0';
}

/** One cell, its value of the column's kind; null is an empty one. Never raises, whatever the number. */
export function cellText(
  column: Column<string, ValueKind>,
  value: string | number | boolean | null | undefined,
): string {
  if (value === null || value === undefined) return '';
  const text = CELL_TEXTS[column.kind];
  return text === undefined ? (value as string) : text(value as never);
}

/** The file's first line. This and all that follow end with a line feed. */
export function versionLine(): string {
  return '# PROX_TRACKER_V1\n';
}

/** `key` is made of a-z, 0-9 and `_`. */
export function metadataLine(key: string, value: string): string {
  return `# ${key}=${lineText(value)}\n`;
}

/** The two lines that open a section for the first time: its name and its columns. */
export function sectionLines(section: Section): string {
  const columns: string[] = [];
  for (const column of section.columns) columns.push(column.file);
  return `${reopenLine(section)}# ${columns.join(';')}\n`;
}

/** The line that goes on with a section whose columns stand earlier in the file. */
export function reopenLine(section: Section): string {
  return `# ${section.name}\n`;
}

/**
 * A row without its line feed. Where the last column is a list, it can be given as '' and written after this in
 * parts, the line feed at the end.
 */
export function rowText<Columns extends readonly Column[]>(section: Section<Columns>, row: RowInput<Columns>): string {
  const values: { readonly [name: string]: string | number | boolean | null } = row;
  const cells: string[] = [];
  for (const column of section.columns) cells.push(cellText(column, values[column.name]));
  return cells.join(';');
}

/** A row. */
export function rowLine<Columns extends readonly Column[]>(section: Section<Columns>, row: RowInput<Columns>): string {
  return `${rowText(section, row)}\n`;
}
