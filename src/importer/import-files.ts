import { type Inputs, openInputs } from '../input/open-inputs.ts';
import { type ImportOptions, storeFile, type TakenFile, takeFile } from './import-file.ts';
import { lookAhead } from './look-ahead.ts';
import { type Preparer, startPreparer } from './preparer.ts';
import { type Receipt, receiptWithoutRound } from './receipt.ts';

export interface ImportFilesOptions extends ImportOptions {
  /** Called after each file with its receipt, how many are done and how many there are. */
  readonly onReceipt: (receipt: Receipt, done: number, total: number) => void;
  /** Ends the import after the file at hand. */
  readonly signal: AbortSignal;
}

/** While one file is written, one is prepared and one waits, so that neither side does. */
const FILES_AHEAD = 2;

/** Imports files, folders and glob patterns in time order, each round in one transaction. */
export async function importFiles(args: readonly string[], options: ImportFilesOptions): Promise<readonly Receipt[]> {
  const inputs = await openInputs(args);
  const preparer = startPreparer();
  const receipts: Receipt[] = [];
  try {
    for await (const taken of lookAhead(takeFiles(inputs, options, preparer), FILES_AHEAD)) {
      if (options.signal.aborted) break;
      const receipt =
        'problem' in taken
          ? receiptWithoutRound(taken.shown, 'failed', taken.problem)
          : await storeFile(taken, options);
      receipts.push(receipt);
      options.onReceipt(receipt, receipts.length, inputs.known);
    }
  } finally {
    await preparer.close();
  }
  return receipts;
}

async function* takeFiles(
  inputs: Inputs,
  options: ImportFilesOptions,
  preparer: Preparer,
): AsyncGenerator<TakenFile | { readonly shown: string; readonly problem: string }> {
  for await (const input of inputs) {
    if (options.signal.aborted) return;
    yield 'problem' in input ? input : await takeFile(input, options, preparer);
  }
}

/** Exit code of an import: 0 all well, 2 nothing could be imported, 4 some files or lines could not. */
export function importExitCode(receipts: readonly Receipt[]): 0 | 2 | 4 {
  const lost = receipts.filter((receipt) => receipt.status === 'failed' || receipt.status === 'refused');
  if (lost.length === receipts.length && receipts.length > 0) return 2;
  return lost.length > 0 || receipts.some((receipt) => receipt.problem_count > 0) ? 4 : 0;
}
