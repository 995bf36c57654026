import { Failure } from '../domain/failure.ts';
import { durableFileSystem } from './durable-fs.ts';

/** PostgreSQL in this process, on one data folder. */
export interface Engine {
  /** Runs messages of PostgreSQL's protocol, each whole; `answer` gets the bytes that come back. */
  run(messages: Uint8Array, answer: (bytes: Buffer) => void): Promise<void>;
  /** Runs SQL text, before a client has connected. */
  execute(text: string): Promise<void>;
  /** True after PostgreSQL gave up, as on a full disk: `run` then throws a Failure. */
  readonly hasStopped: boolean;
  /** Whether a call runs, in a thread of its own: `close` then does not wait for its end. */
  readonly isBusy?: boolean;
  /** Gives up what runs, which fails as when a connection is lost, and starts PostgreSQL anew; only a thread of its own can. */
  abandon?(): void;
  /** Shuts PostgreSQL down; its folder is on disk when this returns. */
  close(): Promise<void>;
}

/** PostgreSQL's major version in PGlite, as in a data folder's PG_VERSION. */
export const engineMajor = '18';

/** How PGlite makes a data folder: small WAL files, for they are filled with zeros first. */
const initParameters = ['--wal-segsize=1'];

/** The number that WebAssembly's system interface has for a full disk. */
const diskFull = 51;

const settings = {
  // One process and small tables; the defaults take 128 MB
  shared_buffers: '16MB',
  max_connections: '4',
  // A round's log at once; with less, PostgreSQL writes it page by page
  wal_buffers: '4MB',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // PGlite passes on fsync, but not fdatasync
  wal_sync_method: 'fsync',
};

/** What a data folder's content depends on, besides PGlite's version. */
export const engineParameters: readonly string[] = [
  ...initParameters,
  ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
];

/**
 * Starts PostgreSQL on `dataFolder`; in an empty folder it makes a database first. The caller holds the folder's lock.
 * Throws a Failure with PostgreSQL's own words where the folder can't be used.
 */
export async function startEngine(dataFolder: string, place: string): Promise<Engine> {
  const { PGlite } = await import('@electric-sql/pglite');
  const lastWords = new LastWords();
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  const failure = () => new Failure('database', `The database at ${place} stopped: ${lastWords.text}`);
  const pglite = await PGlite.create({
    fs: await durableFileSystem(dataFolder, stop),
    initDbStartParams: initParameters,
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    onStderr: (text) => lastWords.add(text),
  }).catch((error: unknown) => {
    throw startFailure(error, lastWords.text, place);
  });
  return {
    async run(messages, answer) {
      if (stopped) throw failure();
      try {
        // execProtocolRaw would keep every answer in memory
        await pglite.execProtocolRawStream(messages, { onRawData: (bytes) => answer(Buffer.from(bytes)) });
      } catch (error) {
        throw stopped ? failure() : error;
      }
    },
    get hasStopped() {
      return stopped;
    },
    async execute(text) {
      await pglite.exec(text);
    },
    async close() {
      if (!stopped) await pglite.close();
    },
  };
}

function startFailure(error: unknown, lastWords: string, place: string): Failure {
  // Emscripten's file system throws objects with a number for the system's errors
  const errno = typeof error === 'object' && error !== null && 'errno' in error ? error.errno : undefined;
  const fallback = error instanceof Error ? error.message : `file system error ${errno}`;
  const words = errno === diskFull ? 'the disk is full' : lastWords || fallback;
  return new Failure('database', `PostgreSQL can't start on the embedded database at ${place}: ${words}`, [
    'Put back a copy of the folder, or move it away and import the round files again',
  ]);
}

/** Keeps the latest line of PostgreSQL's log, a grave one before any other. */
class LastWords {
  #line = '';
  #grave = '';

  /** False: not to be printed. */
  add(line: string): false {
    this.#line = line;
    this.#grave = /(?:FATAL|PANIC): {2}(.*)$/.exec(line)?.[1] ?? this.#grave;
    return false;
  }

  get text(): string {
    return this.#grave || this.#line;
  }
}
