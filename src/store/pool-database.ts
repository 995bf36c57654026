import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { isConnectionLoss, queryFailure } from './query-failure.ts';
import { queryRows, runTransaction } from './run-transaction.ts';

/** What differs between the embedded database and a server. */
export interface Backing {
  readonly kind: Database['kind'];
  readonly place: string;
  /** A connection that is ready for statements; throws a Failure where none comes about. */
  connect(): Promise<PoolClient>;
  /** Work before each transaction. */
  beforeTransaction?(client: PoolClient): Promise<void>;
  close(): Promise<void>;
}

/** The Database on a pool of connections. */
export function poolDatabase(backing: Backing): Database {
  const { kind, place } = backing;
  let closing: Promise<void> | undefined;
  const running = new AsyncLocalStorage<{ over: boolean }>();

  async function withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    if (running.getStore()?.over === false) {
      throw new Error("Statements of a transaction's work go to the transaction: the database would wait for itself");
    }
    const client = await backing.connect();
    // A connection that breaks tells this event and the statement under way, or else the next one: that is enough
    const ignore = () => {};
    client.on('error', ignore);
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = isConnectionLoss(error);
      throw queryFailure(error, place);
    } finally {
      client.release(broken);
      client.off('error', ignore);
    }
  }

  return {
    kind,
    place,
    rows: (statement) => withClient((client) => queryRows(client, statement)),
    transaction: (work) =>
      withClient(async (client) => {
        await backing.beforeTransaction?.(client);
        return runTransaction(client, async (transaction) => {
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
