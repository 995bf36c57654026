import type { ClientBase } from 'pg';
import type { Sql } from 'sql-template-tag';
import { copyRows } from './copy-rows.ts';
import type { Transaction } from './database.ts';
import { isConnectionLoss } from './query-failure.ts';

/** Runs one statement and returns its rows. */
export async function queryRows<Row extends object>(client: ClientBase, statement: Sql): Promise<Row[]> {
  // Without values pg would let several statements through
  const query = { text: statement.text, values: statement.values, queryMode: 'extended' };
  const { rows } = await client.query(query);
  return rows;
}

/** Does `work` in a transaction: committed when it returns, rolled back when it throws. */
export async function runTransaction<Result>(
  client: ClientBase,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  await client.query('begin');
  const statements = new Statements(client);
  try {
    const result = await work(statements);
    await statements.end();
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('A statement of the transaction failed, and its error was ignored');
    return result;
  } catch (error) {
    await statements.end();
    // A broken connection has rolled back by itself
    if (!isConnectionLoss(error)) await client.query('rollback');
    throw error;
  }
}

/** A transaction's statements, one after the other however they are called. */
class Statements implements Transaction {
  readonly #client: ClientBase;
  #latest: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  rows<Row extends object>(statement: Sql): Promise<Row[]> {
    return this.#next(() => queryRows<Row>(this.#client, statement));
  }

  copy(...[table, columns, rows]: Parameters<Transaction['copy']>): Promise<void> {
    return this.#next(() => copyRows(this.#client, table, columns, rows));
  }

  execute(text: string): Promise<void> {
    return this.#next(async () => {
      await this.#client.query(text);
    });
  }

  /** Takes no more statements and waits for those that run. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#latest;
  }

  #next<Result>(statement: () => Promise<Result>): Promise<Result> {
    if (this.#isOver) return Promise.reject(new Error('A statement came after the end of its transaction'));
    const result = this.#latest.then(statement);
    this.#latest = result.catch(() => {});
    return result;
  }
}
