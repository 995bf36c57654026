import type { RoundInput } from '../input/round-input.ts';
import type { Database } from '../store/database.ts';
import { type DescribedRound, describeRound, findContent, type StoredContents } from '../store/stored-rounds.ts';
import { correctionsOf } from './findings.ts';
import type { Prepared, PreparedRound } from './prepare-round.ts';
import type { Preparer } from './preparer.ts';
import { type Receipt, receiptWithoutRound } from './receipt.ts';
import { storedReceiptRound } from './receipt-round.ts';
import { contentHash, type SourceOptions } from './round-source.ts';
import { type StoreOptions, sameContent, storeRound } from './store-round.ts';

export interface ImportOptions extends SourceOptions, StoreOptions {
  /** Null: read and show, write nothing. */
  readonly database: Database | null;
}

/** A file that was read, and maybe is being prepared, before its turn. */
export interface TakenFile {
  readonly shown: string;
  readonly name: string;
  readonly content_hash: Uint8Array;
  /** Whether its bytes were in the database before: it is prepared only if they no longer are. */
  readonly wasThere: boolean;
  /** To be called once: a round that is stored is to be let go soon. */
  prepared(): Promise<Prepared>;
}

/**
 * The first half of an import, which changes nothing: reads a file and has it prepared unless it is one of `stored`. It asks
 * the database nothing, which may be busy with the file before.
 */
export async function takeFile(
  input: RoundInput,
  { server, timeZone }: SourceOptions,
  preparer: Pick<Preparer, 'prepare' | 'rooms'>,
  stored: StoredContents,
): Promise<TakenFile | { readonly shown: string; readonly problem: string }> {
  const { shown, name } = input;
  const { rooms } = preparer;
  const read = await input.read((bytes) => rooms.take(bytes));
  if ('problem' in read) return { shown, problem: read.problem };
  const content_hash = contentHash(read.bytes);
  const file = { name, bytes: read.bytes, content_hash, server, timeZone };
  const wasThere = stored.has(content_hash.toString('hex'));
  if (!wasThere) return { shown, name, content_hash, wasThere, prepared: handedOver(preparer.prepare(file)) };
  const kept = { ...file, bytes: new Uint8Array(read.bytes) };
  rooms.giveBack(read.bytes);
  return { shown, name, content_hash, wasThere, prepared: () => preparer.prepare(kept) };
}

/** Gives `value` away; a function of its own, for its caller's would hold the file's bytes. */
function handedOver<Value>(value: Promise<Value>): () => Promise<Value> {
  let held: Promise<Value> | null = value;
  return () => {
    const given = held ?? Promise.reject(new Error('What was prepared is asked for twice'));
    held = null;
    return given;
  };
}

/** The second half: stores the round, unless others that were stored since have taken its place. */
export async function storeFile(taken: TakenFile, options: ImportOptions): Promise<Receipt> {
  const { shown } = taken;
  const { database } = options;
  const there =
    taken.wasThere && database !== null && (await findContent(database, options.server, taken.content_hash));
  if (there) return importedBefore(database, shown, there.round_id, sameContent(taken.name, there.file_name));
  const prepared = await taken.prepared();
  if ('problem' in prepared) return receiptWithoutRound(shown, 'failed', prepared.problem);
  const { round } = prepared;
  if (database === null) return receiptOf(shown, round, 'parsed', null, null);
  const stored = await storeRound(database, round, options);
  if (stored.same_content) return importedBefore(database, shown, stored.round_id, stored.reason);
  // A refused file's round is not the one that is stored.
  const described = stored.status === 'refused' ? null : await describeRound(database, stored.round_id);
  return receiptOf(shown, round, stored.status, stored.reason, described);
}

/** The receipt of a file whose bytes are in the database already. */
async function importedBefore(
  database: Database,
  shown: string,
  round_id: number,
  reason: string | null,
): Promise<Receipt> {
  const described = await describeRound(database, round_id);
  return {
    ...receiptWithoutRound(shown, 'skipped', reason),
    round: described === null ? null : storedReceiptRound(described),
  };
}

function receiptOf(
  file: string,
  { findings }: PreparedRound,
  status: Receipt['status'],
  reason: string | null,
  described: DescribedRound | null,
): Receipt {
  const { round: unstored, corrections: _, sections, ...rest } = findings;
  const round = described === null ? unstored : storedReceiptRound(described);
  const isStored = status === 'imported' || status === 'replaced';
  return {
    file,
    status,
    reason,
    round,
    ...rest,
    sections: isStored ? sections : sections.map((section) => ({ ...section, rows_stored: null })),
    corrections: correctionsOf(findings, round),
  };
}
