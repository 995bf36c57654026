import { Failure } from '../domain/failure.ts';
import { errorCode } from './system-errors.ts';

/** What PostgreSQL says about an error beyond its message. */
interface PostgresError extends Error {
  /** As 42P01. */
  readonly code: string;
  /** ERROR, FATAL (the connection ends) or PANIC (PostgreSQL ends), maybe in the server's language. */
  readonly severity: string;
}

/**
 * What becomes of an error of a query on the database at `place`: a Failure where the database can't be used as it is
 * (connection lost, disk full, no right), else the error itself, for it is a fault of prox. `text` is what was run.
 */
export function queryFailure(error: unknown, place: string, text: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (isPostgresError(error) && error.severity === 'PANIC') {
    return new Failure('database', `The database at ${place} stopped: ${error.message}`);
  }
  if (isConnectionLoss(error)) {
    return new Failure('database', `The connection to the database at ${place} was lost: ${error.message}`, [tryAgain]);
  }
  if (!isPostgresError(error)) return error;
  const problem = problemOf(error.code);
  if (problem === undefined) return error;
  const right = error.code === denied ? missingRight(error.message, text) : undefined;
  if (right !== undefined) return denial(right, place);
  const suggestions = stopped.has(error.code) ? [tryAgain] : [];
  return new Failure('database', `The database at ${place} ${problem}: ${error.message}`, suggestions, error);
}

const tryAgain = 'Try again: all that was committed is stored, and nothing else';
/** PostgreSQL's code for a right that is missing. */
const denied = '42501';
/** Its codes where it gave a statement up: cancelled or too long, a lock too long, a deadlock, another was quicker. */
const stopped: ReadonlySet<string> = new Set(['57014', '55P03', '40P01', '40001']);

/** Which right on what a statement lacked, as INSERT on round; undefined where PostgreSQL's message does not tell. */
function missingRight(message: string, text: string): string | undefined {
  const [, kind, name] = /^permission denied for (table|view|sequence) (\S+)$/u.exec(message) ?? [];
  if (kind === undefined) return undefined;
  if (kind === 'sequence') return `USAGE on ${name}`;
  const [verb = 'select'] = /\b(copy|insert|update|delete)\b/iu.exec(text) ?? [];
  // To lock rows takes the right to update them
  return `${verb.toLowerCase() === 'copy' ? 'INSERT' : verb.toUpperCase()} on ${name}`;
}

function denial(right: string, place: string): Failure {
  const grants = right.startsWith('SELECT')
    ? ['grant select on all tables in schema public to ROLE']
    : [
        'grant select, insert, update, delete on all tables in schema public to ROLE',
        'grant usage on all sequences in schema public to ROLE',
      ];
  const suggestions = ["Ask the owner of the database, with prox's role for ROLE:", ...grants];
  return new Failure('database', `The database at ${place} denies its user a right: ${right}`, suggestions);
}

/** Whether an error means that the connection is gone, or was never there. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isPostgresError(error) && (error.severity === 'FATAL' || error.severity === 'PANIC')) return true;
  const code = errorCode(error) ?? '';
  // 080 connection exception, 57P operator intervention; pg's own words where there is no code
  return (
    /^(080|57P)/.test(code) ||
    ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'].includes(code) ||
    /^Connection terminated|^Client has encountered a connection error|^Client was closed/.test(error.message)
  );
}

/** Whether PostgreSQL itself reported the error. */
export function isPostgresError(error: unknown): error is PostgresError {
  return error instanceof Error && 'severity' in error && errorCode(error) !== undefined;
}

function problemOf(code: string): string | undefined {
  if (code.startsWith('53')) return 'is out of resources';
  if (code === 'XX001' || code === 'XX002') return 'is damaged';
  if (code === denied) return 'denies its user a right';
  if (stopped.has(code)) return 'gave a statement up';
  if (code === '25006') return 'is read-only';
  if (code.startsWith('58')) return 'has trouble with its files';
  return undefined;
}
