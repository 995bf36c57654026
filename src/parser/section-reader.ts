import { crc32 } from 'node:zlib';
import type { Problem, SectionTally } from '../domain/round-file.ts';
import type { Column, Section } from '../format/section.ts';
import { type CellReader, type CellValue, expectedCell } from './cells.ts';
import { type Layout, layoutOf, type Row } from './layout.ts';
import type { Problems } from './problems.ts';
import { excerpt, printable } from './text.ts';

const SEMICOLON = 0x3b;

/** Reads the rows of one section that prox knows. A row that can't be read is a problem and nothing else. */
export class SectionReader {
  readonly name: string;
  readonly rows: Row[] = [];
  /** The greatest time of a row or point so far, ms. */
  lastTime = Number.NEGATIVE_INFINITY;
  private readonly section: Section;
  private readonly cells: CellReader;
  private readonly problems: Problems;
  private readonly timed: readonly string[];
  private readonly checksums: number[] = [];
  private readonly lineOfKey = new Map<CellValue | undefined, number>();
  private layout: Layout | null = null;
  private badRows = 0;

  constructor(section: Section, cells: CellReader, problems: Problems) {
    this.name = section.name;
    this.section = section;
    this.cells = cells;
    this.problems = problems;
    this.timed = section.columns
      .filter(({ name, kind }) => name.endsWith('time_ms') || kind === 'positions' || kind.startsWith('path'))
      .map(({ name }) => name);
  }

  /** Takes the names of the columns as the file has them, for the rows from here on. */
  setColumns(names: readonly string[]): void {
    this.layout = layoutOf(this.section, names);
  }

  /** Reads the row from `from` to `to` (not included), which stands in `line`; null where it can't be read. */
  readRow(from: number, to: number, line: number): Row | null {
    const row = this.readCells(from, to, line);
    if (row === null || this.isRepeated(row, line)) {
      this.badRows++;
      return null;
    }
    this.rows.push(row);
    this.checksums.push(crc32(this.cells.bytes.subarray(from, to)));
    for (const name of this.timed) this.lastTime = Math.max(this.lastTime, latestTime(row[name]));
    return row;
  }

  /** Counts a row that can't be read for a reason the caller has reported. */
  loseRow(): void {
    this.badRows++;
  }

  tally(): SectionTally {
    return {
      section: this.name,
      known: true,
      rows: this.rows.length + this.badRows,
      bad_rows: this.badRows,
      row_checksums: Uint32Array.from(this.checksums),
    };
  }

  private readCells(from: number, to: number, line: number): Row | null {
    const layout = this.layout;
    if (layout === null) {
      const expected = "the section's columns before its rows";
      return this.report(line, () => ({ column: null, found: excerpt(this.cells.bytes, from, to), expected }));
    }
    if (layout.missing !== null) {
      const { file } = layout.missing;
      return this.report(line, () => ({
        column: file,
        found: 'no such column',
        expected: 'it in the line of columns',
      }));
    }
    const row = { ...layout.blank };
    const last = layout.columns.length - 1;
    let at = from;
    for (let i = 0; i <= last; i++) {
      // The last cell takes the rest of the line.
      const end = i === last ? to : this.cellEnd(at, to);
      if (i < last && end === to) {
        const expected = `${last + 1} cells with ";" between them`;
        return this.report(line, () => ({ column: null, found: `${i + 1} cells`, expected }));
      }
      const column = layout.columns[i] ?? null;
      if (column !== null) {
        const value = this.cells.read(column, at, end);
        if (value === undefined) return this.reportCell(line, column, this.cells.faultAt, end);
        row[column.name] = value;
      }
      at = end + 1;
    }
    return row;
  }

  /** Whether a row before this one has the same key. */
  private isRepeated(row: Row, line: number): boolean {
    const { key } = this.section;
    if (key.length === 0) return false;
    const values = key.map((name) => row[name]);
    const wanted = values.length === 1 ? values[0] : values.join(';');
    const earlier = this.lineOfKey.get(wanted);
    if (earlier === undefined) {
      this.lineOfKey.set(wanted, line);
      return false;
    }
    this.report(line, () => {
      const files = key.map((name) => this.section.columns.find((column) => column.name === name)?.file ?? name);
      const expected = `a new ${files.join(', ')}: line ${earlier} has it already`;
      return { column: files.length === 1 ? (files[0] ?? null) : null, found: printable(values.join(', ')), expected };
    });
    return true;
  }

  private reportCell(line: number, column: Column, from: number, to: number): null {
    return this.report(line, () => ({
      column: column.file,
      found: excerpt(this.cells.bytes, from, to),
      expected: expectedCell(column),
    }));
  }

  private report(line: number, describe: () => Omit<Problem, 'line' | 'section'>): null {
    this.problems.add(() => ({ line, section: this.name, ...describe() }));
    return null;
  }

  private cellEnd(from: number, to: number): number {
    let at = from;
    while (at < to && this.cells.bytes[at] !== SEMICOLON) at++;
    return at;
  }
}

/** The greatest of a cell's times: a time itself or those of its points. */
function latestTime(cell: CellValue | undefined): number {
  if (typeof cell === 'number') return cell;
  let latest = Number.NEGATIVE_INFINITY;
  if (typeof cell === 'object' && cell !== null && 'time_ms' in cell && cell['time_ms'] instanceof Int32Array) {
    const times = cell['time_ms'];
    // Half of what a loop over its values takes
    for (let index = 0; index < times.length; index++) latest = Math.max(latest, times[index] ?? latest);
  }
  return latest;
}
