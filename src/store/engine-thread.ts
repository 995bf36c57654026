import type { Worker } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import { type EngineAnswer, type EngineCall, errorOf } from './engine-messages.ts';
import { startThread } from './start-thread.ts';

/** How a call is going on: who gets its bytes, and its end. */
interface Running {
  readonly onBytes: (bytes: Buffer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * As startEngine, in a thread of its own: a statement that takes long there leaves this thread to keys and frames, and can be
 * abandoned. The thread goes with this process, whatever it does.
 */
export async function startEngineThread(dataFolder: string, place: string): Promise<Engine> {
  const start = (): EngineThread => new EngineThread({ dataFolder, place });
  let thread = start();
  let restarted = thread.started;
  let isClosed = false;
  await restarted;
  return {
    async run(messages, answer) {
      await restarted;
      return thread.call({ kind: 'run', messages }, answer);
    },
    execute: (text) => thread.call({ kind: 'execute', text }),
    get hasStopped() {
      return thread.hasStopped;
    },
    get isBusy() {
      return thread.isBusy;
    },
    abandon() {
      if (isClosed) return;
      // One after the other has come up and ended: two would destroy the folder
      restarted = restarted
        .catch(() => {})
        .then(() => thread.end())
        .then(() => {
          thread = start();
          return thread.started;
        });
      // Whoever runs something next is told
      restarted.catch(() => {});
    },
    async close() {
      isClosed = true;
      await restarted.catch(() => {});
      // After a statement that nobody waits for, PostgreSQL makes the folder good when it starts again, as after a crash
      if (!thread.hasStopped && !thread.isBusy) await thread.call({ kind: 'close' });
      await thread.end();
    },
  };
}

const ENDED = "Connection terminated: the embedded database's thread ended";

/** A thread that runs PostgreSQL and answers one call after the other. */
class EngineThread {
  readonly #worker: Worker;
  #running: Running | null = null;
  #hasStopped = false;
  #hasEnded = false;
  /** When calls can come. */
  readonly started: Promise<void>;

  constructor(workerData: object) {
    this.#worker = startThread(new URL('./engine-worker', import.meta.url), { workerData });
    this.#worker.on('message', (answer: EngineAnswer) => this.#take(answer));
    this.#worker.on('error', (error) => this.#lose(error));
    this.#worker.on('exit', () => this.#lose(new Error(ENDED)));
    this.started = this.#answered(() => {});
  }

  get hasStopped(): boolean {
    return this.#hasStopped;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  call(call: EngineCall, onBytes: Running['onBytes'] = () => {}): Promise<void> {
    // Nobody would answer
    if (this.#hasEnded) return Promise.reject(new Error(ENDED));
    const answered = this.#answered(onBytes);
    this.#worker.postMessage(call);
    return answered;
  }

  /** Ends the thread at once; a call under way fails. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#worker.terminate();
  }

  #answered(onBytes: Running['onBytes']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#running = { onBytes, resolve, reject };
    });
  }

  #take(answer: EngineAnswer): void {
    if (answer.kind === 'bytes') {
      this.#running?.onBytes(asBuffer(answer.bytes));
      return;
    }
    this.#hasStopped = answer.hasStopped;
    this.#end((call) => (answer.kind === 'done' ? call.resolve() : call.reject(errorOf(answer.error))));
  }

  #lose(error: Error): void {
    this.#hasStopped = true;
    this.#hasEnded = true;
    this.#end((call) => call.reject(error));
  }

  #end(how: (call: Running) => void): void {
    const call = this.#running;
    this.#running = null;
    if (call !== null) how(call);
  }
}

/** Without a copy; a small message is a part of its buffer. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
