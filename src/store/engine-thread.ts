import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import { type EngineAnswer, type EngineCall, errorOf } from './engine-messages.ts';

/** How a call is going on: who gets its bytes, and its end. */
interface Running {
  readonly onBytes: (bytes: Buffer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * As startEngine, in a thread of its own: a statement that takes long there leaves this thread to keys and frames.
 * The thread goes with this process, whatever it does.
 */
export async function startEngineThread(dataFolder: string, place: string): Promise<Engine> {
  const worker = startWorker({ dataFolder, place });
  let hasStopped = false;
  let running: Running | null = null;
  const end = (how: (call: Running) => void): void => {
    const call = running;
    running = null;
    if (call !== null) how(call);
  };
  const lost = (error: Error): void => {
    hasStopped = true;
    end((call) => call.reject(error));
  };
  worker.on('error', lost);
  worker.on('exit', () => lost(new Error("The embedded database's thread ended")));
  worker.on('message', (answer: EngineAnswer) => {
    if (answer.kind === 'bytes') return running?.onBytes(asBuffer(answer.bytes));
    hasStopped = answer.hasStopped;
    end((call) => (answer.kind === 'done' ? call.resolve() : call.reject(errorOf(answer.error))));
  });
  const answered = (onBytes: Running['onBytes'], call?: EngineCall): Promise<void> =>
    new Promise((resolve, reject) => {
      running = { onBytes, resolve, reject };
      if (call !== undefined) worker.postMessage(call);
    });
  await answered(() => {});
  return {
    run: (messages, answer) => answered(answer, { kind: 'run', messages }),
    execute: (text) => answered(() => {}, { kind: 'execute', text }),
    get hasStopped() {
      return hasStopped;
    },
    async close() {
      if (!hasStopped) await answered(() => {}, { kind: 'close' });
      await worker.terminate();
    },
  };
}

/** Without a copy; a small message is a part of its buffer. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The sources as they are need the loader that runs this thread, which threads do not inherit. */
function startWorker(workerData: object): Worker {
  const extension = extname(import.meta.url);
  const url = new URL(`./engine-worker${extension}`, import.meta.url);
  if (extension !== '.ts') return new Worker(url, { workerData });
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/u, 'mjs'),
  ).href;
  const text = `import('${loader}').then(({ register }) => { register(); return import('${url}'); });`;
  return new Worker(text, { eval: true, workerData });
}
