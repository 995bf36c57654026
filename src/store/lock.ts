import { createHash } from 'node:crypto';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { type Holder, isHere, mayLive, parseHolder, thisProcess } from './holder.ts';
import { errorCode, readIfThere } from './system-errors.ts';

/** The right to use an embedded database's folder, held by this process alone. */
export interface Lock {
  release(): Promise<void>;
}

/** A lock file that can't be read is somebody writing it, unless its time is this far from now: also ahead, for clocks are put back. */
const unreadableForMs = 10_000;
const retryMs = 50;
/** Who waits longer is told why. */
const tellAfterMs = 1000;

/** The lock's file in the locked folder. */
export const lockFileName = 'lock';

/**
 * Takes the lock on `folder`, which exists and can be written to, waiting up to `waitMs` for another to give it up.
 * Never takes it from a living process: two writers would destroy the data. Throws a Failure that names the holder.
 * Where it takes a while, `onWait` is called once with a sentence that does.
 */
export async function lockFolder(
  folder: string,
  command: string,
  waitMs: number,
  onWait: (sentence: string) => void = () => {},
): Promise<Lock> {
  const start = performance.now();
  let isTold = false;
  for (;;) {
    const attempt = await tryLock(folder, command);
    if ('release' in attempt) return attempt;
    const waitedMs = performance.now() - start;
    const busy = inUse(folder, attempt.holder);
    if (waitedMs >= waitMs) throw busy;
    if (waitedMs >= tellAfterMs && !isTold) {
      isTold = true;
      onWait(`${busy.message}: waiting for it, ${Math.round(waitMs / 1000)} s at most.`);
    }
    await sleep(retryMs);
  }
}

async function tryLock(folder: string, command: string): Promise<Lock | { holder: Holder | undefined }> {
  const file = join(folder, lockFileName);
  const socket = await claimSocket(folder);
  if (socket === 'taken') return { holder: readHolder(file) };
  let content: string | undefined;
  try {
    if (isHeld(file)) return { holder: readHolder(file) };
    content = createLockFile(file, command);
    if (content === undefined) return { holder: readHolder(file) };
  } finally {
    if (content === undefined) await closeSocket(socket);
  }
  const mine = content;
  return {
    async release() {
      if (readIfThere(file) === mine) rmSync(file, { force: true });
      await closeSocket(socket);
    },
  };
}

/**
 * Linux frees an abstract socket's name with the process, however that ends; so a taken name is a living holder.
 * Undefined on other systems, where the lock file alone has to do.
 */
async function claimSocket(folder: string): Promise<Server | 'taken' | undefined> {
  if (process.platform !== 'linux') return undefined;
  const { dev, ino } = statSync(folder, { bigint: true });
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  const socket = createServer((connection) => connection.destroy());
  return new Promise((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else reject(error);
    });
    socket.listen({ path: `\0prox-database-${name}` }, () => {
      socket.unref();
      resolve(socket);
    });
  });
}

function closeSocket(socket: Server | undefined): Promise<void> {
  return new Promise((resolve) => (socket === undefined ? resolve() : socket.close(() => resolve())));
}

/** Whether the lock file is another's who lives, or may live. Clears away a dead one's. */
function isHeld(file: string): boolean {
  const text = readIfThere(file);
  if (text === undefined) return false;
  const holder = parseHolder(text);
  const held = holder === undefined ? Math.abs(ageMs(file)) < unreadableForMs : mayLive(holder);
  return held || !removeStale(file, text);
}

/** False where another process was quicker, and the file is now its own. */
function removeStale(file: string, staleText: string): boolean {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
  if (readIfThere(aside) === staleText) {
    rmSync(aside, { force: true });
    return true;
  }
  renameSync(aside, file);
  return false;
}

/** The text written; undefined where another process was quicker. */
function createLockFile(file: string, command: string): string | undefined {
  const text = `${JSON.stringify(thisProcess(command))}\n`;
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return text;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    // A full disk takes the file, and not what is in it
    rmSync(file, { force: true });
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  const text = readIfThere(file);
  return text === undefined ? undefined : parseHolder(text);
}

function ageMs(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

function inUse(folder: string, holder: Holder | undefined): Failure {
  const start = `The embedded database at ${folder} is in use by`;
  if (holder === undefined)
    return new Failure('database', `${start} another process`, ['Wait until it ends, or end it']);
  const elsewhere = !isHere(holder);
  // Elsewhere than on Linux, another process may have got a dead one's pid
  const canTell = process.platform === 'linux' && !elsewhere;
  const host = elsewhere ? ` on ${holder.host}` : '';
  const since = holder.since.slice(0, 19).replace('T', ' ');
  return new Failure('database', `${start} ${holder.command} (pid ${holder.pid}${host}, since ${since} UTC)`, [
    'Wait until it ends, or end it',
    ...(canTell ? [] : [`If it surely runs no more, delete ${join(folder, lockFileName)}`]),
  ]);
}
