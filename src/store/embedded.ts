import type { CustomTypesConfig, PoolClient } from 'pg';
import { checkFolder, dataFolderIn, folderFailure, makeDataFolder, makeFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { type Engine, startEngine } from './engine.ts';
import { EngineStream } from './engine-stream.ts';
import type { EmbeddedLocation } from './location.ts';
import { lockFolder } from './lock.ts';
import { checkpointIfDue, vacuumGrownTables } from './maintenance.ts';
import { poolDatabase } from './pool-database.ts';
import { isPostgresError } from './query-failure.ts';
import { prepareSession, typeParsers } from './session.ts';

export interface EmbeddedOptions {
  readonly timeZone: string;
  /** What the user ran, as `prox import`: others who wait for the folder are told. */
  readonly command: string;
  /** How long to wait for another process to give the folder up. */
  readonly lockWaitMs: number;
}

/** The database in a folder, made at first use. Throws a Failure where the folder can't be used, or is in use. */
export async function openEmbedded(location: EmbeddedLocation, options: EmbeddedOptions): Promise<Database> {
  const { folder, templateFolders, place } = location;
  checkFolder(folder);
  makeFolder(folder);
  // Before the engine starts: afterwards loading pg takes five times as long
  const types = await typeParsers();
  const lock = await lockFolder(folder, options.command, options.lockWaitMs).catch((error: unknown) => {
    throw folderFailure(folder, error);
  });
  try {
    // Once more: another process may have used it while this one waited
    checkFolder(folder);
    await makeDataFolder(folder, templateFolders);
    const engine = await startEngine(dataFolderIn(folder), place);
    return await connectTo(engine, place, options.timeZone, types, () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function connectTo(
  engine: Engine,
  place: string,
  timeZone: string,
  types: CustomTypesConfig,
  release: () => Promise<void>,
): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    // The environment's PGSSLMODE is for servers
    ssl: false,
    stream: () => new EngineStream(engine),
    max: 1,
    idleTimeoutMillis: 0,
    types,
    onConnect: (client) => prepareSession(client, place, timeZone),
  });
  pool.on('error', () => {});
  let hasWritten = false;

  async function beforeTransaction(client: PoolClient): Promise<void> {
    hasWritten = true;
    await checkpointIfDue(client);
  }

  async function close(): Promise<void> {
    try {
      if (hasWritten && !engine.hasStopped) await tidyUp(pool);
      await pool.end();
      await engine.close();
    } finally {
      await release();
    }
  }

  try {
    (await pool.connect()).release();
  } catch (error) {
    await engine.close();
    throw error;
  }
  return poolDatabase({ kind: 'embedded', place, connect: () => pool.connect(), beforeTransaction, close });
}

async function tidyUp(pool: { connect(): Promise<PoolClient> }): Promise<void> {
  const client = await pool.connect();
  try {
    await vacuumGrownTables(client);
  } catch (error) {
    // All data is stored; a server wouldn't tell either
    if (!isPostgresError(error)) throw error;
  } finally {
    client.release();
  }
}
