import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { Entry, Place } from './place.ts';
import type { RemoteTarget } from './remote-target.ts';
import { openSftp, type SftpSession } from './sftp-session.ts';

/** A folder of another machine, by sftp. With `interactive` ssh may ask on the terminal for a password or a key. */
export async function openRemotePlace(remote: RemoteTarget, interactive: boolean): Promise<Place> {
  const session = await openSftp(remote, interactive);
  const scratch = await mkdtemp(join(tmpdir(), 'prox-deploy-'));
  const close = async () => {
    await session.close();
    await rm(scratch, { recursive: true, force: true });
  };
  try {
    return { ...remoteFiles(session, remote.host, join(scratch, 'file')), folder: await enter(session, remote), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function enter(session: SftpSession, { host, path }: RemoteTarget): Promise<string> {
  await done(session, `cd ${quoted(path)}`, `Can't deploy to ${host}:${path}`);
  const { lines } = await session.run('pwd');
  const folder = /^Remote working directory: (.*)$/.exec(lines[0] ?? '')?.[1];
  if (folder === undefined) throw new Failure('usage', `${host}: sftp doesn't tell where it is: ${lines[0] ?? ''}`);
  return folder;
}

/** `local` is a file that bytes pass through. */
function remoteFiles(session: SftpSession, host: string, local: string): Omit<Place, 'folder' | 'close'> {
  const shown = (path: string): string => `${host}:${path}`;
  const run = (command: string, attempt: string, path: string) =>
    done(session, command, `Can't ${attempt} ${shown(path)}`);
  return {
    paths: posix,
    shown,
    async list(folder) {
      const lines = await orNull(run(`ls -ln ${quoted(folder)}`, 'list', folder));
      return lines?.flatMap((line) => entryOf(line, folder)) ?? null;
    },
    async read(path) {
      await rm(local, { force: true });
      const lines = await orNull(run(`get ${quoted(path)} ${quoted(local)}`, 'read', path));
      return lines === null ? null : readFile(local);
    },
    async write(path, bytes) {
      await writeFile(local, bytes);
      const folder = posix.dirname(path);
      await run(`put -f ${quoted(local)} ${quoted(path)}`, 'write to', folder);
      await run(`chmod 644 ${quoted(path)}`, 'write to', folder);
    },
    async rename(from, to) {
      await run(`rename ${quoted(from)} ${quoted(to)}`, 'write', to);
    },
    async remove(path) {
      await orNull(run(`rm ${quoted(path)}`, 'remove', path));
    },
  };
}

/** In double quotes sftp takes everything as it is but these two. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}

const KINDS: Readonly<Record<string, Entry['kind']>> = { '-': 'file', d: 'folder', l: 'link' };

/** `-rw-r--r--    ? 0        0            3 Nov 22 15:47 /srv/legacy/name`, in any version of sftp. */
function entryOf(line: string, folder: string): Entry[] {
  const [, letter = '', path = ''] = /^(\S)\S*(?:\s+\S+){7} (.+)$/.exec(line) ?? [];
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? [{ name: path.slice(prefix.length), kind: KINDS[letter] ?? 'other' }] : [];
}

/** That a path leads to nothing. */
class Missing extends Failure {}

const MISSING = /no such file|not found/i;

/** Runs a command to its lines. A complaint of sftp's is a Failure. */
async function done(session: SftpSession, command: string, attempt: string): Promise<readonly string[]> {
  const { lines, errors } = await session.run(command);
  const complaint = errors.at(-1);
  if (complaint === undefined) return lines;
  const message = `${attempt}: ${complaint}`;
  throw MISSING.test(complaint) ? new Missing('usage', message) : new Failure('usage', message);
}

async function orNull<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}
