import type { PoolClient } from 'pg';
import type { Sql } from 'sql-template-tag';
import { copyRows } from './copy-rows.ts';
import type { EncodedRows } from './database.ts';
import type { PlannedOnce } from './planned-once.ts';
import { isConnectionLoss, queryFailure } from './query-failure.ts';

/** One connection of a pool, lent for some statements. Errors come out as queryFailure has them. */
export class Connection {
  readonly #client: PoolClient;
  readonly #place: string;
  /** Whether a statement found the connection lost. */
  isBroken = false;

  constructor(client: PoolClient, place: string) {
    this.#client = client;
    this.#place = place;
    client.on('error', this.#ignore);
  }

  /** Runs one statement and returns its rows. */
  async rows<Row extends object>(statement: Sql | PlannedOnce): Promise<Row[]> {
    const { text, values } = statement;
    // Without values pg would let several statements through
    const query = { text, values, queryMode: 'extended', ...('name' in statement && { name: statement.name }) };
    const { rows } = await this.run((client) => client.query(query), statement.text);
    return rows;
  }

  /** Runs SQL text that may hold several statements; returns PostgreSQL's name for a single one, as COMMIT. */
  async execute(text: string): Promise<string> {
    const { command } = await this.run((client) => client.query(text), text);
    return command;
  }

  /** Writes rows of several tables by a binary COPY each. */
  copy(tables: readonly EncodedRows[]): Promise<void> {
    return this.run((client) => copyRows(client, tables), 'copy');
  }

  /** Runs `work` until `signal` is aborted, then has `cancel` stop it, as `Backing` has it. */
  async cancellable<Result>(
    work: () => Promise<Result>,
    signal: AbortSignal,
    cancel: (client: PoolClient) => () => boolean,
  ): Promise<Result> {
    signal.throwIfAborted();
    let isFitAfter = (): boolean => true;
    const abort = (): void => {
      isFitAfter = cancel(this.#client);
    };
    signal.addEventListener('abort', abort, { once: true });
    try {
      return await work();
    } finally {
      signal.removeEventListener('abort', abort);
      this.isBroken ||= !isFitAfter();
    }
  }

  /** Does `work`; `text` is what it runs. */
  async run<Result>(work: (client: PoolClient) => Promise<Result>, text = ''): Promise<Result> {
    try {
      return await work(this.#client);
    } catch (error) {
      this.isBroken ||= isConnectionLoss(error);
      throw queryFailure(error, this.#place, text);
    }
  }

  /** Gives the connection back; a broken one leaves the pool. */
  release(): void {
    this.#client.release(this.isBroken);
    this.#client.off('error', this.#ignore);
  }

  /** A connection that breaks tells this event and the statement under way, or else the next one: that is enough. */
  readonly #ignore = (): void => {};
}
