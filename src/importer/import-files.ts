import { openInputs } from '../input/open-inputs.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import { type Receipt, receiptWithoutRound } from './receipt.ts';

export interface ImportFilesOptions extends ImportOptions {
  /** Called after each file with its receipt, how many are done and how many there are. */
  readonly onReceipt: (receipt: Receipt, done: number, total: number) => void;
  /** Ends the import after the file at hand. */
  readonly signal: AbortSignal;
}

/** Imports files, folders and glob patterns in time order, each round in one transaction. */
export async function importFiles(args: readonly string[], options: ImportFilesOptions): Promise<readonly Receipt[]> {
  const inputs = await openInputs(args);
  const receipts: Receipt[] = [];
  for await (const input of inputs) {
    if (options.signal.aborted) break;
    const receipt =
      'problem' in input ? receiptWithoutRound(input.shown, 'failed', input.problem) : await importFile(input, options);
    receipts.push(receipt);
    options.onReceipt(receipt, receipts.length, inputs.known);
  }
  return receipts;
}

/** Exit code of an import: 0 all well, 2 nothing could be imported, 4 some files or lines could not. */
export function importExitCode(receipts: readonly Receipt[]): 0 | 2 | 4 {
  const lost = receipts.filter((receipt) => receipt.status === 'failed' || receipt.status === 'refused');
  if (lost.length === receipts.length && receipts.length > 0) return 2;
  return lost.length > 0 || receipts.some((receipt) => receipt.problem_count > 0) ? 4 : 0;
}
