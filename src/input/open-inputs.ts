import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { type Chunks, collect } from './chunks.ts';
import { type DataKind, dataKind, HEAD_BYTES } from './data-kind.ts';
import { fileChunks } from './file-chunks.ts';
import { type FoundFile, findFiles, STANDARD_INPUT } from './find-files.ts';
import { Allowance, granted, LARGEST_FILE_BYTES, tooLarge } from './limits.ts';
import { unpackedName } from './names.ts';
import type { FoundInput, InputBytes, Room } from './round-input.ts';
import { kindProblem, unpack } from './unpack.ts';
import { readProblem } from './unreadable.ts';

/** The inputs that were found, one at a time, and how many there are as far as is known: an archive's show as they come. */
export interface Inputs extends AsyncIterable<FoundInput> {
  readonly known: number;
}

/** Finds what the arguments name, in time order, and opens what is compressed or an archive; `-` is standard input. */
export async function openInputs(
  args: readonly string[],
  standardInput: () => Readable = () => process.stdin,
): Promise<Inputs> {
  const files = await findFiles(args);
  let known = files.length;
  return {
    get known() {
      return known;
    },
    async *[Symbol.asyncIterator]() {
      for (const file of files) {
        let first = true;
        for await (const input of inputsOf(file, standardInput)) {
          if (!first) known++;
          first = false;
          yield input;
        }
      }
    },
  };
}

async function* inputsOf(found: FoundFile, standardInput: () => Readable): AsyncGenerator<FoundInput> {
  const { path } = found;
  try {
    if ('problem' in found) yield { shown: path, problem: found.problem };
    else if (path === STANDARD_INPUT) yield* standardInputs(standardInput());
    else yield* fileInputs(path);
  } catch (error) {
    yield { shown: path, problem: readProblem(error) };
  }
}

async function* standardInputs(stream: Readable): AsyncGenerator<FoundInput> {
  try {
    yield* streamInputs(STANDARD_INPUT, stream);
  } finally {
    // Else the process would wait for its end where nobody reads it any more.
    stream.destroy();
  }
}

async function* fileInputs(path: string): AsyncGenerator<FoundInput> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    const kind = stats.isFile() ? await kindOf(file) : 'pipe';
    if (kind === 'plain') {
      yield { shown: path, name: unpackedName(basename(path)), read: (room) => readWhole(file, stats.size, room) };
    } else if (kind === 'zip') {
      const { zipFileMembers } = await import('./zip-members.ts');
      yield* zipFileMembers(path, file, stats.size);
    } else yield* streamInputs(path, fileChunks(file, kind === 'pipe' ? null : 0));
  } finally {
    await file.close();
  }
}

/** What comes as a stream: a round file, compressed or not, or an archive of them. */
async function* streamInputs(path: string, stream: Chunks): AsyncGenerator<FoundInput> {
  const allowance = new Allowance();
  const { kind, chunks } = await unpack(granted(stream, allowance), allowance);
  const problem = kindProblem(kind);
  if (kind === 'tar') {
    const { tarMembers } = await import('./tar-members.ts');
    yield* tarMembers(path, chunks, allowance);
  } else if (kind === 'zip') {
    const { zipStreamMembers } = await import('./zip-members.ts');
    yield* zipStreamMembers(path, chunks, allowance);
  } else if (problem !== null) yield { shown: path, problem };
  else yield { shown: path, name: unpackedName(basename(path)), read: () => readStream(chunks) };
}

async function kindOf(file: FileHandle): Promise<DataKind> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return dataKind(buffer.subarray(0, bytesRead));
}

async function readWhole(file: FileHandle, size: number, room: Room = Buffer.allocUnsafeSlow): Promise<InputBytes> {
  if (size > LARGEST_FILE_BYTES) return { problem: tooLarge(size) };
  try {
    return { bytes: await readAtOnce(file, room(size)) };
  } catch (error) {
    return { problem: readProblem(error) };
  }
}

/** What fits into `bytes`, or all where that is less; readFile() comes back every 512 KB, while the thread may be busy. */
async function readAtOnce(file: FileHandle, bytes: Uint8Array): Promise<Uint8Array> {
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

async function readStream(chunks: Chunks): Promise<InputBytes> {
  try {
    return { bytes: await collect(chunks) };
  } catch (error) {
    return { problem: readProblem(error) };
  }
}
