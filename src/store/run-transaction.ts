import type { Sql } from 'sql-template-tag';
import { encodeRows } from './binary-copy.ts';
import type { Connection } from './connection.ts';
import type { Database, EncodedRows, Transaction } from './database.ts';
import type { PlannedOnce } from './planned-once.ts';

/** Does `work` in a transaction: committed when it returns, rolled back when it throws. */
export async function runTransaction<Result>(
  connection: Connection,
  kind: Database['kind'],
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  await connection.execute('begin');
  const statements = new Statements(connection, kind);
  try {
    const result = await work(statements);
    await statements.end();
    const command = await connection.execute('commit');
    if (command !== 'COMMIT') throw new Error('A statement of the transaction failed, and its error was ignored');
    return result;
  } catch (error) {
    await statements.end();
    await rollBack(connection);
    throw error;
  }
}

async function rollBack(connection: Connection): Promise<void> {
  try {
    await connection.execute('rollback');
  } catch (error) {
    // With its connection a transaction is gone too
    if (!connection.isBroken) throw error;
  }
}

/** A transaction's statements, one after the other however they are called. */
class Statements implements Transaction {
  readonly kind: Database['kind'];
  readonly #connection: Connection;
  #latest: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(connection: Connection, kind: Database['kind']) {
    this.#connection = connection;
    this.kind = kind;
  }

  rows<Row extends object>(statement: Sql | PlannedOnce): Promise<Row[]> {
    return this.#next(() => this.#connection.rows<Row>(statement));
  }

  copy(...[table, columns, rows]: Parameters<Transaction['copy']>): Promise<void> {
    return this.#next(() => this.#connection.copy([{ table, columns, data: encodeRows(table, columns, rows) }]));
  }

  copyEncoded(tables: readonly EncodedRows[]): Promise<void> {
    return this.#next(() => this.#connection.copy(tables));
  }

  async execute(text: string): Promise<void> {
    await this.#next(() => this.#connection.execute(text));
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
