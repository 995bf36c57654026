import { Unreadable } from './unreadable.ts';

/** A file is read whole; a real one of 24 players and 30 minutes has about 10 MB. */
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Of whatever kind; a server that records a round every 15 minutes has 35,000 a year. */
export const MOST_MEMBERS = 100_000;

/** Round files become a fifth to a twentieth; gzip can make zeros a thousandth, zstd much less. */
const LARGEST_RATIO = 200;
/** What any input may unpack to, however small it is. */
const FREE_BYTES = 64 * 1024 * 1024;

/** Why a file of that many bytes, or `at least` as many, is not read. */
export function tooLarge(size: number | string): string {
  return `it has ${size} bytes, more than any round file; the limit is ${LARGEST_FILE_BYTES}`;
}

/** Why an archive is not read on. */
export function tooManyMembers(): string {
  return `it holds more than ${MOST_MEMBERS} files; pack them in several archives`;
}

/** How much an input may still unpack to: the more of it was read, the more. */
export class Allowance {
  private left = FREE_BYTES;

  grant(packedBytes: number): void {
    this.left += packedBytes * LARGEST_RATIO;
  }

  /** Throws Unreadable where it is used up. */
  spend(unpackedBytes: number): void {
    this.left -= unpackedBytes;
    if (this.left < 0)
      throw new Unreadable(`it unpacks to over ${LARGEST_RATIO} times its size, as no round file does`);
  }
}

/** Bytes as they come, each granting what it may unpack to. */
export async function* granted(packed: AsyncIterable<Uint8Array>, allowance: Allowance): AsyncGenerator<Uint8Array> {
  for await (const chunk of packed) {
    allowance.grant(chunk.length);
    yield chunk;
  }
}
