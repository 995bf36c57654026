import type { Column, Section } from '../format/section.ts';
import { absentCell, type CellValue } from './cells.ts';

/** A row under construction; the section's declaration makes it the domain's type. */
export type Row = Record<string, CellValue>;

/** How a section's rows stand in one file, by its line of columns. */
export interface Layout {
  /** The file's columns in order; null is one that prox does not know. */
  readonly columns: readonly (Column | null)[];
  /** A column that is not in the file and must be. */
  readonly missing: Column | null;
  /** A row with what absent columns read as. All rows are copies of it, so that all have one order of properties. */
  readonly blank: Row;
}

/** Finds a section's columns among the names in the file's line of columns. */
export function layoutOf(section: Section, names: readonly string[]): Layout {
  const blank: Row = {};
  let missing: Column | null = null;
  for (const column of section.columns) {
    const absent = absentCell(column.kind);
    blank[column.name] = absent ?? null;
    if (absent === undefined && !names.includes(column.file)) missing ??= column;
  }
  const columns = names.map((name) => section.columns.find((column) => column.file === name) ?? null);
  return { columns, missing, blank };
}
