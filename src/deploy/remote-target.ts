import { Failure } from '../domain/failure.ts';

/** A folder on a machine that ssh knows how to reach. */
export interface RemoteTarget {
  /** Host or alias of the ssh configuration, with the user where one is named: `etl@example.org`, `[::1]`. */
  readonly host: string;
  readonly port: number | null;
  /** As on that machine, from the user's home folder unless it begins with `/`. */
  readonly path: string;
}

/**
 * Reads a --target: `user@host:path`, `[address]:path` or `ssh://user@host:port/path` is remote, everything else a folder
 * here (null), as is any path with a slash before the colon. Throws a Failure where the remote folder isn't named.
 */
export function remoteTarget(target: string): RemoteTarget | null {
  const url = /^(?:ssh|sftp):\/\/([^/]+)(?:\/(.*))?$/is.exec(target);
  const remote = url === null ? scpTarget(target) : urlTarget(url[1] ?? '', url[2] ?? '', target);
  if (remote === null) return null;
  const { host, path } = remote;
  if (/^-|[\s\p{Cc}]|^$|@$|@-/u.test(host)) throw unusable(target, 'its host can be none');
  if (path === '') throw unusable(target, 'no folder is named');
  if (/[\r\n\0]/.test(path)) throw unusable(target, "sftp can't be told of a line break in a path");
  return remote;
}

function scpTarget(target: string): RemoteTarget | null {
  if (process.platform === 'win32' && /^[a-z]:/i.test(target)) return null;
  const [, host, path] = /^((?:[^/:[\]]*@)?\[[^\]/]+\]|[^/:]+):(.*)$/s.exec(target) ?? [];
  return host === undefined || path === undefined ? null : { host, port: null, path: fromHome(path) };
}

function urlTarget(authority: string, path: string, target: string): RemoteTarget {
  const [, host = '', port] = /^((?:[^@]*@)?(?:\[[^\]]+\]|[^:]*))(?::(\d+))?$/.exec(authority) ?? [];
  const decoded = percentDecoded(path, target);
  const absolute = decoded === '' || /^~(?:\/|$)/.test(decoded) ? decoded : `/${decoded}`;
  return {
    host: percentDecoded(host, target),
    port: port === undefined ? null : Number(port),
    path: fromHome(absolute),
  };
}

/** sftp starts in the home folder and doesn't know `~`. */
function fromHome(path: string): string {
  return path === '~' || path === '~/' ? '.' : path.replace(/^~\/+/, '');
}

function percentDecoded(text: string, target: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unusable(target, 'a % in a URL begins a character, as in %20');
  }
}

function unusable(target: string, reason: string): Failure {
  return new Failure('usage', `--target ${target}: ${reason}.`, [
    'prox deploy-lua --target etl@example.org:/home/etl/server/legacy',
    'prox deploy-lua --target ssh://example.org:2222/home/etl/server/legacy',
  ]);
}
