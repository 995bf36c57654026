import { WRITTEN_SECTIONS } from '../../src/format/sections.ts';

/** What a file of our tracker holds, cell by cell and unread. */
export interface StrictFile {
  readonly metadata: ReadonlyMap<string, string>;
  /** Cells of every row by section, all sections in the file's order. */
  readonly rows: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Whether its last line is the end marker. */
  readonly ended: boolean;
}

const VERSION = '# PROX_TRACKER_V1';
const METADATA = /^# ([a-z0-9_]+)=(.*)$/u;
const SECTION = /^# ([A-Z][A-Z0-9_]+)$/u;

/**
 * Reads a file of our tracker to the letter of the format; throws at the first line that isn't to it: the version line,
 * metadata, every section opened once with its columns and in order, rows with a cell per column, and where there is an
 * end marker, it counts the rows and nothing follows it. Bytes are read one to a character.
 */
export function readStrictly(bytes: Buffer): StrictFile {
  const lines = bytes.toString('latin1').split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no line feed');
  if (lines.shift() !== VERSION) throw new Error('the first line is no version line');
  const reader = new StrictReader();
  for (const line of lines) reader.readLine(line);
  return reader.finish();
}

class StrictReader {
  private readonly metadata = new Map<string, string>();
  private readonly rows = new Map<string, string[][]>();
  private readonly columns = new Map<string, number>();
  private section: string | null = null;

  readLine(line: string): void {
    if (this.metadata.has('row_counts')) throw new Error(`a line after the end marker: ${line}`);
    const [, key, value] = METADATA.exec(line) ?? [];
    if (key !== undefined) this.addMetadata(key, value ?? '');
    else if (SECTION.test(line)) this.open(line.slice(2));
    else if (line.startsWith('# ')) this.declare(line.slice(2));
    else this.addRow(line);
  }

  finish(): StrictFile {
    const names = WRITTEN_SECTIONS.map(({ name }) => name).join();
    if ([...this.rows.keys()].join() !== names) throw new Error(`sections: ${[...this.rows.keys()].join()}`);
    if (this.columns.size !== this.rows.size) throw new Error('a section without columns');
    const counts = [...this.rows].map(([name, rows]) => `${name}:${rows.length}`).join();
    const marker = this.metadata.get('row_counts');
    if (marker !== undefined && marker !== counts) throw new Error(`the end marker says ${marker}, found ${counts}`);
    return { metadata: this.metadata, rows: this.rows, ended: marker !== undefined };
  }

  private addMetadata(key: string, value: string): void {
    if (this.metadata.has(key)) throw new Error(`${key} twice`);
    this.metadata.set(key, value);
  }

  private open(name: string): void {
    this.section = name;
    if (!this.rows.has(name)) this.rows.set(name, []);
  }

  private declare(text: string): void {
    const section = WRITTEN_SECTIONS.find(({ name }) => name === this.section);
    if (section === undefined || this.columns.has(section.name)) throw new Error(`columns out of place: ${text}`);
    if (text !== section.columns.map(({ file }) => file).join(';'))
      throw new Error(`${section.name}'s columns: ${text}`);
    this.columns.set(section.name, section.columns.length);
  }

  private addRow(line: string): void {
    const width = this.section === null ? undefined : this.columns.get(this.section);
    if (this.section === null || width === undefined) throw new Error(`a row without section or columns: ${line}`);
    const cells = line.split(';');
    const row = [...cells.slice(0, width - 1), cells.slice(width - 1).join(';')];
    if (cells.length < width) throw new Error(`${this.section}: ${cells.length} cells, expected ${width}: ${line}`);
    const mayHoldMore = ['ENGAGEMENTS', 'OPEN_ROWS'].includes(this.section);
    if (cells.length > width && !mayHoldMore) throw new Error(`${this.section}: ${cells.length} cells: ${line}`);
    this.rows.get(this.section)?.push(row);
  }
}
