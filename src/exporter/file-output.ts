import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';
import { bufferedOutput, type Output } from './output.ts';

/**
 * A file as an output. It is written beside and takes its name when it is whole; a file of that name is replaced with
 * `force` only. Devices and pipes are written as they are. What goes wrong is a Failure.
 */
export async function fileOutput(path: string, force: boolean): Promise<Output> {
  const kind = await kindOf(path);
  if (kind === 'other') return told(path, async () => directOutput(path, await open(path, 'w')));
  if (kind === 'file' && !force) throw exists(path);
  return told(path, async () => {
    // Behind a link the file is replaced, not the link
    const target = kind === 'file' ? await realpath(path) : path;
    const unfinished = `${target}.${process.pid}.unfinished`;
    return besideOutput(path, { target, unfinished, force, file: await open(unfinished, 'w') });
  });
}

interface Beside {
  readonly target: string;
  readonly unfinished: string;
  readonly force: boolean;
  readonly file: FileHandle;
}

function besideOutput(path: string, { target, unfinished, force, file }: Beside): Output {
  return bufferedOutput({
    put: (text) => told(path, () => put(file, text)),
    finish: () =>
      told(path, async () => {
        await file.sync();
        await file.close();
        if (!force && (await kindOf(target)) !== 'none') throw exists(path);
        await rename(unfinished, target);
      }),
    async abandon() {
      await file.close();
      await rm(unfinished, { force: true });
    },
  });
}

function directOutput(path: string, file: FileHandle): Output {
  return bufferedOutput({
    put: (text) => told(path, () => put(file, text)),
    finish: () => file.close(),
    abandon: () => file.close(),
  });
}

/** False where it is a pipe that nobody reads on. */
async function put(file: FileHandle, text: string): Promise<boolean> {
  try {
    await file.appendFile(text);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EPIPE') return false;
    throw error;
  }
}

async function kindOf(path: string): Promise<'none' | 'file' | 'other'> {
  try {
    const stats = await told(path, () => stat(path));
    if (stats.isDirectory()) throw new Failure('usage', `Can't write ${path}: it is a folder.`);
    return stats.isFile() ? 'file' : 'other';
  } catch (error) {
    if (error instanceof Missing) return 'none';
    throw error;
  }
}

/** That a path leads to nothing. */
class Missing extends Failure {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'its folder is a file',
  EACCES: 'no right to write there',
  EPERM: 'no right to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file grew too large',
  ENAMETOOLONG: 'the name is too long',
};

/** Does it; what the system refuses becomes a Failure. */
async function told<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !(error instanceof Error)) throw error;
    const message = `Can't write ${path}: ${REASONS[code] ?? error.message}.`;
    throw code === 'ENOENT' ? new Missing('usage', message) : new Failure('usage', message);
  }
}

function exists(path: string): Failure {
  return new Failure('usage', `${path} is there already.`, ['--force replaces it.']);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
