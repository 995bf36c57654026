const MAGIC_BYTES = 4;
/** Begins a frame; one that is to be skipped begins with 0x184D2A50 and the 15 after it. */
const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;
const RUN_LENGTH_BLOCK = 1;

/** Bytes of a window's, a dictionary's and a size's field in a frame's header, by two bits of its first byte (RFC 8878, 3.1.1.1). */
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];

/**
 * Follows the frames of Zstandard data, to know whether it ends where a frame does. Node.js takes data that was cut for whole
 * (nodejs/node#64592), so that a round would lose its end unseen.
 */
export class ZstdEnd {
  private betweenFrames = true;
  private readonly steps = this.follow();
  private wanted = this.steps.next().value ?? 0;
  private readonly field: number[] = [];

  /** Whether the bytes so far end where a frame ends. */
  get reached(): boolean {
    return this.betweenFrames && this.wanted === MAGIC_BYTES;
  }

  add(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      const taken = Math.min(this.wanted, chunk.length - at);
      // No field has more than 8 bytes; what has is skipped.
      if (this.field.length < 8) this.field.push(...chunk.subarray(at, at + Math.min(taken, 8 - this.field.length)));
      at += taken;
      this.wanted -= taken;
      while (this.wanted === 0) this.wanted = this.steps.next(littleEndian(this.field.splice(0))).value ?? 0;
    }
  }

  /** Yields how many bytes it goes on by, and gets the first of them as a number. */
  private *follow(): Generator<number, never, number> {
    for (;;) {
      const magic = yield MAGIC_BYTES;
      this.betweenFrames = false;
      if (magic === FRAME) yield* this.frame();
      else if (magic >>> 4 === SKIPPABLE) yield* skippable();
      // The decoder tells what this is.
      else for (;;) yield Number.POSITIVE_INFINITY;
      this.betweenFrames = true;
    }
  }

  private *frame(): Generator<number, void, number> {
    const descriptor = yield 1;
    const singleSegment = (descriptor & 0x20) !== 0;
    const size = SIZE_BYTES[descriptor >>> 6] || (singleSegment ? 1 : 0);
    yield (singleSegment ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + size;
    for (let last = false; !last; ) {
      const header = yield 3;
      last = (header & 1) === 1;
      yield ((header >>> 1) & 3) === RUN_LENGTH_BLOCK ? 1 : header >>> 3;
    }
    if ((descriptor & 0x04) !== 0) yield 4;
  }
}

/** Its size and as many bytes. */
function* skippable(): Generator<number, void, number> {
  const size = yield 4;
  yield size;
}

function littleEndian(bytes: readonly number[]): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
