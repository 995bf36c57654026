import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Failure } from '../domain/failure.ts';
import type { RemoteTarget } from './remote-target.ts';
import { connectionFailure } from './ssh-failure.ts';

/** What a command of sftp answered. */
interface Answer {
  readonly lines: readonly string[];
  /** What it complained of; empty where it was done. */
  readonly errors: readonly string[];
}

/** A running sftp. */
export interface SftpSession {
  /** Runs one command of sftp's own language; one at a time. */
  run(command: string): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts OpenSSH's sftp with the user's own configuration and keys and waits for the connection: one for all commands, so
 * that a password is asked for once. With `interactive` ssh may ask on the terminal; else it fails where it would.
 */
export async function openSftp(remote: RemoteTarget, interactive: boolean): Promise<SftpSession> {
  const session = startSftp(remote, interactive);
  await session.run('pwd');
  return session;
}

/** In seconds. A server that is gone is noticed, and not waited for for ever. */
const PATIENCE = ['-oConnectTimeout=30', '-oServerAliveInterval=15', '-oServerAliveCountMax=4'];

function startSftp(remote: RemoteTarget, interactive: boolean): SftpSession {
  const port = remote.port === null ? [] : ['-P', String(remote.port)];
  // The first setting counts: -b brings BatchMode=yes
  const asking = interactive ? ['-oBatchMode=no'] : [];
  const child = spawn('sftp', [...PATIENCE, ...asking, ...port, '-b', '-', '--', remote.host]);
  const output = new Answers(child, remote);
  return {
    run(command) {
      const mark = `/prox-${crypto.randomUUID()}`;
      // A folder that can't be: sftp tells both streams about the second command when the first is done
      child.stdin.write(`-${command}\n-lcd "${mark}"\n`);
      return output.until(mark);
    },
    async close() {
      child.stdin.end();
      await output.ended;
    },
  };
}

/** A command's echo, and what ssh tells where the user's configuration has a LogLevel. */
const NO_ANSWER = /^(?:sftp> |debug\d: )/;

/** Sorts what sftp says by the commands it says it about. */
class Answers {
  readonly ended: Promise<void>;
  private lines: string[] = [];
  private errors: string[] = [];
  private mark = '';
  private marksSeen = 0;
  private failure: Failure | null = null;
  private settle: ((answer: Answer | Failure) => void) | null = null;

  constructor(child: ChildProcessWithoutNullStreams, remote: RemoteTarget) {
    createInterface({ input: child.stdout }).on('line', (line) => this.take(line, this.lines));
    createInterface({ input: child.stderr }).on('line', (line) => this.take(line, this.errors));
    // What can't be written any more is told by the end
    child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => {
        this.errors.push(error.message);
        this.fail(noProgram(error));
        resolve();
      });
      child.on('close', () => {
        this.fail(connectionFailure(remote, this.errors));
        resolve();
      });
    });
  }

  /** The answer up to the mark's appearance in both streams. */
  async until(mark: string): Promise<Answer> {
    const answer = await new Promise<Answer | Failure>((resolve) => {
      this.mark = mark;
      this.settle = resolve;
      if (this.failure !== null) resolve(this.failure);
    });
    if (answer instanceof Failure) throw answer;
    return answer;
  }

  private take(line: string, into: string[]): void {
    if (this.mark !== '' && line.includes(this.mark)) this.marksSeen++;
    else if (!NO_ANSWER.test(line)) into.push(line);
    if (this.marksSeen < 2) return;
    const answer = { lines: this.lines.splice(0), errors: this.errors.splice(0) };
    this.marksSeen = 0;
    this.settle?.(answer);
  }

  private fail(failure: Failure): void {
    this.failure ??= failure;
    this.settle?.(this.failure);
  }
}

function noProgram(error: Error): Failure {
  return new Failure('usage', `Can't start sftp: ${error.message}.`, [
    'A remote target needs the OpenSSH client (openssh-client) on this machine.',
  ]);
}
