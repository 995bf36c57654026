import type { Column, ValueKind } from '../format/section.ts';
import { NumberScanner } from './numbers.ts';
import { decodeText } from './text.ts';
import { WordList } from './words.ts';

const NUL = 0x00;
const ZERO = 0x30;
const ONE = 0x31;
const COLON = 0x3a;
const SEMICOLON = 0x3b;

/** The longest text that is read, in bytes of UTF-8: two of them and more fit PostgreSQL's largest index entry, 2704. */
export const LONGEST_TEXT = 1024;
/** Times of a round, ms: any two are so near that their difference is a whole number of 32 bits. */
export const EARLIEST_MS = -100_000_000;
export const LATEST_MS = 2_000_000_000;

export type Scalar = string | number | boolean | null;

/** Whether a column of whole numbers has times or lengths of time. */
export function isTime(name: string): boolean {
  return name.endsWith('_ms');
}

/** Reads values that stand from `from` to `to` (not included). Undefined is what can't be read, null an empty value. */
export class ScalarReader {
  readonly bytes: Buffer;
  private readonly numbers = new NumberScanner();
  private readonly wordLists = new Map<readonly string[], WordList>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Reads the value of a column that is no list. */
  read(column: Column<string, ValueKind>, from: number, to: number): Scalar | undefined {
    switch (column.kind) {
      case 'name':
        return this.text(from, to);
      case 'text':
        return from === to ? undefined : this.text(from, to);
      case 'optional_text':
        return from === to ? null : this.text(from, to);
      case 'integer':
        return this.integer(column.name, from, to);
      case 'optional_integer':
        return from === to ? null : this.integer(column.name, from, to);
      case 'decimal':
        return this.decimal(from, to);
      case 'optional_decimal':
        return from === to ? null : this.decimal(from, to);
      case 'flag':
        return this.flag(from, to);
      case 'optional_flag':
        return from === to ? null : this.flag(from, to);
      case 'word':
        return this.word(column.words, from, to);
      case 'optional_word':
        return from === to ? null : this.word(column.words, from, to);
      case 'weapons':
        return this.weapons(from, to);
      default:
        return undefined;
    }
  }

  /** Text, which may be empty, of at most `LONGEST_TEXT` and without NUL: PostgreSQL can't hold it. */
  text(from: number, to: number): string | undefined {
    if (to - from > LONGEST_TEXT) return undefined;
    let high = 0;
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at] as number;
      if (byte === NUL) return undefined;
      high |= byte;
    }
    if (high < 0x80) return this.bytes.toString('latin1', from, to);
    const text = decodeText(this.bytes, from, to);
    return Buffer.byteLength(text) > LONGEST_TEXT ? undefined : text;
  }

  private integer(name: string, from: number, to: number): number | undefined {
    this.numbers.at = from;
    this.numbers.ok = true;
    const value = this.numbers.integer(this.bytes);
    if (isTime(name) && (value < EARLIEST_MS || value > LATEST_MS)) return undefined;
    return this.numbers.ok && this.numbers.at === to ? value : undefined;
  }

  private decimal(from: number, to: number): number | undefined {
    this.numbers.at = from;
    this.numbers.ok = true;
    const tenths = this.numbers.tenths(this.bytes);
    return this.numbers.ok && this.numbers.at === to ? tenths / 10 : undefined;
  }

  private flag(from: number, to: number): boolean | undefined {
    const byte = this.bytes[from];
    return to - from === 1 && (byte === ZERO || byte === ONE) ? byte === ONE : undefined;
  }

  private word(words: readonly string[], from: number, to: number): string | undefined {
    let list = this.wordLists.get(words);
    if (list === undefined) {
      list = new WordList(words);
      this.wordLists.set(words, list);
    }
    return words[list.find(this.bytes, from, to)];
  }

  /** `id:count;id:count;`, as written; the last `;` may be missing. */
  private weapons(from: number, to: number): string | undefined {
    this.numbers.at = from;
    this.numbers.ok = true;
    while (this.numbers.ok) {
      this.numbers.integer(this.bytes);
      if (this.bytes[this.numbers.at] !== COLON) return undefined;
      this.numbers.at++;
      this.numbers.integer(this.bytes);
      if (this.numbers.at < to && this.bytes[this.numbers.at] === SEMICOLON) this.numbers.at++;
      else if (this.numbers.at !== to) return undefined;
      if (this.numbers.at >= to) break;
    }
    return this.numbers.ok && this.numbers.at === to ? this.text(from, to) : undefined;
  }
}
