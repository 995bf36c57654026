import type { Column } from '../format/section.ts';
import { NumberScanner, type Scale } from './numbers.ts';
import { EARLIEST_MS, LATEST_MS } from './scalars.ts';
import { WordList } from './words.ts';

const COMMA = 0x2c;
const PIPE = 0x7c;
/** Points that a buffer holds; it only grows when one list has more. */
const CHUNK = 8192;

/** A list of points: how many, and a view of integers per column under the column's name. */
export type Points = { readonly length: number } & Readonly<Record<string, Int32Array | number>>;

/** Reads lists of points that all have the same columns. */
export class PointReader {
  /** Of the list that could not be read: where the point at fault begins. */
  faultAt = 0;
  protected readonly numbers = new NumberScanner();
  /** One per column; lists lie in it one after the other, and `used` points are taken. */
  protected buffers: readonly Int32Array[] = [];
  private readonly names: readonly string[];
  private readonly scales: readonly Scale[];
  private readonly words: readonly (WordList | null)[];
  /** The index of each word of one byte, by 256 times its column and the byte; -1 where there is none. */
  private readonly letters: Int8Array;
  /** The last longer word of each column: most often the next one too. */
  private readonly guesses: Int32Array;
  private capacity = 0;
  private used = 0;

  constructor(columns: readonly Column[]) {
    this.names = columns.map((column) => column.name);
    this.scales = columns.map((column) => (column.kind === 'decimal' ? 10 : 1));
    this.words = columns.map((column) => (column.kind === 'word' ? new WordList(column.words) : null));
    this.letters = lettersOf(columns);
    this.guesses = new Int32Array(columns.length);
  }

  /** Reads the list from `from` to `to` (not included); undefined when a point of it can't be read. */
  read(bytes: Uint8Array, from: number, to: number): Points | undefined {
    let first = this.used;
    let end = first;
    let at = from;
    while (at < to || end > first) {
      if (end === this.capacity) {
        this.startBuffers(first, end);
        end -= first;
        first = 0;
      }
      this.faultAt = at;
      at = this.readPoint(bytes, at, to, end);
      if (at < 0 || !this.hasTimeOfRound(end)) return undefined;
      end++;
      if (at === to) break;
      if (bytes[at] !== PIPE) return undefined;
      at++;
    }
    this.used = end;
    return this.view(first, end);
  }

  /** A point's first value is its time. */
  private hasTimeOfRound(index: number): boolean {
    const time_ms = this.buffers[0]?.[index] as number;
    return time_ms >= EARLIEST_MS && time_ms <= LATEST_MS;
  }

  /** Reads a point into place `index` of the buffers; returns where it ends, or -1. */
  protected readPoint(bytes: Uint8Array, from: number, to: number, index: number): number {
    const { numbers, buffers, scales, words } = this;
    const last = buffers.length - 1;
    numbers.at = from;
    numbers.ok = true;
    for (let i = 0; i <= last; i++) {
      const list = words[i] as WordList | null;
      const value = list !== null ? this.readWord(list, i, bytes, to) : numbers.scaled(bytes, scales[i] as Scale);
      (buffers[i] as Int32Array)[index] = value;
      if (i < last && bytes[numbers.at++] !== COMMA) return -1;
    }
    return numbers.ok ? numbers.at : -1;
  }

  private readWord(list: WordList, column: number, bytes: Uint8Array, to: number): number {
    const from = this.numbers.at;
    if (isValueEnd(bytes, from + 1, to)) {
      const letter = this.letters[(column << 8) | (bytes[from] as number)] as number;
      if (letter < 0) this.numbers.ok = false;
      this.numbers.at = from + 1;
      return letter;
    }
    const guess = this.guesses[column] as number;
    const guessed = list.endOf(guess, bytes, from);
    if (guessed >= 0 && isValueEnd(bytes, guessed, to)) {
      this.numbers.at = guessed;
      return guess;
    }
    let end = from;
    while (!isValueEnd(bytes, end, to)) end++;
    this.numbers.at = end;
    const word = list.find(bytes, from, end);
    if (word < 0) this.numbers.ok = false;
    else this.guesses[column] = word;
    return word;
  }

  /** Starts new buffers with the list begun in the old ones, which the lists before it keep. */
  private startBuffers(first: number, end: number): void {
    this.used = 0;
    this.capacity = Math.max(CHUNK, (end - first) * 2);
    this.buffers = this.names.map((_, i) => {
      const buffer = new Int32Array(this.capacity);
      const old = this.buffers[i];
      if (old !== undefined) buffer.set(old.subarray(first, end));
      return buffer;
    });
  }

  private view(first: number, end: number): Points {
    const points: { length: number } & Record<string, Int32Array | number> = { length: end - first };
    for (let i = 0; i < this.names.length; i++) {
      const buffer = this.buffers[i] ?? new Int32Array(0);
      points[this.names[i] as string] = buffer.subarray(first, end);
    }
    return points;
  }
}

/** Whether a value of a point that has come to `at` is over, in a list that goes to `to`. */
export function isValueEnd(bytes: Uint8Array, at: number, to: number): boolean {
  return at >= to || bytes[at] === COMMA || bytes[at] === PIPE;
}

/** The words of one byte of all columns, such as a stance: they change so often that a guess would cost more. */
function lettersOf(columns: readonly Column[]): Int8Array {
  const letters = new Int8Array(columns.length << 8).fill(-1);
  for (const [i, column] of columns.entries()) {
    if (column.kind !== 'word') continue;
    for (const [index, word] of column.words.entries()) {
      if (word.length === 1) letters[(i << 8) | word.charCodeAt(0)] = index;
    }
  }
  return letters;
}
