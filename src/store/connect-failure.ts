import { Failure } from '../domain/failure.ts';
import type { ServerLocation } from './location.ts';
import { isPostgresError } from './query-failure.ts';
import { errorCode } from './system-errors.ts';

/** Why no connection came about, in one line without user and password. */
export function connectFailure(error: unknown, { place, url }: ServerLocation): Failure {
  if (error instanceof Failure) return error;
  const reason = reasonOf(error);
  if (reason !== undefined) return new Failure('database', `The database at ${place} ${reason[0]}`, reason.slice(1));
  const words = error instanceof Error ? withoutCredentials(error.message, url()) : 'unknown error';
  return new Failure('database', `Can't connect to the database at ${place}: ${words}`);
}

function reasonOf(error: unknown): readonly string[] | undefined {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('Connection terminated')) return hungUp;
  if (message === 'timeout expired') return ["didn't answer in time", 'Check host and port, and any firewall between'];
  if (/^SASL:|password must be a string/i.test(message)) return refused;
  if (message === 'The server does not support SSL connections') {
    return ["doesn't take encrypted connections", 'Leave sslmode out of the URL if the network is safe'];
  }
  if (isPostgresError(error)) return refusals(error.code, message);
  return networkReason(error);
}

const unheard = ["can't be reached: no server listens there", 'Check host and port; is the server running?'];
const hungUp = ['broke the connection off', 'Check that a PostgreSQL server listens on that port'];
const refused = ['refused the user or the password', 'Check user and password in DATABASE_URL or --database'];

function refusals(code: string, message: string): readonly string[] | undefined {
  switch (code) {
    case '28P01':
      return refused;
    case '28000':
      if (!message.includes('pg_hba.conf')) return refused;
      return message.includes('no encryption')
        ? ["doesn't let this user in without encryption", 'Add ?sslmode=require to the URL']
        : ["doesn't let this user in from here", "Ask the server's administrator for a line in pg_hba.conf"];
    case '3D000':
      return ["doesn't exist on that server", 'Make it there: create database NAME encoding UTF8 template template0'];
    case '42501':
      return [
        'denies this user the right to connect',
        "Ask the database's owner: grant connect on database NAME to USER",
      ];
    case '53300':
      return ['has no connection left', 'Try again later, or raise max_connections'];
    case '57P03':
      return ['is starting up or shutting down', 'Try again in a moment'];
    default:
      return undefined;
  }
}

function networkReason(error: unknown): readonly string[] | undefined {
  const code = errorCode(error) ?? '';
  // Not a file of certificates, but the socket's
  if (code === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect') return unheard;
  switch (code) {
    case 'ECONNREFUSED':
      return unheard;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ["can't be reached: its host isn't known", "Check the host's name"];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return ["can't be reached from here", 'Check host and port, and the network'];
    case 'ECONNRESET':
    case 'EPIPE':
      return hungUp;
  }
  // Node's and OpenSSL's names for certificates that can't be trusted
  return /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_/.test(code)
    ? [`shows a certificate that can't be trusted (${code})`, 'Give its authority with sslrootcert=FILE in the URL']
    : undefined;
}

/** `text` with the URL's user and password blanked out, should they be in it. */
function withoutCredentials(text: string, url: string): string {
  const secrets = /^[a-z]+:\/\/([^/?#]*)@/i.exec(url)?.[1]?.split(':') ?? [];
  const spellings = secrets.flatMap((secret) => [secret, decodeURIComponent(secret)]).filter((secret) => secret !== '');
  return spellings.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, '***'), text);
}
