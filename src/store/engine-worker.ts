import { parentPort, workerData } from 'node:worker_threads';
import { startEngine } from './engine.ts';
import { type EngineAnswer, type EngineCall, errorMessage } from './engine-messages.ts';

// The thread of engine-thread.ts: runs PostgreSQL and answers one call after the other.

const { dataFolder, place }: { dataFolder: string; place: string } = workerData;

function answer(message: EngineAnswer): void {
  parentPort?.postMessage(message);
}

try {
  const engine = await startEngine(dataFolder, place);
  parentPort?.on('message', (call: EngineCall) => {
    const work =
      call.kind === 'run'
        ? engine.run(call.messages, (bytes) => answer({ kind: 'bytes', bytes }))
        : call.kind === 'execute'
          ? engine.execute(call.text)
          : engine.close();
    work.then(
      () => answer({ kind: 'done', hasStopped: engine.hasStopped }),
      (error: unknown) => answer({ kind: 'failed', error: errorMessage(error), hasStopped: engine.hasStopped }),
    );
  });
  answer({ kind: 'done', hasStopped: false });
} catch (error) {
  answer({ kind: 'failed', error: errorMessage(error), hasStopped: true });
}
