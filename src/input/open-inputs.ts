import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorCode } from '../store/system-errors.ts';
import { findFiles } from './find-files.ts';
import type { FoundInput, InputBytes } from './round-input.ts';

/** A file is read whole; a real one of 24 players and 30 minutes has about 10 MB. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** The inputs that were found, one at a time, and how many there are as far as is known. */
export interface Inputs extends AsyncIterable<FoundInput> {
  readonly known: number;
}

/** Finds what the arguments name, in time order. */
export async function openInputs(args: readonly string[]): Promise<Inputs> {
  const files = await findFiles(args);
  return {
    known: files.length,
    async *[Symbol.asyncIterator]() {
      for (const { path, ...found } of files) {
        if ('problem' in found) yield { shown: path, problem: found.problem };
        else yield { shown: path, name: basename(path), read: () => readWhole(path) };
      }
    },
  };
}

async function readWhole(path: string): Promise<InputBytes> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE_BYTES) {
      return { problem: `it has ${size} bytes, more than any round file; the limit is ${LARGEST_FILE_BYTES}` };
    }
    return { bytes: await readFile(path) };
  } catch (error) {
    return { problem: readProblem(error) };
  }
}

function readProblem(error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'no right to read it';
  if (error instanceof Error) return `it can't be read: ${error.message}`;
  throw error;
}
