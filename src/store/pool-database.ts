import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import { Connection } from './connection.ts';
import type { Database } from './database.ts';
import { runTransaction } from './run-transaction.ts';

/** What differs between the embedded database and a server. */
export interface Backing {
  readonly kind: Database['kind'];
  readonly place: string;
  /** A connection that is ready for statements; throws a Failure where none comes about. */
  connect(): Promise<PoolClient>;
  /** Stops the statement that a connection runs; returns what to call at its end: whether the connection is fit for others. */
  cancel(client: PoolClient): () => boolean;
  /** Work before each transaction. */
  beforeTransaction?(client: PoolClient): Promise<void>;
  close(): Promise<void>;
}

/** The Database on a pool of connections. */
export function poolDatabase(backing: Backing): Database {
  const { kind, place } = backing;
  let closing: Promise<void> | undefined;
  const running = new AsyncLocalStorage<{ over: boolean }>();

  async function withConnection<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    if (running.getStore()?.over === false) {
      throw new Error("Statements of a transaction's work go to the transaction: the database would wait for itself");
    }
    const connection = new Connection(await backing.connect(), place);
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  }

  return {
    kind,
    place,
    rows: (statement, signal) =>
      withConnection((connection) =>
        signal === undefined
          ? connection.rows(statement)
          : connection.cancellable(() => connection.rows(statement), signal, backing.cancel),
      ),
    transaction: (work) =>
      withConnection(async (connection) => {
        await connection.run(async (client) => backing.beforeTransaction?.(client));
        return runTransaction(connection, kind, async (transaction) => {
          const state = { over: false };
          try {
            return await running.run(state, () => work(transaction));
          } finally {
            state.over = true;
          }
        });
      }),
    close() {
      closing ??= backing.close();
      return closing;
    },
  };
}
