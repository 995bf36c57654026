import { basename } from 'node:path';
import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import { findPlayer } from '../report/find-player.ts';
import { unknownName } from '../report/near-names.ts';
import type { Player } from '../report/scope.ts';
import type { Database, Queries, Transaction } from '../store/database.ts';
import { forgetPlayer } from './forget-player.ts';
import { forgetRounds } from './forget-rounds.ts';

/** What a user wants forgotten: a round by its id, the rounds of a file, or a player. */
type Forgettable = 'round' | 'file' | 'player';

/** A round that goes, or that a player goes from. */
export interface TouchedRound {
  readonly round_id: number;
  readonly server: string;
  readonly map: string;
  readonly start_at: Date;
  readonly file_name: string;
}

/** How many of a table's rows go, and in how many a stand-in takes a player's place. */
export interface TouchedTable {
  readonly table: string;
  readonly deleted: number;
  readonly changed: number;
}

/** What goes, or went. */
export interface Forgotten {
  readonly kind: Forgettable;
  readonly player: Player | null;
  readonly rounds: readonly TouchedRound[];
  /** Tables with rows that are touched. */
  readonly tables: readonly TouchedTable[];
}

/** Who or what is meant, found in the database. */
export type Target =
  | { readonly kind: 'round' | 'file'; readonly round_ids: readonly number[] }
  | { readonly kind: 'player'; readonly player: Player };

/** Finds what `name` means. Throws a Failure where it is nothing, or more than one player. */
export async function findTarget(database: Queries, kind: Forgettable, name: string): Promise<Target> {
  if (kind === 'player') return { kind, player: await findPlayer(database, name) };
  return { kind, round_ids: kind === 'round' ? [await findRound(database, name)] : await findFile(database, name) };
}

/** Does it and tells what went, in one transaction. */
export function forget(database: Database, target: Target): Promise<Forgotten> {
  return database.transaction((transaction) => forgetIn(transaction, target));
}

/** Tells what would go: does it and takes it back. */
export async function rehearseForget(database: Database, target: Target): Promise<Forgotten> {
  try {
    return await database.transaction(async (transaction) => {
      throw new TakenBack(await forgetIn(transaction, target));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.forgotten;
    throw error;
  }
}

/** Rolls a rehearsal back. */
class TakenBack extends Error {
  readonly forgotten: Forgotten;

  constructor(forgotten: Forgotten) {
    super('A rehearsal');
    this.forgotten = forgotten;
  }
}

async function forgetIn(transaction: Transaction, target: Target): Promise<Forgotten> {
  // Else an import at the same time could bring in another round of his. First of all: see `hold` in rebuild.ts
  await transaction.execute('lock table round in exclusive mode');
  if (target.kind === 'player') {
    return { kind: 'player', player: target.player, ...(await forgetPlayer(transaction, target.player.guid)) };
  }
  return { kind: target.kind, player: null, ...(await forgetRounds(transaction, target.round_ids)) };
}

async function findRound(database: Queries, text: string): Promise<number> {
  const round_id = /^\d{1,9}$/.test(text) ? Number(text) : null;
  const found = await database.rows(sql`select from round where round_id = ${round_id}`);
  if (round_id !== null && found.length > 0) return round_id;
  throw new Failure('usage', `There is no round with the id "${text}".`, [
    'prox scopes lists the rounds with their ids',
  ]);
}

async function findFile(database: Queries, path: string): Promise<readonly number[]> {
  const files = await database.rows<{ round_id: number; file_name: string }>(
    sql`select round_id, file_name from round order by round_id`,
  );
  const name = basename(path);
  const meant = files.filter((file) => file.file_name === path || file.file_name === name);
  if (meant.length > 0) return meant.map(({ round_id }) => round_id);
  const known = [...new Set(files.map(({ file_name }) => file_name))];
  throw unknownName('imported file', name, known);
}
