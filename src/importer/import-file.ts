import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { deriveRound } from '../derive/derive-round.ts';
import type { RoundFile } from '../domain/round-file.ts';
import type { RoundRecord, RoundSource } from '../domain/round-record.ts';
import { parseRound } from '../parser/parse-round.ts';
import type { Database } from '../store/database.ts';
import { type DescribedRound, describeRound, findContent } from '../store/stored-rounds.ts';
import { errorCode } from '../store/system-errors.ts';
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

/** A file is read whole; a real one of 24 players and 30 minutes has about 10 MB. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** Imports one file and tells what it did. Throws only when the database fails. */
export async function importFile(path: string, options: ImportOptions): Promise<Receipt> {
  const read = await readWhole(path);
  if ('problem' in read) return receiptWithoutRound(path, 'failed', read.problem);
  const known = await importedBefore(path, read.bytes, options);
  if (known !== null) return known;
  const parsed = parseRound(read.bytes);
  if (!parsed.ok) return receiptWithoutRound(path, 'failed', parsed.reason);
  const file = parsed.round;
  const source = await roundSource(file, path, read.bytes, options);
  if ('missing' in source) return receiptWithoutRound(path, 'failed', source.missing);
  const record = deriveRound(file);
  if (options.database === null) return receiptOf(path, file, source, record, 'parsed', null, null);
  const stored = await storeRound(options.database, source, record, options);
  // A refused file's round is not the one that is stored.
  const described = stored.status === 'refused' ? null : await describeRound(options.database, stored.round_id);
  return receiptOf(path, file, source, record, stored.status, stored.reason, described);
}

async function readWhole(path: string): Promise<{ bytes: Buffer } | { problem: string }> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE_BYTES) {
      return { problem: `it has ${size} bytes, more than any round file; the limit is ${LARGEST_FILE_BYTES}` };
    }
    return { bytes: await readFile(path) };
  } catch (error) {
    return { problem: readProblem(error) };
  }
}

function readProblem(error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'no right to read it';
  if (error instanceof Error) return `it can't be read: ${error.message}`;
  throw error;
}

/** The receipt of a file whose bytes are in the database already; null where they are not. */
async function importedBefore(path: string, bytes: Buffer, options: ImportOptions): Promise<Receipt | null> {
  if (options.database === null) return null;
  const stored = await findContent(options.database, options.server, contentHash(bytes));
  if (stored === null) return null;
  const described = await describeRound(options.database, stored.round_id);
  return {
    ...receiptWithoutRound(path, 'skipped', sameContent(basename(path), stored.file_name)),
    round: described === null ? null : storedReceiptRound(described),
  };
}

function receiptOf(
  path: string,
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
    file: path,
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
