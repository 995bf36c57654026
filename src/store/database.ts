import type { Sql } from 'sql-template-tag';
import type { PlannedOnce } from './planned-once.ts';

/** The types a copied column can have. */
export type ColumnType = 'int2' | 'int4' | 'float8' | 'text' | 'text[]' | 'bool' | 'bytea' | 'timestamptz' | 'jsonb';

/** A table's columns by name, in the order they are copied. */
export type TableColumns = Readonly<Record<string, ColumnType>>;

/** Rows of a table as its binary COPY wants them; binary-copy.ts makes them. */
export interface EncodedRows {
  readonly table: string;
  readonly columns: TableColumns;
  readonly data: Uint8Array;
}

/** Something that answers queries. */
export interface Queries {
  /**
   * Runs one statement and returns its rows; numbers come as numbers where the statement casts them to int or float8. Outside
   * of transactions `signal` cancels it: what it gives then is of no use, and the database is free for others soon.
   */
  rows<Row extends object>(statement: Sql | PlannedOnce, signal?: AbortSignal): Promise<Row[]>;
}

/** A running transaction; it ends when the function it was given to returns (commit) or throws (roll-back). */
export interface Transaction extends Queries {
  readonly kind: Database['kind'];
  /** Writes `rows` by one binary COPY; a value that is absent or null becomes null. */
  copy(table: string, columns: TableColumns, rows: readonly object[]): Promise<void>;
  /** Writes rows of several tables by a binary COPY each, in this order, all sent at once. */
  copyEncoded(tables: readonly EncodedRows[]): Promise<void>;
  /** Runs SQL text that may hold several statements. */
  execute(text: string): Promise<void>;
}

/** prox's database: PostgreSQL in this process (embedded) or a server. */
export interface Database extends Queries {
  readonly kind: 'embedded' | 'server';
  /** Where it is, for messages: a folder, or host, port and name without user and password. */
  readonly place: string;
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Ends it; an embedded database's folder is on disk when this returns. */
  close(): Promise<void>;
}
