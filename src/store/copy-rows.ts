import type { ClientBase, Connection, Submittable } from 'pg';
import type { EncodedRows } from './database.ts';

/** A message of the protocol holds this many bytes of a COPY's data, at most. */
const chunkBytes = 256 * 1024;

/** Writes rows of several tables by a binary COPY each; the first that fails ends it. */
export async function copyRows(client: ClientBase, tables: readonly EncodedRows[]): Promise<void> {
  if (tables.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(tables, (error) => (error === undefined ? resolve() : reject(error))));
  });
}

function copyCommand({ table, columns }: EncodedRows): string {
  const names = Object.keys(columns).map(quoted).join(', ');
  return `copy ${quoted(table)} (${names}) from stdin with (format binary)`;
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
 * COPYs as pg's client runs one statement. Commands and data leave together, without waiting for the server to ask for
 * the data: the embedded engine needs it so, and a server drops data that comes after a failed command.
 */
class CopyIn implements Submittable {
  readonly #tables: readonly EncodedRows[];
  #done: (error?: Error) => void;

  constructor(tables: readonly EncodedRows[], done: (error?: Error) => void) {
    this.#tables = tables;
    this.#done = done;
  }

  submit(connection: Connection): void {
    const wire = connection as CopyConnection;
    wire.stream.cork();
    wire.query(this.#tables.map(copyCommand).join(';'));
    for (const { data: bytes } of this.#tables) {
      // pg's connection wants no other bytes
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let start = 0; start < data.length; start += chunkBytes) {
        wire.sendCopyFromChunk(data.subarray(start, start + chunkBytes));
      }
      wire.endCopyFrom();
    }
    wire.stream.uncork();
  }

  handleCopyInResponse(): void {
    // The data is on its way
  }

  handleCommandComplete(): void {
    // handleReadyForQuery follows the last
  }

  handleError(error: Error): void {
    this.#done(error);
    this.#done = () => {};
  }

  handleReadyForQuery(): void {
    this.#done();
  }
}
