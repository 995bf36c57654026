import type { ColumnType, TableColumns } from './database.ts';

/** Values by column that are computed from a row and its place among the rows, from 0. */
export type Computed<Row> = Readonly<Record<string, (row: Row, index: number) => unknown>>;

/**
 * The rows as PostgreSQL's binary COPY wants them: a column's value is the computed one, or else what the row has under
 * its name. `starts` gets where in the data each row begins. Throws an Error that names table, column and value where one
 * doesn't fit.
 */
export function encodeRows<Row extends object>(
  table: string,
  columns: TableColumns,
  rows: readonly Row[],
  computed: Computed<Row> = {},
  starts: number[] = [],
): Buffer<ArrayBuffer> {
  output.restart();
  output.bytes(signature);
  output.int32(0);
  output.int32(0);
  const fields = Object.entries(columns).map(([column, type]) => ({ column, type, compute: computed[column] }));
  for (const [index, row] of rows.entries()) {
    starts.push(output.length);
    output.int16(fields.length);
    for (const { column, type, compute } of fields) {
      const value: unknown = compute === undefined ? Reflect.get(row, column) : compute(row, index);
      if (value === null || value === undefined) output.int32(nullLength);
      else if (!writers[type](output, value)) throw misfit(table, column, type, value);
    }
  }
  output.int16(endOfRows);
  return output.copy();
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const nullLength = -1;
const endOfRows = -1;

/** Writes a value with its length before it; false where the value is not of the type. */
type Writer = (output: Output, value: unknown) => boolean;

const writers: Readonly<Record<ColumnType, Writer>> = {
  int2(output, value) {
    if (!isInteger(value, 0x7fff)) return false;
    output.int32(2);
    output.int16(value);
    return true;
  },
  int4(output, value) {
    if (!isInteger(value, 0x7fffffff)) return false;
    output.int32(4);
    output.int32(value);
    return true;
  },
  float8(output, value) {
    if (typeof value !== 'number') return false;
    output.int32(8);
    output.double(value);
    return true;
  },
  bool(output, value) {
    if (typeof value !== 'boolean') return false;
    output.int32(1);
    output.int8(value ? 1 : 0);
    return true;
  },
  text(output, value) {
    if (typeof value !== 'string') return false;
    output.text(value);
    return true;
  },
  'text[]'(output, value) {
    if (!Array.isArray(value) || !value.every((item) => item === null || typeof item === 'string')) return false;
    const start = output.begin();
    writeTextArray(output, value);
    output.end(start);
    return true;
  },
  bytea(output, value) {
    if (!(value instanceof Uint8Array)) return false;
    output.int32(value.length);
    output.bytes(value);
    return true;
  },
  timestamptz(output, value) {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) return false;
    output.int32(8);
    output.int64((BigInt(value.getTime()) - postgresEpochMs) * 1000n);
    return true;
  },
  jsonb(output, value) {
    const json: string | undefined = JSON.stringify(value);
    if (json === undefined) return false;
    const start = output.begin();
    output.int8(jsonbVersion);
    output.characters(json);
    output.end(start);
    return true;
  },
};

const postgresEpochMs = BigInt(Date.UTC(2000, 0, 1));
const jsonbVersion = 1;
/** PostgreSQL's number of the type text. */
const textType = 25;

function writeTextArray(output: Output, items: readonly (string | null)[]): void {
  output.int32(items.length === 0 ? 0 : 1);
  output.int32(items.includes(null) ? 1 : 0);
  output.int32(textType);
  if (items.length === 0) return;
  output.int32(items.length);
  // Its lower bound
  output.int32(1);
  for (const item of items) {
    if (item === null) output.int32(nullLength);
    else output.text(item);
  }
}

function isInteger(value: unknown, greatest: number): value is number {
  return Number.isInteger(value) && Number(value) <= greatest && Number(value) >= -greatest - 1;
}

function misfit(table: string, column: string, type: ColumnType, value: unknown): Error {
  const shown = typeof value === 'object' ? Object.prototype.toString.call(value) : String(value).slice(0, 100);
  return new Error(`${table}.${column} can't hold ${typeof value} ${shown} as ${type}`);
}

/** What is written, in a buffer that grows as it must and is used again; numbers are big-endian. */
class Output {
  /** Bytes written so far. */
  length = 0;
  #buffer = Buffer.alloc(0);

  restart(): void {
    this.length = 0;
  }

  int8(value: number): void {
    this.#reserve(1);
    this.length = this.#buffer.writeInt8(value, this.length);
  }

  int16(value: number): void {
    this.#reserve(2);
    this.length = this.#buffer.writeInt16BE(value, this.length);
  }

  int32(value: number): void {
    this.#reserve(4);
    this.length = this.#buffer.writeInt32BE(value, this.length);
  }

  int64(value: bigint): void {
    this.#reserve(8);
    this.length = this.#buffer.writeBigInt64BE(value, this.length);
  }

  double(value: number): void {
    this.#reserve(8);
    this.length = this.#buffer.writeDoubleBE(value, this.length);
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.length);
    this.length += value.length;
  }

  /** A text as UTF-8. */
  characters(value: string): void {
    this.#reserve(3 * value.length);
    this.length += this.#buffer.write(value, this.length);
  }

  /** A text as UTF-8 with its length before it. */
  text(value: string): void {
    const start = this.begin();
    this.characters(value);
    this.end(start);
  }

  /** Leaves room for the length of what is written until `end`. */
  begin(): number {
    this.int32(0);
    return this.length;
  }

  /** Writes the length of what was written since `begin` returned `start` before it. */
  end(start: number): void {
    this.#buffer.writeInt32BE(this.length - start, start - 4);
  }

  /** A buffer of its own, to be handed to another thread. */
  copy(): Buffer<ArrayBuffer> {
    const copy = Buffer.allocUnsafeSlow(this.length);
    this.#buffer.copy(copy, 0, 0, this.length);
    return copy;
  }

  #reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.length);
    this.#buffer = larger;
  }
}

/** Rows are encoded one table at a time: as much again would be garbage at once. */
const output = new Output();
