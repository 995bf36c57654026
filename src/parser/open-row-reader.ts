import { crc32 } from 'node:zlib';
import type { SectionTally } from '../domain/round-file.ts';
import { ENGAGEMENTS, KILL_HEATMAP, MOVEMENT_HEATMAP, OPEN_ROWS } from '../format/sections.ts';
import type { CellReader } from './cells.ts';
import type { Row } from './layout.ts';
import type { Problems } from './problems.ts';
import { SectionReader } from './section-reader.ts';
import { excerpt } from './text.ts';

const SEMICOLON = 0x3b;
const COLUMNS = OPEN_ROWS.columns.map((column) => column.file).join(';');
/** The sections whose rows are written before they are final. */
const OPENED = [ENGAGEMENTS, KILL_HEATMAP, MOVEMENT_HEATMAP];

/** Reads OPEN_ROWS: each row is one of another section, in the columns of that section's declaration. */
export class OpenRowReader {
  readonly name = OPEN_ROWS.name;
  readonly rows: { readonly section: string; readonly row: Row }[] = [];
  private readonly bytes: Buffer;
  private readonly problems: Problems;
  private readonly readers: ReadonlyMap<string, SectionReader>;
  private readonly checksums: number[] = [];
  private hasColumns = false;
  private badRows = 0;

  constructor(cells: CellReader, problems: Problems) {
    this.bytes = cells.bytes;
    this.problems = problems;
    this.readers = new Map(
      OPENED.map((section) => {
        // A row is written again whenever it has changed.
        const reader = new SectionReader({ ...section, key: [] }, cells, problems);
        reader.setColumns(section.columns.map((column) => column.file));
        return [section.name, reader];
      }),
    );
  }

  /** The greatest time of a row or point so far, ms. */
  get lastTime(): number {
    return Math.max(...[...this.readers.values()].map((reader) => reader.lastTime));
  }

  setColumns(names: readonly string[]): void {
    this.hasColumns = names.join(';') === COLUMNS;
  }

  /** Reads the row from `from` to `to` (not included), which stands in `line`. */
  readRow(from: number, to: number, line: number): void {
    const row = this.readOpenRow(from, to, line);
    if (row === null) {
      this.badRows++;
      return;
    }
    this.rows.push(row);
    this.checksums.push(crc32(this.bytes.subarray(from, to)));
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

  private readOpenRow(from: number, to: number, line: number): { section: string; row: Row } | null {
    let nameEnd = from;
    while (nameEnd < to && this.bytes[nameEnd] !== SEMICOLON) nameEnd++;
    const section = this.bytes.toString('latin1', from, Math.min(nameEnd, from + 100));
    const reader = this.readers.get(section);
    if (!this.hasColumns || nameEnd === to || reader === undefined) {
      const names = [...this.readers.keys()].join(', ');
      const expected = this.hasColumns
        ? `one of ${names}, ";" and a row of it`
        : `the section's columns, ${COLUMNS}, before its rows`;
      const found = excerpt(this.bytes, from, to);
      this.problems.add(() => ({ line, section: this.name, column: null, found, expected }));
      return null;
    }
    const row = reader.readRow(nameEnd + 1, to, line);
    return row === null ? null : { section, row };
  }
}
