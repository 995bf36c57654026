import type { RoundFile, RoundRows, SectionTally } from '../domain/round-file.ts';
import { OPEN_ROWS, SECTIONS } from '../format/sections.ts';
import { ROUND_ENDS } from '../format/words.ts';
import { CellReader, TEXT_LIMITS } from './cells.ts';
import { END_MARKER, wrongCounts } from './end-marker.ts';
import { OpenRowReader } from './open-row-reader.ts';
import { Problems } from './problems.ts';
import { SectionReader } from './section-reader.ts';
import { excerpt } from './text.ts';
import { UnknownSection } from './unknown-section.ts';
import { readVersion, type Version } from './version.ts';

const HASH = 0x23;
/** How much of a line that begins with `#` is looked at for what it is. A metadata value may be longer. */
const LONGEST_HEADER = 16_384;
const LONGEST_SECTION_NAME = 64;
/** A real file has forty. */
const MOST_KEYS = 1000;
/** A file can name a section per line; further unknown ones are counted together. */
const UNKNOWN_SECTIONS = 500;
const OTHERS = '(other sections)';

type KnownSection = SectionReader | OpenRowReader;

/** Takes a file's lines in order and makes a round of them. A line is given as its bytes' place without CR and LF. */
export class RoundReader {
  private readonly bytes: Buffer;
  private readonly cells: CellReader;
  private readonly problems = new Problems();
  private readonly metadata = new Map<string, string>();
  private readonly known = new Map<string, KnownSection>();
  /** All sections, in file order. */
  private readonly sections = new Map<string, KnownSection | UnknownSection>();
  private current: KnownSection | UnknownSection | null = null;
  /** Whether the next line may name the section's columns. */
  private columnsMayFollow = false;
  private cutLine = false;
  /** The line of the end marker, while nothing has come after it. */
  private endMarkerLine: number | null = null;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.cells = new CellReader(bytes);
  }

  readLine(from: number, to: number, line: number): void {
    const afterSection = this.columnsMayFollow;
    this.columnsMayFollow = false;
    this.endMarkerLine = null;
    if (this.bytes[from] === HASH) this.readHeader(from, to, line, afterSection);
    else if (this.current !== null) this.current.readRow(from, to, line);
    else this.report(from, to, line, 'a section such as `# ENGAGEMENTS` before the first row');
  }

  /** Takes the file's last line where it has no line feed: the file was cut in it. */
  readCutLine(from: number, to: number, line: number): void {
    this.cutLine = true;
    this.endMarkerLine = null;
    if (this.bytes[from] !== HASH) this.current?.loseRow();
    this.report(from, to, line, 'a line feed at the end of this line, in which the file was cut');
  }

  round(version: Version): RoundFile {
    const sections = [...this.sections.values()].map((section) => section.tally());
    const times = [...this.known.values()].map((section) => section.lastTime);
    const lastTime = Math.max(...times);
    const complete = version.tracker === 'PROX_TRACKER' ? this.isComplete(sections) : null;
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
      complete,
      ended: ROUND_ENDS.find((word) => word === this.metadata.get('ended')) ?? null,
    };
  }

  /** Whether the end marker is the last line; reports where its counts are not those of `sections`. */
  private isComplete(sections: readonly SectionTally[]): boolean {
    if (this.endMarkerLine === null) return false;
    const wrong = wrongCounts(this.metadata.get(END_MARKER) ?? '', this.endMarkerLine, sections);
    for (const problem of wrong ?? []) this.problems.add(() => problem);
    return wrong !== null;
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
    if (isColumns && !(this.current instanceof UnknownSection)) this.current?.setColumns(header.slice(2).split(';'));
  }

  private readMetadata(key: string, from: number, to: number, line: number): void {
    const value = this.cells.text(from + `# ${key}=`.length, to);
    if (value === undefined) this.report(from, to, line, `a value ${TEXT_LIMITS}`);
    else if (this.metadata.size === MOST_KEYS && !this.metadata.has(key)) {
      this.report(from, to, line, `no more than ${MOST_KEYS} keys`);
    } else {
      this.metadata.set(key, value);
      if (key === END_MARKER) this.endMarkerLine = line;
    }
  }

  private openSection(name: string): void {
    this.columnsMayFollow = true;
    this.current = this.sections.get(name) ?? this.addSection(name);
  }

  private addSection(name: string): KnownSection | UnknownSection {
    const declaration = SECTIONS.find((section) => section.name === name);
    if (declaration !== undefined) {
      const reader =
        name === OPEN_ROWS.name
          ? new OpenRowReader(this.cells, this.problems)
          : new SectionReader(declaration, this.cells, this.problems);
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
