import type { EventEmitter } from 'node:events';

/** A terminal taken over, to be given back as it was. */
export interface TerminalSession {
  /** Gives the terminal back; a second time does nothing. */
  readonly leave: () => void;
}

export interface SessionOptions {
  readonly process: Pick<EventEmitter, 'on' | 'off'>;
  /** Writes before it returns: the process may end right after. */
  readonly write: (text: string) => void;
  /** Ends raw mode. */
  readonly endRawMode: () => void;
  /** A signal asks the program to end, and the terminal is given back already. */
  readonly onSignal: (signal: EndSignal) => void;
}

export const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
export type EndSignal = (typeof END_SIGNALS)[number];

/** The other screen, no cursor, and lines that are too long end at the edge. */
const ENTER = '\u001B[?1049h\u001B[?25l\u001B[?7l\u001B[2J\u001B[H';
const LEAVE = '\u001B[0m\u001B[?7h\u001B[?25h\u001B[?1049l';

/**
 * Takes the terminal over and gives it back however the program ends: by `leave`, a signal, an exit, and before an uncaught
 * error is told.
 */
export function enterTerminal({ process, write, endRawMode, onSignal }: SessionOptions): TerminalSession {
  let isOver = false;
  const leave = (): void => {
    if (isOver) return;
    isOver = true;
    // Without a terminal any more (SIGHUP) both fail, and nothing is left to give back
    for (const step of [endRawMode, () => write(LEAVE)]) {
      try {
        step();
      } catch {}
    }
    process.off('exit', leave);
    process.off('uncaughtExceptionMonitor', leave);
  };
  for (const signal of END_SIGNALS) {
    process.on(signal, () => {
      leave();
      onSignal(signal);
    });
  }
  process.on('exit', leave);
  // Comes before whoever tells of the error, which would else be written to the other screen and be lost with it
  process.on('uncaughtExceptionMonitor', leave);
  write(ENTER);
  return { leave };
}
