import { Duplex } from 'node:stream';
import type { Engine } from './engine.ts';

/** The embedded PostgreSQL as pg sees a server: a socket that speaks PostgreSQL's protocol. */
export class EngineStream extends Duplex {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // The engine pushes its answers when they come
  }

  override _write(message: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#run(message, done);
  }

  /** What was written while corked comes here in one piece: the engine needs a COPY's command and data in one call. */
  override _writev(messages: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#run(Buffer.concat(messages.map(({ chunk }) => chunk)), done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  #run(messages: Buffer, done: (error?: Error | null) => void): void {
    this.#engine.run(messages, (bytes) => this.push(bytes)).then(() => done(), done);
  }
}
