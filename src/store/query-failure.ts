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
 * (connection lost, disk full, no right), else the error itself, for it is a fault of prox.
 */
export function queryFailure(error: unknown, place: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (isPostgresError(error) && error.severity === 'PANIC') {
    return new Failure('database', `The database at ${place} stopped: ${error.message}`);
  }
  if (isConnectionLoss(error)) {
    return new Failure('database', `The connection to the database at ${place} was lost: ${error.message}`, [
      'Try again: all that was committed is stored, and nothing else',
    ]);
  }
  const problem = isPostgresError(error) ? problemOf(error.code) : undefined;
  if (problem === undefined) return error;
  return new Failure('database', `The database at ${place} ${problem}: ${error.message}`);
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
  if (code === '42501') return 'denies its user a right';
  if (code === '25006') return 'is read-only';
  if (code.startsWith('58')) return 'has trouble with its files';
  return undefined;
}
