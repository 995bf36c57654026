import type { RoundFile, RoundRows } from '../domain/round-file.ts';
import { SECTIONS } from '../format/sections.ts';
import { CellReader, TEXT_LIMITS } from './cells.ts';
import { Problems } from './problems.ts';
import { SectionReader } from './section-reader.ts';
import { excerpt } from './text.ts';
import { UnknownSection } from './unknown-section.ts';
import { readVersion, type Version } from './version.ts';

const HASH = 0x23;
/** How much of a line that begins with `#` is looked at for what it is. A metadata value may be longer. */
const LONGEST_HEADER = 16_384;
const LONGEST_SECTION_NAME = 64;
/** A file can name a section per line; further unknown ones are counted together. */
const UNKNOWN_SECTIONS = 500;
const OTHERS = '(other sections)';

/** Takes a file's lines in order and makes a round of them. A line is given as its bytes' place without CR and LF. */
export class RoundReader {
  private readonly bytes: Buffer;
  private readonly cells: CellReader;
  private readonly problems = new Problems();
  private readonly metadata = new Map<string, string>();
  private readonly known = new Map<string, SectionReader>();
  /** All sections, in file order. */
  private readonly sections = new Map<string, SectionReader | UnknownSection>();
  private current: SectionReader | UnknownSection | null = null;
  /** Whether the next line may name the section's columns. */
  private columnsMayFollow = false;
  private cutLine = false;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.cells = new CellReader(bytes);
  }

  readLine(from: number, to: number, line: number): void {
    const afterSection = this.columnsMayFollow;
    this.columnsMayFollow = false;
    if (this.bytes[from] === HASH) this.readHeader(from, to, line, afterSection);
    else if (this.current !== null) this.current.readRow(from, to, line);
    else this.report(from, to, line, 'a section such as `# ENGAGEMENTS` before the first row');
  }

  /** Takes the file's last line where it has no line feed: the file was cut in it. */
  readCutLine(from: number, to: number, line: number): void {
    this.cutLine = true;
    if (this.bytes[from] !== HASH) this.current?.loseRow();
    this.report(from, to, line, 'a line feed at the end of this line, in which the file was cut');
  }

  round(version: Version): RoundFile {
    const sections = [...this.sections.values()].map((section) => section.tally());
    const times = [...this.known.values()].map((section) => section.lastTime);
    const lastTime = Math.max(...times);
    return {
      tracker: version.tracker,
      generation: version.generation,
      metadata: this.metadata,
      rows: this.rows(),
      sections,
      problems: this.problems.kept,
      problem_count: this.problems.count,
      last_time_ms: Number.isFinite(lastTime) ? lastTime : 0,
      cut_line: this.cutLine,
    };
  }

  private rows(): RoundRows {
    const rows = SECTIONS.map(({ name }) => [name, this.known.get(name)?.rows ?? []]);
    return Object.fromEntries(rows) as unknown as RoundRows;
  }

  private readHeader(from: number, to: number, line: number, afterSection: boolean): void {
    const header = this.bytes.toString('latin1', from, Math.min(to, from + LONGEST_HEADER));
    const key = /^# ([a-z0-9_]+)=/.exec(header)?.[1];
    if (key !== undefined) {
      this.readMetadata(key, from, to, line);
      return;
    }
    const section = /^# ([A-Z][A-Z0-9_]+)$/.exec(header)?.[1];
    if (section !== undefined) {
      if (readVersion(header) !== null) this.report(from, to, line, 'the only version line to be the first line');
      this.openSection(section.slice(0, LONGEST_SECTION_NAME));
      return;
    }
    const isColumns = afterSection && header.includes(';') && to - from < LONGEST_HEADER;
    if (isColumns && this.current instanceof SectionReader) this.current.setColumns(header.slice(2).split(';'));
  }

  private readMetadata(key: string, from: number, to: number, line: number): void {
    const value = this.cells.text(from + `# ${key}=`.length, to);
    if (value === undefined) this.report(from, to, line, `a value ${TEXT_LIMITS}`);
    else this.metadata.set(key, value);
  }

  private openSection(name: string): void {
    this.columnsMayFollow = true;
    this.current = this.sections.get(name) ?? this.addSection(name);
  }

  private addSection(name: string): SectionReader | UnknownSection {
    const declaration = SECTIONS.find((section) => section.name === name);
    if (declaration !== undefined) {
      const reader = new SectionReader(declaration, this.cells, this.problems);
      this.known.set(name, reader);
      this.sections.set(name, reader);
      return reader;
    }
    const counted = this.sections.size - this.known.size < UNKNOWN_SECTIONS ? name : OTHERS;
    const section = this.sections.get(counted) ?? new UnknownSection(counted);
    this.sections.set(counted, section);
    return section;
  }

  private report(from: number, to: number, line: number, expected: string): void {
    const section = this.current?.name ?? null;
    this.problems.add(() => ({ line, section, column: null, found: excerpt(this.bytes, from, to), expected }));
  }
}
