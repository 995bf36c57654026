import type { Writable } from 'node:stream';

/** Where exported text goes. */
export interface Output {
  /** Takes text, and waits where it comes faster than it can be written. False: nobody reads on. */
  write(text: string): Promise<boolean>;
  /** After the last text: true when it is all there, false where the reader went away. */
  finish(): Promise<boolean>;
  /** In place of `finish`: leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Bytes that are written at once. */
const CHUNK = 64 * 1024;

/** A stream as an output; that it breaks is told by the stream itself. */
export function streamOutput(stream: Writable): Output {
  return bufferedOutput({
    put: (text) => new Promise((resolve) => stream.write(text, (error) => resolve(!error))),
    finish: async () => {},
    abandon: async () => {},
  });
}

interface Sink {
  put(text: string): Promise<boolean>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Collects text, so that a row is not a write. */
export function bufferedOutput(sink: Sink): Output {
  let waiting = '';
  let isRead = true;
  async function flush(): Promise<boolean> {
    const text = waiting;
    waiting = '';
    isRead = isRead && (text === '' || (await sink.put(text)));
    return isRead;
  }
  return {
    async write(text) {
      waiting += text;
      return waiting.length < CHUNK || flush();
    },
    async finish() {
      await flush();
      await sink.finish();
      return isRead;
    },
    abandon: () => sink.abandon(),
  };
}
