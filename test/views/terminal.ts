import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long a text may take to appear: a start of the sources on a busy machine. */
const PATIENCE_MS = 20_000;

export interface TerminalOptions {
  readonly columns: number;
  readonly rows: number;
  /** A line for sh, which goes on after it. */
  readonly command: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real terminal (tmux) with a program in it. */
export interface Terminal {
  /** Presses keys one after the other: tmux's names (`Enter`, `Escape`, `C-c`), or text. */
  press(...keys: string[]): Promise<void>;
  /** What is to be seen, trailing blanks cut; with the escape sequences of colours where asked for. */
  screen(colours?: boolean): Promise<string>;
  /** Waits until the text is to be seen, and returns the screen; fails with the screen where it does not come. */
  waitFor(text: string | RegExp): Promise<string>;
  resize(columns: number, rows: number): Promise<void>;
  /** A client of tmux that takes commands and tells of every output as it comes (tmux's control mode). */
  control(): ChildProcessWithoutNullStreams;
  /** The process id of the newest child of the shell. */
  child(): Promise<number>;
  close(): Promise<void>;
}

/** Whether there is a tmux. */
export async function hasTmux(): Promise<boolean> {
  return run('tmux', ['-V']).then(
    () => true,
    () => false,
  );
}

/** Starts a program in a terminal of that size, with nothing of this process's environment but PATH. */
export async function openTerminal({ columns, rows, command, environment = {} }: TerminalOptions): Promise<Terminal> {
  // Each terminal has a server of its own, so that no other test, and no user's tmux, is met
  const folder = mkdtempSync(join(tmpdir(), 'prox-tmux-'));
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TMUX_TMPDIR: folder,
  };
  const tmux = async (...args: string[]): Promise<string> => {
    return (await run('tmux', ['-u', '-f', '/dev/null', ...args], { env })).stdout;
  };
  const set = Object.entries({ COLORTERM: 'truecolor', PROX_TIME_ZONE: 'UTC', ...environment });
  await tmux(
    ...['new-session', '-d', '-x', String(columns), '-y', String(rows)],
    ...set.flatMap(([name, value]) => ['-e', `${name}=${value}`]),
    `${command}; exec sh`,
  );
  const screen = async (colours = false): Promise<string> => {
    const text = await tmux('capture-pane', '-p', ...(colours ? ['-e'] : []));
    return text.replaceAll(/[ \n]+$/gu, '');
  };
  return {
    screen,
    async press(...keys) {
      for (const key of keys) await tmux('send-keys', key);
    },
    async waitFor(text) {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const shown = await screen();
        if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return shown;
        if (performance.now() > deadline) throw new Error(`Not to be seen: ${text}\n${shown}`);
        await sleep(20);
      }
    },
    async resize(width, height) {
      await tmux('resize-window', '-x', String(width), '-y', String(height));
    },
    control: () => spawn('tmux', ['-u', '-C', 'attach'], { env }),
    async child() {
      const pid = (await tmux('display-message', '-p', '#{pane_pid}')).trim();
      return Number(
        (await run('ps', ['-o', 'pid=', '--ppid', pid, '--sort=-start_time'])).stdout.trim().split(/\s+/)[0],
      );
    },
    async close() {
      await tmux('kill-server');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
