import { deriveRound } from '../derive/derive-round.ts';
import type { Corrections, Recovered } from '../domain/repairs.ts';
import type { SectionTally } from '../domain/round-file.ts';
import type { RoundSource, TrackerAbilities } from '../domain/round-record.ts';
import { parseRound } from '../parser/parse-round.ts';
import { type EncodedRound, encodeRound } from '../store/encode-round.ts';
import { sectionsOf } from './findings.ts';
import { notRecordedBy } from './not-recorded.ts';
import type { Receipt, ReceiptRound } from './receipt.ts';
import { unstoredReceiptRound } from './receipt-round.ts';
import { roundSource, type SourceOptions } from './round-source.ts';

/** A file's bytes with what a round's identity is made of besides them. */
export interface FileToPrepare extends SourceOptions {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256. */
  readonly content_hash: Uint8Array;
}

/** A round ready to be stored, with all that its receipt tells. Data only, so that it can cross threads. */
export interface PreparedRound {
  readonly source: RoundSource;
  readonly abilities: TrackerAbilities;
  /** The file's rows, to be compared with those of a stored round. */
  readonly tallies: readonly SectionTally[];
  readonly rows: EncodedRound;
  readonly findings: Findings;
}

/** What a receipt tells of a file whatever became of it. */
export interface Findings
  extends Pick<
    Receipt,
    'complete' | 'ended' | 'recovered' | 'sections' | 'problems' | 'problem_count' | 'not_recorded'
  > {
  /** The round as long as it is not stored. */
  readonly round: ReceiptRound;
  readonly corrections: Corrections;
  readonly recovered: Recovered | null;
}

/** A sentence says why a file gave no round. */
export type Prepared = { readonly round: PreparedRound } | { readonly problem: string };

/** Does with a file all that takes no database: reads and checks it, derives what follows, encodes its rows. */
export async function prepareRound(file: FileToPrepare): Promise<Prepared> {
  try {
    return await prepare(file);
  } catch (error) {
    // One file of a thousand is not to end the import of the others
    return { problem: `prox can't cope with it: ${error instanceof Error ? error.message : error}` };
  }
}

async function prepare(file: FileToPrepare): Promise<Prepared> {
  const parsed = parseRound(file.bytes);
  if (!parsed.ok) return { problem: parsed.reason };
  const written = parsed.round;
  const source = await roundSource(written, file);
  if ('missing' in source) return { problem: source.missing };
  const record = deriveRound(written);
  const { complete, ended, problems, problem_count } = written;
  const { tracks_revives, records_stance, records_sprint, corrections, recovered } = record;
  return {
    round: {
      source,
      abilities: { tracks_revives, records_stance, records_sprint },
      tallies: record.sections,
      rows: encodeRound(record),
      findings: {
        ...{ complete, ended, recovered, problems, problem_count, corrections },
        round: unstoredReceiptRound(source, record),
        sections: sectionsOf(written, record),
        not_recorded: notRecordedBy(record, written),
      },
    },
  };
}
