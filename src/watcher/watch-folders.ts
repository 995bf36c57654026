import { dirname } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Receipt } from '../importer/receipt.ts';
import { lookInto } from './look.ts';
import { markDone, type Patience, type Remembered, takeLook } from './ripe-files.ts';
import { WakeUps } from './wake-ups.ts';

/** Imports files in their order; throws a Failure of kind `database` when the database can't be used. */
type ImportPaths = (paths: readonly string[], onReceipt: (receipt: Receipt) => void) => Promise<unknown>;

export interface WatchOptions {
  readonly importPaths: ImportPaths;
  readonly patience: Patience;
  /** The longest time between two looks, ms. */
  readonly interval_ms: number;
  /** Ends after all files that are there, and no longer grow, have been imported. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** Called for each file with what was done. */
  readonly onReceipt: (receipt: Receipt) => void;
  /** Called after all files of a look, those before a failure of the database as well. */
  readonly onImported: (receipts: readonly Receipt[]) => void;
  /** Called when something stands in the way, and how long until the next try, ms; once for each sentence in a row. */
  readonly onTrouble: (trouble: string, suggestions: readonly string[], retry_ms: number) => void;
  /** Called when what stood in the way is over. */
  readonly onRecovery: () => void;
}

/** The first pause after the database failed, doubled with each failure. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Imports the round files of folders as they come, until `signal` says to end. A file that could not be imported because the database was
 * away is tried again; one that is bad is not, until it changes. With `once` a database that is away is thrown.
 */
export async function watchFolders(folders: readonly string[], options: WatchOptions): Promise<void> {
  const wakeUps = new WakeUps();
  const watcher = new Watcher(folders, options);
  try {
    for (;;) {
      const pause_ms = await watcher.round();
      if (options.signal.aborted || (options.once && !watcher.isWaiting)) return;
      wakeUps.watch(watcher.folders);
      const { interval_ms, patience } = options;
      const next_ms = watcher.isWaiting ? Math.min(interval_ms, patience.file_ms) : interval_ms;
      if (pause_ms === 0) await wakeUps.wait(next_ms, options.signal);
      // Files that come don't make a database come back.
      else await new WakeUps().wait(pause_ms, options.signal);
      if (options.signal.aborted) return;
    }
  } finally {
    wakeUps.close();
  }
}

class Watcher {
  readonly #named: readonly string[];
  readonly #options: WatchOptions;
  #memory = new Map<string, Remembered>();
  #failures = 0;
  #trouble = '';
  /** Where round files are, and the folders that were named. */
  folders: ReadonlySet<string>;
  /** Whether a finished file still grows. */
  isWaiting = false;

  constructor(folders: readonly string[], options: WatchOptions) {
    this.#named = folders;
    this.#options = options;
    this.folders = new Set(folders);
  }

  /** Looks once and imports what is ripe. Returns how long to leave the database alone, ms; 0 where it is well. */
  async round(): Promise<number> {
    const { patience, signal, once } = this.#options;
    const { files, problems } = await lookInto(this.#named, this.#memory);
    const now = { steady_ms: performance.now(), calendar_ms: Date.now() };
    const look = takeLook(this.#memory, files, now, patience);
    this.#memory = look.memory;
    this.folders = new Set([...this.#named, ...files.map(({ path }) => dirname(path))]);
    this.isWaiting = look.growing.some((path) => !path.endsWith('.part'));
    if (look.ripe.length === 0 || signal.aborted) {
      this.#tell(problems.join('; '), [], this.#options.interval_ms);
      return 0;
    }
    try {
      await this.#import(look.ripe);
    } catch (error) {
      if (once || !(error instanceof Failure) || error.kind !== 'database') throw error;
      this.#failures += 1;
      const pause_ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures - 1));
      this.#tell(error.message, error.suggestions, pause_ms);
      return pause_ms;
    }
    this.#failures = 0;
    this.#tell('', [], 0);
    return 0;
  }

  async #import(paths: readonly string[]): Promise<void> {
    const receipts: Receipt[] = [];
    try {
      await this.#options.importPaths(paths, (receipt) => {
        markDone(this.#memory, receipt.file);
        receipts.push(receipt);
        this.#options.onReceipt(receipt);
      });
    } finally {
      if (receipts.length > 0) this.#options.onImported(receipts);
    }
  }

  #tell(trouble: string, suggestions: readonly string[], retry_ms: number): void {
    if (trouble === this.#trouble) return;
    const wasTrouble = this.#trouble !== '';
    this.#trouble = trouble;
    if (trouble !== '') this.#options.onTrouble(trouble, suggestions, retry_ms);
    else if (wasTrouble) this.#options.onRecovery();
  }
}
