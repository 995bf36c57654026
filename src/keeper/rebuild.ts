import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import { type ImportFilesOptions, importExitCode } from '../importer/import-files.ts';
import type { Receipt } from '../importer/receipt.ts';
import type { Database, Transaction } from '../store/database.ts';
import { checkDependants, checkRights, dropNewTables, makeNewTables, swapTables } from '../store/schema-swap.ts';
import { type KnownRound, knownRounds, missingRounds, SeenRounds, serversByContent } from './known-rounds.ts';
import { refill } from './refill.ts';
import { countForgotten } from './stand-in.ts';

export interface RebuildOptions extends Omit<ImportFilesOptions, 'database' | 'replace'> {
  readonly database: Database;
  /** A server's database once more: on connections of its own the old tables are held while the new ones are filled. */
  readonly holder: Database | null;
  /** Goes on where rounds of the database are in none of the files: they are gone then. */
  readonly dropMissing: boolean;
  readonly dryRun: boolean;
}

/** What came of a rebuild. Unless it is `rebuilt`, the database is as it was. */
export interface Rebuild {
  /** `refused`: rounds would be lost; `nothing_read`: no file gave a round */
  readonly outcome: 'rebuilt' | 'dry_run' | 'refused' | 'nothing_read' | 'interrupted';
  readonly rounds_before: number;
  /** In the new tables; null in a dry run. */
  readonly rounds_after: number | null;
  /** Rounds of the database that no file gives again. */
  readonly missing: readonly KnownRound[];
  /** Rounds in which a player was forgotten, before: their files name him again. */
  readonly rounds_with_forgotten: number;
  readonly receipts: readonly Receipt[];
}

/** Exit code of a rebuild: that of an import where it was one, 2 where it was refused. */
export function rebuildExitCode({ outcome, missing, receipts }: Rebuild): 0 | 2 | 4 | 130 {
  if (outcome === 'interrupted') return 130;
  if (outcome === 'refused' || outcome === 'nothing_read') return 2;
  const code = importExitCode(receipts);
  return outcome === 'dry_run' && missing.length > 0 && code === 0 ? 4 : code;
}

/**
 * Imports everything that `args` name into new tables beside the old ones, then puts them in their place in one
 * transaction. Nothing can be written to the old ones meanwhile. Throws a Failure where the database does not let it.
 */
export async function rebuild(args: readonly string[], options: RebuildOptions): Promise<Rebuild> {
  const { database, holder, signal, dryRun } = options;
  if (dryRun) return rehearse(args, options);
  const swapIn = (transaction: Transaction): Promise<void> => swapTables(transaction, database.place, signal);
  if (holder === null) return rebuildBeside(args, options, () => database.transaction(swapIn));
  return holder.transaction(async (transaction) => {
    await hold(transaction, database.place);
    return rebuildBeside(args, options, () => swapIn(transaction));
  });
}

/** Any number will do, as long as no one else on the server takes it. */
const advisoryLock = 7_769_121;

/** Keeps others from writing until the transaction ends: importers wait at its table of rounds, readers do not. */
async function hold(transaction: Transaction, place: string): Promise<void> {
  const [lock] = await transaction.rows<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${advisoryLock}) as free`,
  );
  if (lock?.free !== true) {
    throw new Failure('database', `Another prox rebuild is at work in the database at ${place}`, ['Wait for its end']);
  }
  await transaction.execute('set local idle_in_transaction_session_timeout = 0; lock table round in exclusive mode');
}

/** Before `swap` a holder locks nothing of the new tables, or dropping them would wait for it. */
async function rebuildBeside(
  args: readonly string[],
  options: RebuildOptions,
  swap: () => Promise<void>,
): Promise<Rebuild> {
  const { database } = options;
  await checkRights(database, database.place);
  try {
    const fresh = await makeNewTables(database);
    await checkDependants(database, database.place);
    const filled = await fill(fresh, args, options);
    if (filled.outcome === 'rebuilt') await swap();
    else await dropNewTables(database);
    return filled;
  } catch (error) {
    // Where this fails too, the next rebuild does it
    await dropNewTables(database).catch(() => {});
    throw error;
  }
}

/** Fills the new tables; `rebuilt` where they may take the old ones' place. */
async function fill(fresh: Database, args: readonly string[], options: RebuildOptions): Promise<Rebuild> {
  const { database, dropMissing, signal } = options;
  const before = await knownRounds(database);
  const receipts = await refill(args, {
    ...options,
    database: fresh,
    servers: serversByContent(before),
    onRound: () => {},
  });
  const facts = {
    rounds_before: before.length,
    rounds_after: (await knownRounds(fresh)).length,
    rounds_with_forgotten: await countForgotten(database),
    receipts,
  };
  if (signal.aborted) return { ...facts, outcome: 'interrupted', missing: [] };
  const missing = await missingRounds(database, fresh);
  if (facts.rounds_after === 0) return { ...facts, outcome: 'nothing_read', missing };
  return { ...facts, outcome: missing.length > 0 && !dropMissing ? 'refused' : 'rebuilt', missing };
}

/** Reads all files and tells what is missing, by content and identity; whether all rows are there only a rebuild can tell. */
async function rehearse(args: readonly string[], options: RebuildOptions): Promise<Rebuild> {
  await checkRights(options.database, options.database.place);
  const before = await knownRounds(options.database);
  const seen = new SeenRounds();
  const receipts = await refill(args, {
    ...options,
    database: null,
    servers: serversByContent(before),
    onRound: (content_hash, file_name, { round }) => round && seen.add(content_hash, file_name, round),
  });
  return {
    outcome: options.signal.aborted ? 'interrupted' : 'dry_run',
    rounds_before: before.length,
    rounds_after: null,
    missing: options.signal.aborted ? [] : before.filter((round) => !seen.has(round)),
    rounds_with_forgotten: await countForgotten(options.database),
    receipts,
  };
}
