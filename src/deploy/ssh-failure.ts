import { Failure } from '../domain/failure.ts';
import type { RemoteTarget } from './remote-target.ts';

/** What ssh says last, and says nothing. */
const CLOSED = /^Connection closed\.?\s*$/;

/** A lost or refused connection, with the last line that ssh had to say about it. */
export function connectionFailure({ host, port }: RemoteTarget, said: readonly string[]): Failure {
  const lines = said.map((line) => line.trim()).filter((line) => line !== '' && !CLOSED.test(line));
  const last = lines.at(-1) ?? 'the connection closed without a word';
  const known = REMEDIES.find(({ sign }) => lines.some((line) => sign.test(line)));
  const ssh = port === null ? `ssh ${host}` : `ssh -p ${port} ${host}`;
  return new Failure('usage', `No connection to ${host}: ${last}`, known === undefined ? [] : [known.remedy(ssh)]);
}

const REMEDIES: readonly { readonly sign: RegExp; readonly remedy: (ssh: string) => string }[] = [
  {
    sign: /host key verification failed/i,
    remedy: (ssh) => `Connect once by hand (${ssh}), compare the server's key and accept it.`,
  },
  {
    sign: /permission denied/i,
    remedy: (ssh) =>
      `${ssh} must let you in; without a terminal it can't ask for a password, so use a key or an agent.`,
  },
  {
    sign: /subsystem request failed|message too long/i,
    remedy: () => 'The server offers no sftp: its sshd_config needs a line such as `Subsystem sftp internal-sftp`.',
  },
  {
    sign: /could not resolve|timed out|refused|no route|unreachable/i,
    remedy: (ssh) => `Is the server up, and its name and port right? ${ssh} should reach it.`,
  },
];
