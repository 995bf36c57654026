import type { Failure } from '../domain/failure.ts';

/** Why a run ended early: what to say, and the exit code. */
export interface Problem {
  readonly kind: 'usage' | 'database' | 'interrupted' | 'bug';
  readonly message: string;
  readonly suggestions: readonly string[];
  readonly exit_code: 1 | 2 | 3 | 130;
}

/** What an error thrown by a command, by oclif or by Node means to the user. */
export function problemOf(error: unknown): Problem {
  if (isFailure(error)) {
    const { kind, message, suggestions } = error;
    return { kind, message: sentence(message), suggestions, exit_code: kind === 'usage' ? 2 : 3 };
  }
  if (isUsageError(error)) return { kind: 'usage', message: sentence(error.message), suggestions: [], exit_code: 2 };
  if (error instanceof Error && error.name === 'AbortError') {
    return { kind: 'interrupted', message: 'Interrupted.', suggestions: [], exit_code: 130 };
  }
  if (error instanceof Error && 'syscall' in error && error.syscall === 'write') {
    return { kind: 'usage', message: sentence(`Can't write: ${error.message}`), suggestions: [], exit_code: 2 };
  }
  return bug(error);
}

function bug(error: unknown): Problem {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    kind: 'bug',
    message: `A bug in prox: ${what}`,
    suggestions: ['PROX_DEBUG=1 before the command shows where; please report it with the command.'],
    exit_code: 1,
  };
}

/** By its name and not its class, so that no module is loaded to find out. */
function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure' && 'kind' in error;
}

/** Whether oclif's parser threw it; it has an exit code of 2 then. */
function isUsageError(error: unknown): error is Error {
  return error instanceof Error && 'oclif' in error && (error.oclif as { exit?: unknown }).exit === 2;
}

function sentence(message: string): string {
  const text = message.replace(/\nSee more help with --help$/u, '').trim();
  return /[.?!:]$/u.test(text) ? text : `${text}.`;
}
