import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { packageRoot } from '../../src/store/package-root.ts';

/** A process that uses a database, as child.ts does. */
export interface Child {
  readonly pid: number;
  /** Its next line of output; undefined when there are no more. */
  line(): Promise<string | undefined>;
  /** All lines until it ends. */
  rest(): Promise<string[]>;
  say(line: string): void;
  /** Ends it as nothing can be caught or cleaned up. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  readonly environment?: Record<string, string>;
  /** A shell command before it, as ulimit. */
  readonly shell?: string;
}

/** Starts child.ts with these arguments. */
export function startChild(args: readonly string[], { environment = {}, shell = '' }: ChildOptions = {}): Child {
  const command = [process.execPath, '--import', 'tsx', join(packageRoot(), 'test/store/child.ts'), ...args];
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    'sh',
    ['-c', `${shell}\nexec "$@"`, 'sh', ...command],
    {
      cwd: packageRoot(),
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    async line() {
      const { done, value } = await lines.next();
      return done ? undefined : value;
    },
    async rest() {
      const all: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) all.push(next.value);
      return all;
    },
    say: (line) => child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
