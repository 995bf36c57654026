import { Failure } from '../domain/failure.ts';

/** Whether there is somebody to ask. */
export function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks on the terminal; anything but y or yes is no. Throws a Failure that names `--yes` where nobody can be asked. */
export async function confirm(question: string): Promise<boolean> {
  if (!isTerminal()) {
    throw new Failure('usage', 'Nothing was written: this is no terminal, so nobody can be asked.', [
      '--yes writes without asking, --dry-run only shows what would change.',
    ]);
  }
  const { createInterface } = await import('node:readline');
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  let interrupt = () => {};
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      interrupt = () => reject(new DOMException('Interrupted.', 'AbortError'));
      process.once('SIGINT', interrupt);
      terminal.on('close', () => resolve(''));
      terminal.question(`${question} [y/N] `, resolve);
    });
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    process.off('SIGINT', interrupt);
    terminal.close();
  }
}
