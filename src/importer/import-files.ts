import type { Inputs } from '../input/open-inputs.ts';
import { type StoredContents, storedContents } from '../store/stored-rounds.ts';
import { type ImportOptions, storeFile, type TakenFile, takeFile } from './import-file.ts';
import { type PipelineOptions, runPipeline } from './pipeline.ts';
import type { Preparer } from './preparer.ts';
import { type Receipt, receiptWithoutRound } from './receipt.ts';

export interface ImportFilesOptions extends ImportOptions, PipelineOptions {}

/** Imports files, folders and glob patterns in time order, each round in one transaction. */
export async function importFiles(args: readonly string[], options: ImportFilesOptions): Promise<readonly Receipt[]> {
  const { database, server } = options;
  const stored: StoredContents = database === null ? new Set() : await storedContents(database, server);
  return runPipeline(
    args,
    (inputs, preparer) => takeFiles(inputs, options, preparer, stored),
    async (taken) =>
      'problem' in taken ? receiptWithoutRound(taken.shown, 'failed', taken.problem) : storeFile(taken, options),
    options,
  );
}

async function* takeFiles(
  inputs: Inputs,
  options: ImportFilesOptions,
  preparer: Preparer,
  stored: StoredContents,
): AsyncGenerator<TakenFile | { readonly shown: string; readonly problem: string }> {
  for await (const input of inputs) {
    if (options.signal.aborted) return;
    yield 'problem' in input ? input : await takeFile(input, options, preparer, stored);
  }
}

/** Exit code of an import: 0 all well, 2 nothing could be imported, 4 some files or lines could not. */
export function importExitCode(receipts: readonly Receipt[]): 0 | 2 | 4 {
  const lost = receipts.filter((receipt) => receipt.status === 'failed' || receipt.status === 'refused');
  if (lost.length === receipts.length && receipts.length > 0) return 2;
  return lost.length > 0 || receipts.some((receipt) => receipt.problem_count > 0) ? 4 : 0;
}
