import { type Chunks, collect, single } from './chunks.ts';
import { dataKind, HEAD_BYTES } from './data-kind.ts';
import type { Allowance } from './limits.ts';
import { isArchive, isRoundFile, unpackedName } from './names.ts';
import type { FoundInput, InputBytes } from './round-input.ts';
import { kindProblem, unpack } from './unpack.ts';
import { readProblem, Unreadable } from './unreadable.ts';

/** No file system has longer names. */
const LONGEST_NAME = 255;
/** PostgreSQL can't hold NUL. */
const CONTROL_CHARACTERS = /\p{Cc}/gu;

/**
 * An archive's member as an input: a round file by its name, which is the last part of its path, or an archive within
 * the archive, which is not opened. Null for what else an archive may hold.
 */
export function memberInput(archive: string, path: string, read: () => Promise<InputBytes>): FoundInput | null {
  const name = (path.split(/[/\\]/).at(-1) ?? '').replace(CONTROL_CHARACTERS, '\ufffd').slice(-LONGEST_NAME);
  const shown = `${archive}: ${name}`;
  if (isRoundFile(name)) return { shown, name: unpackedName(name), read };
  if (isArchive(name)) return { shown, problem: 'it is an archive within an archive; unpack the outer one first' };
  return null;
}

/** Reads a member, which may be compressed itself. */
export async function readMember(chunks: Chunks, allowance: Allowance): Promise<InputBytes> {
  try {
    const bytes = await collect(chunks);
    return { bytes: await unpackedMember(bytes, allowance) };
  } catch (error) {
    return { problem: readProblem(error) };
  }
}

async function unpackedMember(bytes: Uint8Array, allowance: Allowance): Promise<Uint8Array> {
  if (dataKind(bytes.subarray(0, HEAD_BYTES)) === 'plain') return bytes;
  const { kind, chunks } = await unpack(single(bytes), allowance);
  const problem = kindProblem(kind);
  if (problem !== null) throw new Unreadable(problem);
  return collect(chunks);
}
