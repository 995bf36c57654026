import sql from 'sql-template-tag';
import type { RoundSource } from '../domain/round-record.ts';
import { type PreparedRound, prepareRound } from '../importer/prepare-round.ts';
import { contentHash } from '../importer/round-source.ts';
import { openInputs } from '../input/open-inputs.ts';
import type { FoundInput } from '../input/round-input.ts';
import type { Database } from '../store/database.ts';
import { compareTables } from './compare-tables.ts';
import { roundsWithForgotten } from './stand-in.ts';
import { type Difference, rowsDiffer, type Verification } from './verify.ts';

export interface VerifyFilesOptions {
  readonly database: Database;
  /** The zone of the time stamps in file names. */
  readonly timeZone: string;
  /** Called after each file with its name, how many are done and how many there are. */
  readonly onFile: (file: string, done: number, total: number) => void;
  /** Ends it after the file at hand. */
  readonly signal: AbortSignal;
}

/** Reads each file again and compares every row of every table that its round has. */
export async function verifyFiles(args: readonly string[], options: VerifyFilesOptions): Promise<Verification> {
  const inputs = await openInputs(args);
  const forgotten = await roundsWithForgotten(options.database);
  const differences: Difference[] = [];
  const verified = new Set<number>();
  let done = 0;
  for await (const input of inputs) {
    if (options.signal.aborted) break;
    const found = await verifyInput(input, forgotten, options);
    differences.push(...found.differences);
    for (const round_id of found.round_ids) verified.add(round_id);
    options.onFile(input.shown, ++done, inputs.known);
  }
  const rounds_with_forgotten = [...verified].filter((round_id) => forgotten.has(round_id)).length;
  return { rounds: verified.size, rounds_with_forgotten, differences };
}

interface Verified {
  readonly round_ids: readonly number[];
  readonly differences: readonly Difference[];
}

async function verifyInput(
  input: FoundInput,
  forgotten: ReadonlySet<number>,
  { database, timeZone }: VerifyFilesOptions,
): Promise<Verified> {
  if ('problem' in input) return without('unreadable', input.shown, input.problem);
  const read = await input.read();
  if ('problem' in read) return without('unreadable', input.shown, read.problem);
  const content_hash = contentHash(read.bytes);
  const prepared = await prepareRound({ ...read, name: input.name, content_hash, server: '', timeZone });
  if ('problem' in prepared) return without('unreadable', input.shown, prepared.problem);
  const { round } = prepared;
  const rounds = await roundsOf(database, content_hash);
  if (rounds.length === 0) return without('not_imported', input.shown, await whyNotImported(database, round.source));
  const differences: Difference[] = [];
  for (const { round_id, server, file_name } of rounds) {
    const own = { ...round, source: { ...round.source, server, file_name } };
    differences.push(...(await verifyRound(database, round_id, input.shown, own, forgotten.has(round_id))));
  }
  return { round_ids: rounds.map(({ round_id }) => round_id), differences };
}

async function verifyRound(
  database: Database,
  round_id: number,
  file: string,
  round: PreparedRound,
  hasForgotten: boolean,
): Promise<readonly Difference[]> {
  const tables = await compareTables(database, round_id, round);
  return tables
    .filter(({ ownRows, in_file, stored, missing, extra }) => {
      if (!hasForgotten) return missing + extra > 0;
      return ownRows ? stored > in_file : stored !== in_file;
    })
    .map(({ table, in_file, stored, missing, extra }) =>
      rowsDiffer({ round_id, file }, { table, in_file, stored, missing, extra }),
    );
}

function roundsOf(
  database: Database,
  content_hash: Buffer,
): Promise<{ round_id: number; server: string; file_name: string }[]> {
  return database.rows(
    sql`select round_id, server, file_name from round where content_hash = ${content_hash} order by round_id`,
  );
}

async function whyNotImported(database: Database, source: RoundSource): Promise<string> {
  const [other] = await database.rows<{ file_name: string }>(sql`
    select file_name
    from round
    where case
      when ${source.start_estimated}::boolean then start_estimated and file_name = ${source.file_name}
      else not start_estimated and map = ${source.map} and start_at = ${source.start_at}
    end
  `);
  return other === undefined
    ? 'no round of the database was made of it'
    : `the database has this round from another file, ${other.file_name}`;
}

function without(state: Difference['state'], file: string, reason: string): Verified {
  const nothing = { round_id: null, table: null, in_file: null, stored: null, missing: null, extra: null };
  return { round_ids: [], differences: [{ state, ...nothing, file, reason }] };
}
