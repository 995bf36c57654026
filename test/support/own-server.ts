import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseLocation, locateDatabase } from '../../src/store/location.ts';

/** A PostgreSQL server of one test's own, which may do with it what others would not survive. */
export interface OwnServer {
  readonly location: DatabaseLocation;
  readonly url: string;
  /** Ends it as a power cut does, and starts it again. */
  crash(): void;
  remove(): void;
}

const INSTALLED = '/usr/lib/postgresql';

/** Makes and starts one, on a socket in its folder. */
export function startOwnServer(): OwnServer {
  const folder = mkdtempSync(join(tmpdir(), 'prox-server-'));
  const user = serverUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = (program: string, ...args: string[]): void => {
    execFileSync(join(binaries(), program), args, { cwd: folder, stdio: 'ignore', ...user });
  };
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off`;
  run('initdb', '-D', data, '-U', 'prox', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync');
  run('pg_ctl', 'start', '-D', data, '-s', '-w', '-l', join(folder, 'log'), '-o', options);
  const url = `postgresql://prox@/postgres?host=${folder}`;
  return {
    location: locateDatabase(url),
    url,
    crash: () => run('pg_ctl', 'restart', '-D', data, '-s', '-w', '-m', 'immediate', '-l', join(folder, 'log')),
    remove() {
      run('pg_ctl', 'stop', '-D', data, '-s', '-m', 'immediate');
      rmSync(folder, { recursive: true });
    },
  };
}

function binaries(): string {
  const newest = readdirSync(INSTALLED).sort((a, b) => Number(a) - Number(b));
  return join(INSTALLED, newest.at(-1) ?? '', 'bin');
}

/** A server refuses to run as root; null where the tests run as somebody else. */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' })));
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
