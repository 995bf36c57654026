import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { finishedName, isRoundFile, unpackedName } from '../input/names.ts';

/** Changes come in crowds: so long is waited for the rest, ms. */
const CROWD_MS = 300;

/**
 * Tells when something happens in folders. A folder has one watch, not every file in it: there may be years of them. Where the
 * system tells nothing, as on network shares, only the time wakes.
 */
export class WakeUps {
  readonly #watches = new Map<string, FSWatcher>();
  #wake = () => {};
  #isAwake = false;

  /** Watches these folders and no others from now on. */
  watch(folders: ReadonlySet<string>): void {
    for (const [folder, folderWatch] of this.#watches) {
      if (folders.has(folder)) continue;
      folderWatch.close();
      this.#watches.delete(folder);
    }
    for (const folder of folders) if (!this.#watches.has(folder)) this.#add(folder);
  }

  /** Waits until something has happened, `ms` have passed or `signal` says to end. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const time = new AbortController();
    const happened = new Promise<'happened'>((resolve) => {
      this.#wake = () => resolve('happened');
      if (this.#isAwake) resolve('happened');
    });
    const passed = sleep(ms, undefined, { signal: AbortSignal.any([signal, time.signal]) }).catch(() => {});
    const what = await Promise.race([happened, passed]);
    time.abort();
    if (what === 'happened' && !signal.aborted) await sleep(CROWD_MS, undefined, { signal }).catch(() => {});
    this.#isAwake = false;
  }

  close(): void {
    this.watch(new Set());
  }

  #add(folder: string): void {
    try {
      const folderWatch = watch(folder, (_, name) => {
        if (name !== null && !mayBeWhole(name)) return;
        this.#isAwake = true;
        this.#wake();
      });
      this.#watches.set(folder, folderWatch);
      // What came before the watch nobody tells of.
      this.#isAwake = true;
      // A folder that goes, or a system with too many watches: the next look tells, or tries again.
      folderWatch.on('error', () => {
        folderWatch.close();
        this.#watches.delete(folder);
      });
    } catch {
      // As above
    }
  }
}

/** Not a `.part`: its tracker writes to it all the time, and will rename it. A folder may hold round files. */
function mayBeWhole(name: string): boolean {
  return !name.includes('.') || (isRoundFile(name) && unpackedName(name) === finishedName(name));
}
