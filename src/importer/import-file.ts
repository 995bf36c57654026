import { deriveRound } from '../derive/derive-round.ts';
import type { RoundFile } from '../domain/round-file.ts';
import type { RoundRecord, RoundSource } from '../domain/round-record.ts';
import type { RoundInput } from '../input/round-input.ts';
import { parseRound } from '../parser/parse-round.ts';
import type { Database } from '../store/database.ts';
import { type DescribedRound, describeRound, findContent } from '../store/stored-rounds.ts';
import { correctionsOf, sectionsOf } from './findings.ts';
import { notRecordedBy } from './not-recorded.ts';
import { type Receipt, receiptWithoutRound } from './receipt.ts';
import { storedReceiptRound, unstoredReceiptRound } from './receipt-round.ts';
import { contentHash, roundSource, type SourceOptions } from './round-source.ts';
import { type StoreOptions, sameContent, storeRound } from './store-round.ts';

export interface ImportOptions extends SourceOptions, StoreOptions {
  /** Null: read and show, write nothing. */
  readonly database: Database | null;
}

/** Imports one file and tells what it did. Throws only when the database fails. */
export async function importFile(input: RoundInput, options: ImportOptions): Promise<Receipt> {
  const { shown, name } = input;
  const read = await input.read();
  if ('problem' in read) return receiptWithoutRound(shown, 'failed', read.problem);
  const known = await importedBefore(input, read.bytes, options);
  if (known !== null) return known;
  const parsed = parseRound(read.bytes);
  if (!parsed.ok) return receiptWithoutRound(shown, 'failed', parsed.reason);
  const file = parsed.round;
  const source = await roundSource(file, name, read.bytes, options);
  if ('missing' in source) return receiptWithoutRound(shown, 'failed', source.missing);
  const record = deriveRound(file);
  if (options.database === null) return receiptOf(shown, file, source, record, 'parsed', null, null);
  const stored = await storeRound(options.database, source, record, options);
  // A refused file's round is not the one that is stored.
  const described = stored.status === 'refused' ? null : await describeRound(options.database, stored.round_id);
  return receiptOf(shown, file, source, record, stored.status, stored.reason, described);
}

/** The receipt of a file whose bytes are in the database already; null where they are not. */
async function importedBefore(input: RoundInput, bytes: Uint8Array, options: ImportOptions): Promise<Receipt | null> {
  if (options.database === null) return null;
  const stored = await findContent(options.database, options.server, contentHash(bytes));
  if (stored === null) return null;
  const described = await describeRound(options.database, stored.round_id);
  return {
    ...receiptWithoutRound(input.shown, 'skipped', sameContent(input.name, stored.file_name)),
    round: described === null ? null : storedReceiptRound(described),
  };
}

function receiptOf(
  shown: string,
  file: RoundFile,
  source: RoundSource,
  record: RoundRecord,
  status: Receipt['status'],
  reason: string | null,
  described: DescribedRound | null,
): Receipt {
  const round = described === null ? unstoredReceiptRound(source, record) : storedReceiptRound(described);
  const stored = status === 'imported' || status === 'replaced';
  return {
    file: shown,
    status,
    reason,
    round,
    complete: file.complete,
    ended: file.ended,
    recovered: record.recovered,
    sections: sectionsOf(file, record, stored),
    problems: file.problems,
    problem_count: file.problem_count,
    corrections: correctionsOf(record, source, round),
    not_recorded: notRecordedBy(record, file),
  };
}
