import { parentPort } from 'node:worker_threads';
import { collectGarbage } from './collect-garbage.ts';
import { type FileToPrepare, type Prepared, prepareRound } from './prepare-round.ts';

// The thread of preparer.ts: prepares one file after the other.

let latest: Promise<void> = Promise.resolve();
parentPort?.on('message', (file: FileToPrepare) => {
  latest = latest.then(() => prepareAndSend(file)).then(() => collectGarbage());
});

async function prepareAndSend(file: FileToPrepare): Promise<void> {
  const prepared = await prepareRound(file);
  parentPort?.postMessage(prepared, buffersOf(prepared));
}

/** The rows' buffers, which go to the other thread without a copy. */
function buffersOf(prepared: Prepared): ArrayBuffer[] {
  if ('problem' in prepared) return [];
  return prepared.round.rows.flatMap(({ data, round_id_at }) => [data.buffer, round_id_at.buffer]);
}
