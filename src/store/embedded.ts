import { setFlagsFromString } from 'node:v8';
import type { Pool } from 'pg';
import { checkFolder, dataFolderIn, folderFailure, makeDataFolder, makeFolder } from './data-folder.ts';
import type { Database } from './database.ts';
import { type Engine, startEngine } from './engine.ts';
import { EngineStream } from './engine-stream.ts';
import type { EmbeddedLocation } from './location.ts';
import { type Lock, lockFolder } from './lock.ts';
import { checkpointIfDue, tidyUp } from './maintenance.ts';
import { poolDatabase } from './pool-database.ts';
import { prepareSession, typeParsers } from './session.ts';

export interface EmbeddedOptions {
  readonly timeZone: string;
  /** What the user ran, as `prox import`: others who wait for the folder are told. */
  readonly command: string;
  /** How long to wait for another process to give the folder up. */
  readonly lockWaitMs: number;
  /** Called with a sentence when that takes a while. */
  readonly onWait: (sentence: string) => void;
  /** Whether PostgreSQL runs in a thread of its own. */
  readonly thread: boolean;
}

/** How often the write-ahead log is looked at: a round adds some 1 MB to it. */
const TRANSACTIONS_A_LOOK = 16;

/** How long a cancelled statement has to end by itself: starting PostgreSQL anew takes as long. */
const patienceMs = 500;

/** The database in a folder, made at first use. Throws a Failure where the folder can't be used, or is in use. */
export async function openEmbedded(location: EmbeddedLocation, options: EmbeddedOptions): Promise<Database> {
  const { folder, templateFolders, place } = location;
  checkFolder(folder);
  makeFolder(folder);
  const { command, lockWaitMs, onWait } = options;
  const lock = await lockFolder(folder, command, lockWaitMs, onWait).catch((error: unknown) => {
    throw folderFailure(folder, error);
  });
  // Before the engine starts: afterwards loading pg takes five times as long
  await import('pg');
  try {
    // Once more: another process may have used it while this one waited
    checkFolder(folder);
    await makeDataFolder(folder, templateFolders);
    const engine = await start(dataFolderIn(folder), place, options.thread);
    return await connectTo(engine, lock, place, options.timeZone);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Starts PostgreSQL in a thread for a user who goes on asking, or in this one for a command that soon ends. */
async function start(dataFolder: string, place: string, thread: boolean): Promise<Engine> {
  if (thread) {
    const { startEngineThread } = await import('./engine-thread.ts');
    return startEngineThread(dataFolder, place);
  }
  // V8 compiles WebAssembly fast first, and what runs often well: that takes 0.3 s and 80 MB more than it gains in a command,
  // with Node.js 24 500 MB. Either flag alone leaves it on
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  return startEngine(dataFolder, place);
}

/** The database that `engine` runs; closing it closes the engine and gives up the lock. */
async function connectTo(engine: Engine, lock: Lock, place: string, timeZone: string): Promise<Database> {
  const pool = await connections(engine, place, timeZone);
  let transactions = 0;
  return poolDatabase({
    kind: 'embedded',
    place,
    connect: () => pool.connect(),
    cancel() {
      const abandoning = setTimeout(() => engine.abandon?.(), patienceMs).unref();
      return () => {
        clearTimeout(abandoning);
        return true;
      };
    },
    async beforeTransaction(client) {
      if (transactions++ % TRANSACTIONS_A_LOOK === 0) await checkpointIfDue(client);
    },
    async close() {
      try {
        if (engine.isBusy) await engine.close();
        else if (transactions > 0 && !engine.hasStopped) await tidyUp(pool);
        await pool.end();
        await engine.close();
      } finally {
        await lock.release();
      }
    },
  });
}

/** A pool of the one connection there can be, which is there when this returns. */
async function connections(engine: Engine, place: string, timeZone: string): Promise<Pool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    user: 'postgres',
    database: 'postgres',
    // The environment's PGSSLMODE and PGSSLNEGOTIATION are for servers
    ssl: false,
    sslnegotiation: 'postgres',
    stream: () => new EngineStream(engine),
    max: 1,
    idleTimeoutMillis: 0,
    types: await typeParsers(),
    onConnect: (client) => prepareSession(client, place, timeZone),
  });
  pool.on('error', () => {});
  try {
    const client = await pool.connect();
    client.release();
    return pool;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
