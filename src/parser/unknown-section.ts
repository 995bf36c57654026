import type { SectionTally } from '../domain/round-file.ts';

/** A section whose rows are counted and not read. */
export class UnknownSection {
  readonly name: string;
  private rows = 0;
  private badRows = 0;

  constructor(name: string) {
    this.name = name;
  }

  readRow(): void {
    this.rows++;
  }

  loseRow(): void {
    this.rows++;
    this.badRows++;
  }

  tally(): SectionTally {
    return {
      section: this.name,
      known: false,
      rows: this.rows,
      bad_rows: this.badRows,
      row_checksums: new Uint32Array(0),
    };
  }
}
