import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { type Chunks, peek } from './chunks.ts';
import { type Compression, type DataKind, dataKind, HEAD_BYTES } from './data-kind.ts';
import type { Allowance } from './limits.ts';
import { Unreadable } from './unreadable.ts';
import { ZstdEnd } from './zstd-end.ts';

/** Bytes and what they are. */
export interface Unpacked {
  /** A compression where they were compressed twice. */
  readonly kind: DataKind;
  readonly chunks: Chunks;
}

/** Takes the compression off bytes that have one; what they unpack to is spent from the allowance. */
export async function unpack(packed: Chunks, allowance: Allowance): Promise<Unpacked> {
  const { head, all } = await peek(packed, HEAD_BYTES);
  const kind = dataKind(head);
  if (kind !== 'gzip' && kind !== 'zstd') return { kind, chunks: all };
  const inner = await peek(decompressed(all, kind, allowance), HEAD_BYTES);
  return { kind: dataKind(inner.head), chunks: inner.all };
}

/** Why bytes of that kind are no round file for prox, in words for a receipt; null for those that may be one. */
export function kindProblem(kind: DataKind): string | null {
  if (kind === 'plain') return null;
  if (kind === 'gzip' || kind === 'zstd') return 'it is compressed twice; unpack it once and import that';
  if (kind === 'tar' || kind === 'zip') return `it is a ${kind} archive within an archive; unpack the outer one first`;
  return `it is ${kind} data; prox reads .gz, .zst, .tar and .zip: unpack it first`;
}

/**
 * Compressed bytes unpacked. What comes before damage comes out before the error, but for the decoder's last chunk: one whose
 * output is read as a stream would also drop all that waits to be read.
 */
async function* decompressed(packed: Chunks, kind: Compression, allowance: Allowance): AsyncGenerator<Uint8Array> {
  const decoder = decoderFor(kind);
  const end = kind === 'zstd' ? new ZstdEnd() : null;
  const out: Uint8Array[] = [];
  decoder.on('data', (chunk: Uint8Array) => {
    out.push(chunk);
    try {
      allowance.spend(chunk.length);
    } catch (error) {
      decoder.destroy(error as Error);
    }
  });
  decoder.on('error', () => {});
  try {
    for await (const chunk of packed) {
      end?.add(chunk);
      await orClosed(decoder, (done) => decoder.write(chunk, done));
      yield* out.splice(0);
      if (decoder.errored) throw decoder.errored;
    }
    await orClosed(decoder, () => decoder.end());
    yield* out.splice(0);
    if (decoder.errored) throw decoder.errored;
    if (end?.reached === false) throw new Unreadable('it was cut: its compressed data has no end');
  } finally {
    decoder.destroy();
  }
}

/** Waits until it is done or the stream is closed, as after an error, when a write's callback may not come. */
function orClosed(stream: Transform, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('close', done);
      resolve();
    };
    stream.once('close', done);
    start(done);
  });
}

function decoderFor(kind: Compression): Transform {
  if (kind === 'gzip') return zlib.createGunzip({ chunkSize: 64 * 1024 });
  const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Transform };
  if (createZstdDecompress !== undefined) return createZstdDecompress();
  throw new Unreadable(
    `it is compressed by Zstandard, which Node.js reads from 22.15 on, and this is ${process.versions.node}: ` +
      'unpack it with unzstd, or run prox with a newer Node.js',
  );
}
