import { type Inputs, openInputs } from '../input/open-inputs.ts';
import type { Database } from '../store/database.ts';
import { distrustParents } from '../store/insert-round.ts';
import { collectGarbage } from './collect-garbage.ts';
import { lookAhead } from './look-ahead.ts';
import { FEW_FILES, type Preparer, startPreparer } from './preparer.ts';
import type { Receipt } from './receipt.ts';

export interface PipelineOptions {
  /** Where rounds are stored; null: nowhere. */
  readonly database: Database | null;
  /** Called after each file with its receipt, how many are done and how many there are. */
  readonly onReceipt: (receipt: Receipt, done: number, total: number) => void;
  /** Ends the import after the file at hand. */
  readonly signal: AbortSignal;
}

/** While one file is written, one is prepared and one waits, so that neither side does. */
const FILES_AHEAD = 2;

/** What is on its way is not to be found twice: it would count as old, and be let go much later. */
const RECEIPTS_A_COLLECTION = 2;

/** Finds what the arguments name and stores it in time order: `take` runs ahead of `store`, which does one after the other. */
export async function runPipeline<Taken>(
  args: readonly string[],
  take: (inputs: Inputs, preparer: Preparer) => AsyncGenerator<Taken>,
  store: (taken: Taken) => Promise<Receipt>,
  { database, onReceipt, signal }: PipelineOptions,
): Promise<readonly Receipt[]> {
  const inputs = await openInputs(args);
  const preparer = startPreparer({ ownFiles: inputs.known > FEW_FILES ? 0 : FEW_FILES });
  const receipts: Receipt[] = [];
  try {
    for await (const taken of lookAhead(take(inputs, preparer), FILES_AHEAD)) {
      if (signal.aborted) break;
      const receipt = await store(taken);
      receipts.push(receipt);
      // A file may be stored more than once: for each server it was imported for
      onReceipt(receipt, receipts.length, Math.max(receipts.length, inputs.known));
      if (receipts.length % RECEIPTS_A_COLLECTION === 0) collectGarbage();
    }
  } finally {
    await preparer.close();
    // A connection that is lost trusts nobody
    if (database !== null) await distrustParents(database).catch(() => {});
  }
  return receipts;
}
