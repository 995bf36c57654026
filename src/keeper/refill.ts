import { storeFile, type TakenFile, takeFile } from '../importer/import-file.ts';
import type { ImportFilesOptions } from '../importer/import-files.ts';
import { runPipeline } from '../importer/pipeline.ts';
import type { Preparer } from '../importer/preparer.ts';
import { type Receipt, receiptWithoutRound } from '../importer/receipt.ts';
import { contentHash } from '../importer/round-source.ts';
import type { Inputs } from '../input/open-inputs.ts';
import type { StoredContents } from '../store/stored-rounds.ts';

export interface RefillOptions extends Omit<ImportFilesOptions, 'replace'> {
  /** The servers that the file of a content's hash, in hex, was imported for; other files take `server`. */
  readonly servers: ReadonlyMap<string, readonly string[]>;
  /** Called for each file that tells of a round, with its content's hash and its name. */
  readonly onRound: (content_hash: Uint8Array, file_name: string, receipt: Receipt) => void;
}

/** A file on its way to a server's rounds. */
interface Filed {
  readonly taken: TakenFile | { readonly shown: string; readonly problem: string };
  readonly server: string;
  readonly wasThere: boolean;
}

const NOTHING_STORED: StoredContents = new Set();

/** Imports all that the arguments name, each file for the servers that it was imported for before. */
export function refill(args: readonly string[], options: RefillOptions): Promise<readonly Receipt[]> {
  return runPipeline(
    args,
    (inputs, preparer) => fileInputs(inputs, options, preparer),
    (filed) => storeFiled(filed, options),
    options,
  );
}

async function* fileInputs(inputs: Inputs, options: RefillOptions, preparer: Preparer): AsyncGenerator<Filed> {
  for await (const input of inputs) {
    if (options.signal.aborted) return;
    if ('problem' in input) {
      yield { taken: input, server: options.server, wasThere: false };
      continue;
    }
    const read = await input.read();
    if ('problem' in read) {
      yield { taken: { shown: input.shown, ...read }, server: options.server, wasThere: false };
      continue;
    }
    const known = options.servers.get(contentHash(read.bytes).toString('hex'));
    const again = { ...input, read: () => Promise.resolve(read) };
    for (const server of known ?? [options.server]) {
      const taken = await takeFile(again, { ...options, server }, preparer, NOTHING_STORED);
      yield { taken, server, wasThere: known !== undefined };
    }
  }
}

async function storeFiled({ taken, server, wasThere }: Filed, options: RefillOptions): Promise<Receipt> {
  if ('problem' in taken) return receiptWithoutRound(taken.shown, 'failed', taken.problem);
  // Of two different files of one round, the one that was in the database goes in
  const replace = wasThere ? 'refused' : false;
  const receipt = await storeFile(taken, { ...options, server, replace });
  if (receipt.round !== null) options.onRound(taken.content_hash, taken.name, receipt);
  return receipt;
}
