import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import type { DatabaseLocation } from './location.ts';
import { openServer } from './server.ts';

export interface OpenOptions {
  /** The connection's time zone, as Europe/Ljubljana: dates in statements are this zone's. */
  readonly timeZone: string;
  /** What the user ran, as `prox import`: other processes that wait for an embedded database are told. */
  readonly command?: string;
  /** How long to wait for another process to give an embedded database up. */
  readonly lockWaitMs?: number;
  /** Called with a sentence when that takes a while. */
  readonly onWait?: (sentence: string) => void;
  /** How long a connection to a server may take to come about. */
  readonly connectTimeoutMs?: number;
  /** Whether an embedded database runs in a thread of its own, so that this one can do other things during a statement. */
  readonly thread?: boolean;
}

/** Opens the database at `location`; an embedded one is made where it is missing. Throws a Failure saying why it can't. */
export function openDatabase(location: DatabaseLocation, options: OpenOptions): Promise<Database> {
  const { timeZone, command = 'prox', lockWaitMs = 5000, connectTimeoutMs = 10_000, thread = false } = options;
  const { onWait = () => {} } = options;
  if (location.kind === 'server') return openServer(location, { timeZone, connectTimeoutMs });
  return openEmbedded(location, { timeZone, command, lockWaitMs, onWait, thread });
}
