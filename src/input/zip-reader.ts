import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { fileChunks } from './file-chunks.ts';

type Callback = (error: Error | null, bytesRead?: number) => void;

/**
 * Reads a zip for yauzl. Its own reader of files hands positions on as the zip tells them, and where one is beyond what
 * Node.js takes, the error is thrown where nobody can catch it.
 */
export class ZipReader extends RandomAccessReader {
  private readonly file: FileHandle;

  constructor(file: FileHandle) {
    super();
    this.file = file;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: Callback): void {
    if (!Number.isSafeInteger(position)) {
      setImmediate(callback, null, 0);
      return;
    }
    this.file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => callback(null, bytesRead),
      (error: Error) => callback(error),
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(fileChunks(this.file, start, end), { objectMode: false });
  }
}
