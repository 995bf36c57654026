/** Memory comes in such pieces, so that it suits files that are a little larger too. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Memory for files that all threads see, used again: what is new for each file is let go long after it is done, and makes V8
 * look through all it has for that.
 */
export class Rooms {
  readonly #free: SharedArrayBuffer[] = [];

  take(bytes: number): Uint8Array {
    const free = this.#free.pop();
    const room =
      free !== undefined && free.byteLength >= bytes
        ? free
        : new SharedArrayBuffer(Math.ceil(bytes / PIECE_BYTES) * PIECE_BYTES);
    return new Uint8Array(room, 0, bytes);
  }

  /** The same bytes in memory that all threads see. */
  shared(bytes: Uint8Array): Uint8Array {
    if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
    const room = this.take(bytes.length);
    room.set(bytes);
    return room;
  }

  /** Nobody is to look at `bytes` any more. */
  giveBack({ buffer }: Uint8Array): void {
    if (buffer instanceof SharedArrayBuffer) this.#free.push(buffer);
  }
}
