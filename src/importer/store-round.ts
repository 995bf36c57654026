import type { SectionTally } from '../domain/round-file.ts';
import type { RoundSource } from '../domain/round-record.ts';
import type { Database, Transaction } from '../store/database.ts';
import { deleteRound, insertRound } from '../store/insert-round.ts';
import { lockRound, type StoredRound, storedSections } from '../store/stored-rounds.ts';
import { compareRounds, type Relation } from './compare-rounds.ts';
import type { PreparedRound } from './prepare-round.ts';
import type { ImportStatus } from './receipt.ts';

/** What came of storing a round, and the id of the round that is stored now. */
export interface Stored {
  readonly status: Extract<ImportStatus, 'imported' | 'replaced' | 'skipped' | 'refused'>;
  readonly reason: string | null;
  readonly round_id: number;
  /** The very same bytes were stored before. */
  readonly same_content: boolean;
}

export interface StoreOptions {
  readonly proxVersion: string;
  /** Replace a round of the same identity: whatever its rows, or only where the new one would be refused. */
  readonly replace: boolean | 'refused';
}

/** Another import may take a round's place between our look and our insert; after this many times something is wrong. */
const ATTEMPTS = 5;

/** Stores a round in one transaction, unless the database has it already or has another one in its place. */
export async function storeRound(database: Database, round: PreparedRound, options: StoreOptions): Promise<Stored> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await database.transaction((transaction) => tryToStore(transaction, round, options));
    if (stored !== null) return stored;
  }
  throw new Error(`${round.source.file_name}: its round came and went ${ATTEMPTS} times while it was imported`);
}

/** Null when another import stored the round in the meantime. */
async function tryToStore(
  transaction: Transaction,
  { source, abilities, rows, tallies }: PreparedRound,
  options: StoreOptions,
): Promise<Stored | null> {
  const round = { source, abilities, rows, prox_version: options.proxVersion };
  const there = await lockRound(transaction, source);
  if (there === null) {
    const round_id = await insertRound(transaction, round);
    return round_id === null ? null : { status: 'imported', reason: null, round_id, same_content: false };
  }
  const { round_id, file_name, same_content } = there;
  const kept = { round_id, same_content };
  if (same_content) return { status: 'skipped', reason: sameContent(source.file_name, file_name), ...kept };
  const relation = relationOf(there, await storedSections(transaction, round_id), source, tallies);
  if (relation === 'stored_is_beginning' || isToReplace(options.replace, relation)) {
    await deleteRound(transaction, round_id);
    if ((await insertRound(transaction, round, round_id)) === null) return null;
    return { status: 'replaced', reason: replacement(relation === 'stored_is_beginning', file_name), ...kept };
  }
  if (relation === 'same') return { status: 'skipped', reason: `its rows are those of ${file_name}`, ...kept };
  if (relation === 'new_is_beginning') {
    return { status: 'skipped', reason: `the round is there in full, from ${file_name}`, ...kept };
  }
  return { status: 'refused', reason: refusal(source, file_name), ...kept };
}

function isToReplace(replace: StoreOptions['replace'], relation: Relation): boolean {
  return replace === 'refused' ? relation === 'different' : replace && relation !== 'same';
}

/** A cut file may have all rows of the whole one: only its end is missing then. */
function relationOf(
  there: StoredRound,
  sections: readonly SectionTally[],
  source: RoundSource,
  tallies: readonly SectionTally[],
): Relation {
  const relation = compareRounds(sections, tallies);
  if (relation !== 'same' || there.cut === source.cut) return relation;
  return there.cut ? 'stored_is_beginning' : 'new_is_beginning';
}

/** Why a file whose bytes were imported before is skipped. */
export function sameContent(file_name: string, stored_file_name: string): string {
  return file_name === stored_file_name ? 'imported before' : `imported before, as ${stored_file_name}`;
}

function replacement(wasBeginning: boolean, stored_file_name: string): string {
  return wasBeginning ? `${stored_file_name} was a part of this round` : `took the place of ${stored_file_name}`;
}

function refusal(source: RoundSource, stored_file_name: string): string {
  const server = source.server === '' ? 'the server without a name' : `server ${source.server}`;
  return (
    `${stored_file_name} tells of another round of ${source.map} on ${server} with the same start; most likely two ` +
    'servers were imported under one name: give this one its own with --server, or --replace the stored round'
  );
}
