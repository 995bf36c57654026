import { constants } from 'node:os';
import type { ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { RegisteredView } from './live-view.ts';
import { Screen } from './screen.ts';
import { Shell } from './shell.ts';
import { terminalCanvas } from './terminal-canvas.ts';
import { type EndSignal, enterTerminal } from './terminal-session.ts';

export interface RunOptions {
  readonly views: readonly RegisteredView[];
  /** The view to begin with, and its argument. */
  readonly view: string;
  readonly argument: string | null;
  readonly database: Queries;
  readonly filters: ScopeFilters;
}

/** Why the views end. */
type Exit = 'quit' | 'interrupt' | EndSignal;

/** How long a signal waits for a statement under way. */
const PATIENCE_MS = 1000;

/** Loads ink and React, so that the terminal is not taken over before it can be drawn on. */
async function loadInk() {
  // React's development build keeps records of each frame; ink looks for its developer tools where DEV is set. Both are
  // read while they are loaded
  process.env['NODE_ENV'] = 'production';
  delete process.env['DEV'];
  return import('./render-shell.tsx');
}

/** Runs the views in this process's terminal until the user leaves; returns the exit code. */
export async function runShell({ views, view, argument, database, filters }: RunOptions): Promise<number> {
  const { stdin, stdout } = process;
  const { renderShell } = await loadInk();
  const canvas = terminalCanvas(stdout, process.env);
  const shell = new Shell({ views, database, filters, terminal: canvas });
  shell.open(view, argument);
  const write = (text: string): boolean => stdout.write(text);
  const screen = new Screen({ write, columns: canvas.columns, rows: canvas.rows });
  const resize = (): void => {
    screen.resize(stdout.columns, stdout.rows);
    shell.resize(terminalCanvas(stdout, process.env));
  };
  let leave: (exit: Exit) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<Exit>((resolve, reject) => {
    [leave, fail] = [resolve, reject];
  });
  shell.ended.then(leave, fail);
  const session = enterTerminal({
    process,
    write,
    endRawMode: () => stdin.setRawMode(false),
    onSignal(signal) {
      screen.end();
      leave(signal);
      // Whatever else has not ended
      setTimeout(() => process.exit(exitCode(signal)), PATIENCE_MS).unref();
    },
  });
  stdout.on('resize', resize);
  const unmount = renderShell(shell, screen, stdin, fail);
  try {
    return exitCode(await ended);
  } finally {
    stdout.off('resize', resize);
    shell.close();
    screen.end();
    unmount();
    session.leave();
  }
}

/** As a shell has it for a program that a signal ended. */
function exitCode(exit: Exit): number {
  if (exit === 'quit') return 0;
  return 128 + constants.signals[exit === 'interrupt' ? 'SIGINT' : exit];
}
