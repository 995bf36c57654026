import type { Worker } from 'node:worker_threads';
import { startThread } from '../store/start-thread.ts';
import { errorCode } from '../store/system-errors.ts';
import { type FileToPrepare, type Prepared, prepareRound } from './prepare-round.ts';
import { Rooms } from './rooms.ts';

/** Prepares files, in the order they come. */
export interface Preparer {
  /** Memory for a file's bytes, to be prepared or given back: others share it afterwards. */
  readonly rooms: Rooms;
  /** A file that can't be prepared, whatever it does to the thread that tries, gives a problem. */
  prepare(file: FileToPrepare): Promise<Prepared>;
  /** What is not prepared by then never is. */
  close(): Promise<void>;
}

export interface PreparerOptions {
  /** How many files this thread prepares before it starts another. */
  readonly ownFiles: number;
  /** A larger file goes to the other thread, which may die of it. */
  readonly ownBytes: number;
  /** How much memory the other thread may take for objects, MB; a round of 24 players takes some 60. */
  readonly heapMb: number;
}

/** To start a thread takes as long as some files. */
export const FEW_FILES = 4;

const DEFAULTS: PreparerOptions = { ownFiles: FEW_FILES, ownBytes: 8 * 1024 * 1024, heapMb: 512 };

/** Room for the newest objects, three times what they may take: all of a round's, so that none is moved before its end. */
const YOUNG_MB = 24;

/** A preparer in this thread for the first files, in another for those that follow. */
export function startPreparer(options: Partial<PreparerOptions> = {}): Preparer {
  const { ownFiles, ownBytes, heapMb } = { ...DEFAULTS, ...options };
  const thread = new ThreadPreparer(heapMb);
  const { rooms } = thread;
  let own = 0;
  return {
    rooms,
    async prepare(file) {
      if (own >= ownFiles || file.bytes.length > ownBytes) return thread.prepare(file);
      own++;
      const prepared = await prepareRound(file);
      rooms.giveBack(file.bytes);
      return prepared;
    },
    close: () => thread.close(),
  };
}

/** A file on its way through the thread. */
interface Job {
  readonly file: FileToPrepare;
  readonly resolve: (prepared: Prepared) => void;
}

class ThreadPreparer implements Preparer {
  readonly rooms = new Rooms();
  readonly #heapMb: number;
  /** Those that the thread has; it works on the first. */
  readonly #jobs: Job[] = [];
  #worker: Worker | null = null;
  #isClosed = false;

  constructor(heapMb: number) {
    this.#heapMb = heapMb;
  }

  prepare(file: FileToPrepare): Promise<Prepared> {
    return new Promise((resolve) => {
      const job = { file: { ...file, bytes: this.rooms.shared(file.bytes) }, resolve };
      this.#jobs.push(job);
      this.#send(job);
    });
  }

  #finish(prepared: Prepared): void {
    const job = this.#jobs.shift();
    if (job === undefined) return;
    this.rooms.giveBack(job.file.bytes);
    job.resolve(prepared);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  #send({ file }: Job): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(file);
  }

  #start(): Worker {
    const worker = startThread(new URL('./preparer-worker', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let problem = 'the thread that read it ended';
    worker.on('message', (prepared: Prepared) => this.#finish(prepared));
    worker.on('error', (error) => {
      problem =
        errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `it takes over ${this.#heapMb} MB of memory to read, more than any round file`
          : `the thread that read it gave up: ${error.message}`;
    });
    worker.on('exit', () => this.#goOnWithout(problem));
    return worker;
  }

  /** Gives up the file that the thread died of and starts another thread for the rest. */
  #goOnWithout(problem: string): void {
    this.#worker = null;
    if (this.#isClosed) return;
    this.#finish({ problem });
    for (const job of this.#jobs) this.#send(job);
  }
}
