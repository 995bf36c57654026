import { EventEmitter } from 'node:events';

/** Stands for the lines of the view in what ink lays out: the screen puts them there. A character that no text has. */
export const BODY_MARK = '\uE000';

const SYNCHRONIZED = ['\u001B[?2026h', '\u001B[?2026l'] as const;

export interface ScreenOptions {
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The terminal as ink's stdout. ink writes whole frames (its option `debug`), with a mark where the view's lines belong; the
 * screen writes the lines that changed, each to its row. ink's own way would read a view of 200 × 60 coloured cells
 * character by character, which takes half a second, and would leave the terminal's last row empty.
 */
export class Screen extends EventEmitter {
  readonly #write: (text: string) => void;
  #shown: readonly string[] = [];
  #frame = '';
  #body: readonly string[] = [];
  #isDue = false;
  #isOver = false;
  columns: number;
  rows: number;

  constructor({ write, columns, rows }: ScreenOptions) {
    super();
    this.#write = write;
    this.columns = columns;
    this.rows = rows;
  }

  /** ink's: a whole frame. */
  write(frame: string): boolean {
    this.#frame = frame;
    this.#becomeDue();
    return true;
  }

  /** The view's lines, one for each row that is theirs. */
  showBody(lines: readonly string[]): void {
    this.#body = lines;
    this.#becomeDue();
  }

  /** Everything is drawn anew: the terminal may have moved what it showed. */
  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.#shown = [];
  }

  /** Draws nothing from now on. */
  end(): void {
    this.#isOver = true;
  }

  /** The frame and the view's lines come one after the other; they are drawn together. */
  #becomeDue(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (!this.#isOver) this.#draw();
    });
  }

  #draw(): void {
    const lines = this.#frame
      .split('\n')
      .flatMap((line) => (line.includes(BODY_MARK) ? this.#body : [line]))
      .slice(0, this.rows);
    const text = changes(this.#shown, lines, this.rows);
    this.#shown = lines;
    if (text !== '') this.#write(`${SYNCHRONIZED[0]}${text}${SYNCHRONIZED[1]}`);
  }
}

/** What turns the lines that are shown into others; nothing shown is a terminal in any state. */
export function changes(shown: readonly string[], lines: readonly string[], rows: number): string {
  const start = shown.length === 0 ? '\u001B[0m\u001B[2J' : '';
  const changed = Array.from({ length: rows }, (_, row) => {
    const line = lines[row] ?? '';
    if (line === (shown[row] ?? '')) return '';
    // Erased before: after a line that fills the row the cursor stands on its last character
    return `\u001B[${row + 1};1H\u001B[K${line}\u001B[0m`;
  });
  return start + changed.join('');
}
