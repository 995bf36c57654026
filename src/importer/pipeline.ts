import { type Inputs, openInputs } from '../input/open-inputs.ts';
import { lookAhead } from './look-ahead.ts';
import { type Preparer, startPreparer } from './preparer.ts';
import type { Receipt } from './receipt.ts';

export interface PipelineOptions {
  /** Called after each file with its receipt, how many are done and how many there are. */
  readonly onReceipt: (receipt: Receipt, done: number, total: number) => void;
  /** Ends the import after the file at hand. */
  readonly signal: AbortSignal;
}

/** While one file is written, one is prepared and one waits, so that neither side does. */
const FILES_AHEAD = 2;

/** Finds what the arguments name and stores it in time order: `take` runs ahead of `store`, which does one after the other. */
export async function runPipeline<Taken>(
  args: readonly string[],
  take: (inputs: Inputs, preparer: Preparer) => AsyncGenerator<Taken>,
  store: (taken: Taken) => Promise<Receipt>,
  { onReceipt, signal }: PipelineOptions,
): Promise<readonly Receipt[]> {
  const inputs = await openInputs(args);
  const preparer = startPreparer();
  const receipts: Receipt[] = [];
  try {
    for await (const taken of lookAhead(take(inputs, preparer), FILES_AHEAD)) {
      if (signal.aborted) break;
      const receipt = await store(taken);
      receipts.push(receipt);
      // A file may be stored more than once: for each server it was imported for
      onReceipt(receipt, receipts.length, Math.max(receipts.length, inputs.known));
    }
  } finally {
    await preparer.close();
  }
  return receipts;
}
