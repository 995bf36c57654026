import { setTimeout as sleep } from 'node:timers/promises';
import type { Terminal } from '../test/views/terminal.ts';

/** What came after a key. */
export interface Answer {
  /** Until the screen was another than before. */
  readonly changed_ms: number;
  /** Until it changed no more and nothing was loading. */
  readonly done_ms: number;
}

export interface Stopwatch {
  /** Presses a key, by tmux's name, and waits until nothing goes on any more. */
  press(key: string): Promise<Answer>;
}

/** A screen that has not changed for so long stays; a spinner turns more often. */
const QUIET_MS = 250;

/** What takes longer than this never comes. */
const PATIENCE_MS = 20_000;

/** Measures by what tmux tells as it comes: no look at the screen takes part. */
export async function openStopwatch(terminal: Terminal): Promise<Stopwatch> {
  const client = terminal.control();
  let first: number | null = null;
  let last = performance.now();
  client.stdout.on('data', (chunk: Buffer) => {
    if (!/^%output/mu.test(chunk.toString('latin1'))) return;
    last = performance.now();
    first ??= last;
  });
  const isQuiet = async (): Promise<boolean> => {
    const screen = await terminal.screen();
    // A replay that plays is never quiet
    return !/^[^\n]* loading/u.test(screen) && (performance.now() - last > QUIET_MS || /^▶ \d/mu.test(screen));
  };
  const quiet = async (): Promise<void> => {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await isQuiet())) {
      if (performance.now() > deadline) throw new Error(`It never rests:\n${await terminal.screen()}`);
      await sleep(20);
    }
  };
  await quiet();
  return {
    async press(key) {
      first = null;
      const begin = performance.now();
      client.stdin.write(`send-keys ${key === '~' ? "'~'" : JSON.stringify(key)}\n`);
      while (first === null) {
        if (performance.now() - begin > PATIENCE_MS)
          throw new Error(`${key} changes nothing:\n${await terminal.screen()}`);
        await sleep(1);
      }
      await quiet();
      return { changed_ms: first - begin, done_ms: last - begin };
    },
  };
}
