import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { packageTemplateFolder } from './package-root.ts';

/** A PostgreSQL server. */
export interface ServerLocation {
  readonly kind: 'server';
  /** Host, port and database name: for messages. */
  readonly place: string;
  /** The URL with user and password. A function, so that no log or dump of this object tells them. */
  readonly url: () => string;
}

/** A folder that PostgreSQL runs on in this process. */
export interface EmbeddedLocation {
  readonly kind: 'embedded';
  /** The folder's absolute path: for messages. */
  readonly place: string;
  readonly folder: string;
  /** Folders where a template of a new database may be; the last is where one is left. They need not exist. */
  readonly templateFolders: readonly string[];
}

export type DatabaseLocation = ServerLocation | EmbeddedLocation;

/** What of the machine the default folders depend on. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const urlForm = 'postgresql://user:password@host:port/database';
const urlHelp = [
  `Write it as ${urlForm}`,
  'Write special characters in user and password as %XX, for example %40 for @, %2F for /, %23 for #',
];

/**
 * Where the database is: `given` (the flag --database), else DATABASE_URL, else $PROX_HOME/database, else the user's
 * data folder. A URL is a server, anything else a folder. Throws a Failure that never repeats user and password.
 */
export function locateDatabase(
  given: string | undefined,
  environment: Environment = process.env,
  system: System = { platform: process.platform, home: homedir() },
): DatabaseLocation {
  const named = given || environment['DATABASE_URL'];
  const source = given ? '--database' : 'DATABASE_URL';
  if (!named) return embedded(defaultFolder(environment, system), environment, system);
  if (/^postgres(ql)?:\/\//i.test(named)) return server(named, source, environment);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(named)?.[1];
  if (scheme === undefined) return embedded(resolve(named), environment, system);
  throw new Failure('usage', `${source} is a ${scheme}:// address; prox keeps its data in PostgreSQL or in a folder`, [
    `Give a server as ${urlForm}, or the path of a folder`,
  ]);
}

function embedded(folder: string, environment: Environment, system: System): EmbeddedLocation {
  return {
    kind: 'embedded',
    place: folder,
    folder,
    templateFolders: [packageTemplateFolder(), cacheFolder(environment, system)],
  };
}

function defaultFolder(environment: Environment, { platform, home }: System): string {
  if (environment['PROX_HOME']) return resolve(environment['PROX_HOME'], 'database');
  if (environment['XDG_DATA_HOME']) return join(environment['XDG_DATA_HOME'], 'prox', 'database');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'prox', 'database');
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'prox', 'database');
  return join(home, '.local', 'share', 'prox', 'database');
}

function cacheFolder(environment: Environment, { platform, home }: System): string {
  if (environment['PROX_HOME']) return resolve(environment['PROX_HOME'], 'cache');
  if (environment['XDG_CACHE_HOME']) return join(environment['XDG_CACHE_HOME'], 'prox');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'prox');
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'prox', 'cache');
  return join(home, '.cache', 'prox');
}

function server(text: string, source: string, environment: Environment): ServerLocation {
  const url = parseUrl(text);
  if (url === undefined) throw new Failure('usage', `${source} is not a valid address of a PostgreSQL server`, urlHelp);
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && !sslModes.includes(mode)) {
    throw new Failure('usage', `${source} has an unknown sslmode; known are ${sslModes.join(', ')}`);
  }
  return { kind: 'server', place: serverPlace(url, environment), url: () => withLibpqSslModes(text, url) };
}

const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** Undefined for what is no URL, and for what only looks like one because a password has characters as / or # in it. */
function parseUrl(text: string): URL | undefined {
  // The class URL wants a host where there is a user; PostgreSQL's addresses may leave it out (a socket's folder)
  const withHost = text.replace(/^([a-z]+:\/\/[^/?#]*@)(?=[/?#]|$)/i, '$1localhost');
  if (!URL.canParse(withHost)) return undefined;
  const url = new URL(withHost);
  const afterHost = url.pathname + url.search + url.hash;
  const isWhole = !afterHost.includes('@') && url.hash === '' && [url.username, url.password, afterHost].every(decodes);
  return isWhole ? url : undefined;
}

function decodes(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}

function serverPlace(url: URL, environment: Environment): string {
  const parameters = url.searchParams;
  const host = parameters.get('host') || decodeURIComponent(url.hostname) || environment['PGHOST'] || 'localhost';
  const port = parameters.get('port') || url.port || environment['PGPORT'] || '5432';
  const database = decodeURIComponent(url.pathname.slice(1)) || environment['PGDATABASE'];
  return database ? `${host}:${port}/${database}` : `${host}:${port}`;
}

/** pg takes sslmode=require for verify-full, with a warning on stderr, unless it is told to do as PostgreSQL's own tools. */
function withLibpqSslModes(text: string, url: URL): string {
  const mode = url.searchParams.get('sslmode');
  if (mode === null || mode === 'no-verify' || url.searchParams.has('uselibpqcompat')) return text;
  return `${text}&uselibpqcompat=true`;
}
