import { errorCode } from '../store/system-errors.ts';

/** Bytes that can't be had; the message says why, in words for a receipt. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const CAUSES: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EACCES', 'no right to read it'],
  ['EPERM', 'no right to read it'],
  ['Z_BUF_ERROR', 'it was cut: its compressed data has no end'],
]);

/** Why reading failed, in words for a receipt; throws what is no failure of reading. */
export function readProblem(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const code = errorCode(error);
  const cause = CAUSES.get(code);
  if (cause !== undefined) return cause;
  if (code === undefined || !(error instanceof Error)) throw error;
  return /^Z(?:STD)?_/.test(code)
    ? `its compressed data is damaged: ${error.message}`
    : `it can't be read: ${error.message}`;
}

/** An error of a library that reads archives, which has no code, as damage of `what`; any other as it is. */
export function asDamage(what: string, error: unknown): unknown {
  if (error instanceof Unreadable || !(error instanceof Error) || errorCode(error) !== undefined) return error;
  return new Unreadable(`${what} is damaged: ${error.message}`);
}
