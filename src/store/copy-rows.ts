import type { ClientBase, Connection, Submittable } from 'pg';
import { encodeRows } from './binary-copy.ts';
import type { TableColumns } from './database.ts';

/** A message of the protocol holds this many bytes of a COPY's data, at most. */
const chunkBytes = 256 * 1024;

/** Writes `rows` into `table` by one binary COPY. */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: TableColumns,
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(columns).map(quoted).join(', ');
  const command = `copy ${quoted(table)} (${names}) from stdin with (format binary)`;
  const data = encodeRows(table, columns, rows);
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(command, data, (error) => (error === undefined ? resolve() : reject(error))));
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** pg's connection has more than its types tell. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
}

/**
 * A COPY as pg's client runs it. Command and data leave together, without waiting for the server to ask for the data:
 * the embedded engine needs it so, and a server drops data that comes after a failed command.
 */
class CopyIn implements Submittable {
  readonly #command: string;
  readonly #data: Buffer;
  #done: (error?: Error) => void;

  constructor(command: string, data: Buffer, done: (error?: Error) => void) {
    this.#command = command;
    this.#data = data;
    this.#done = done;
  }

  submit(connection: Connection): void {
    const wire = connection as CopyConnection;
    wire.stream.cork();
    wire.query(this.#command);
    for (let start = 0; start < this.#data.length; start += chunkBytes) {
      wire.sendCopyFromChunk(this.#data.subarray(start, start + chunkBytes));
    }
    wire.endCopyFrom();
    wire.stream.uncork();
  }

  handleCopyInResponse(): void {
    // The data is on its way
  }

  handleCommandComplete(): void {
    // handleReadyForQuery follows
  }

  handleError(error: Error): void {
    this.#done(error);
    this.#done = () => {};
  }

  handleReadyForQuery(): void {
    this.#done();
  }
}
