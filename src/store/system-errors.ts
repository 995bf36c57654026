import { readFileSync } from 'node:fs';

/** The code of an error of the system or of PostgreSQL, as ENOENT or 42P01; undefined where there is none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** A file's text; undefined where there is no such file (ESRCH: a process ended while its file in /proc was read). */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return undefined;
    throw error;
  }
}
