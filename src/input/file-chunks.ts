import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 64 * 1024;

/** A file's bytes from `start` to `end` (not included) or the file's end. A pipe has no positions: its start is null. */
export async function* fileChunks(
  file: FileHandle,
  start: number | null,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  for (let position = start; position === null || position < end; ) {
    const length = Math.min(CHUNK_BYTES, end - (position ?? 0));
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    if (position !== null) position += bytesRead;
  }
}
