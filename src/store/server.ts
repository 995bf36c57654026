import type { Client, ClientConfig, PoolClient } from 'pg';
import { connectFailure } from './connect-failure.ts';
import type { Database } from './database.ts';
import type { ServerLocation } from './location.ts';
import { poolDatabase } from './pool-database.ts';
import { prepareSession, typeParsers } from './session.ts';

export interface ServerOptions {
  readonly timeZone: string;
  /** How long a connection may take to come about. */
  readonly connectTimeoutMs: number;
}

/** Reports and imports take one connection at a time; a few serve the HTTP endpoint. */
const connections = 4;

/** The database on a server. Connects once, so that what is wrong shows now: throws a Failure. */
export async function openServer(location: ServerLocation, options: ServerOptions): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: location.url(),
    max: connections,
    types: await typeParsers(),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onConnect: (client) => prepareSession(client, location.place, options.timeZone),
    // The pool's own limit would count waiting for a free connection too
    Client: impatient(pg.Client, options.connectTimeoutMs),
  });
  // An idle connection that breaks leaves the pool; the next statement makes a new one, and tells if that fails
  pool.on('error', () => {});

  async function connect(): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      throw connectFailure(error, location);
    }
  }

  function cancel(client: PoolClient): () => boolean {
    const { processID } = client as PoolClient & { readonly processID: number };
    pool.query('select pg_cancel_backend($1)', [processID]).catch(() => {});
    // It may come late, and would then end the next statement
    return () => false;
  }

  const client = await connect();
  client.release();
  return poolDatabase({ kind: 'server', place: location.place, connect, cancel, close: () => pool.end() });
}

/** pg's client with a time limit for connecting, that hangs up when no connection comes about. */
function impatient(Base: typeof Client, connectionTimeoutMillis: number): typeof Client {
  return class extends Base {
    constructor(config?: ClientConfig) {
      super({ ...config, connectionTimeoutMillis });
    }

    override connect(): Promise<Client>;
    override connect(callback: ConnectCallback): void;
    override connect(callback?: ConnectCallback): Promise<Client> | undefined {
      if (callback === undefined) return super.connect();
      super.connect((error: Error | null) => {
        // Where the client itself gives up, as for want of a password, pg leaves the socket open
        if (error) this.end(() => {});
        // pg calls both forms with an error or null
        (callback as (error: Error | null, client: Client) => void)(error, this);
      });
      return undefined;
    }
  };
}

type ConnectCallback = ((error: Error) => void) | ((error: null, client: Client) => void);
