import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real sshd on loopback that knows one key, and a PATH on which `sftp` has a configuration with that key. */
export interface SshServer {
  readonly port: number;
  /** `user@127.0.0.1`; the configuration has the port. */
  readonly host: string;
  readonly path: string;
  /** Lines for the client's configuration, before its others; `key` is the only one that the client tries. */
  configure(lines: string, key?: 'user' | 'host'): void;
  stop(): Promise<void>;
}

/** Whether there is an sshd. Where everything is to be tested there must be. */
export function canServe(): boolean {
  return process.env['CI'] === 'true' || spawnSync('sh', ['-c', FIND_SSHD]).status === 0;
}

/** Not every user has it on the PATH. */
const FIND_SSHD = 'PATH=$PATH:/usr/sbin command -v sshd';

/** Starts one, with lines before the others of its sshd_config. */
export async function startSshServer(settings = 'Subsystem sftp internal-sftp'): Promise<SshServer> {
  const folder = mkdtempSync(join(tmpdir(), 'prox-sshd-'));
  const port = await freePort();
  for (const key of ['host', 'user']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)]);
  }
  const config = join(folder, 'sshd_config');
  writeFileSync(config, serverConfig(folder, port, settings));
  const { path, configure } = client(folder, port);
  const server = await listening(config);
  return {
    port,
    host: `${userInfo().username}@127.0.0.1`,
    path,
    configure,
    async stop() {
      const ended = new Promise((resolve) => server.on('exit', resolve));
      spawnSync('kill', [...descendants(server.pid), server.pid].map(String));
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverConfig(folder: string, port: number, settings: string): string {
  return `${settings}
ListenAddress 127.0.0.1:${port}
HostKey ${folder}/host
Banner ${folder}/host.pub
AuthorizedKeysFile ${folder}/user.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
PidFile none
`;
}

/** ssh takes its configuration from the user's home folder as the system knows it; -F is the way to give it another. */
function client(folder: string, port: number): Pick<SshServer, 'path' | 'configure'> {
  const bin = join(folder, 'bin');
  const configure: SshServer['configure'] = (lines, key = 'user') =>
    writeFileSync(join(folder, 'config'), lines + clientConfig(folder, port, key));
  const real = execFileSync('sh', ['-c', 'command -v sftp'], { encoding: 'utf8' }).trim();
  mkdirSync(bin);
  writeFileSync(join(bin, 'sftp'), `#!/bin/sh\nexec ${real} -F ${folder}/config "$@"\n`);
  chmodSync(join(bin, 'sftp'), 0o755);
  const hostKey = execFileSync('cat', [join(folder, 'host.pub')], { encoding: 'utf8' });
  writeFileSync(join(folder, 'known'), `[127.0.0.1]:${port} ${hostKey}`);
  configure('');
  return { path: `${bin}${delimiter}${process.env['PATH']}`, configure };
}

function clientConfig(folder: string, port: number, key: string): string {
  return `
Port ${port}
IdentityFile ${folder}/${key}
IdentitiesOnly yes
UserKnownHostsFile ${folder}/known
GlobalKnownHostsFile none
StrictHostKeyChecking yes
`;
}

/** sshd wants to be called by its whole path, and, as root, an empty folder that its package makes at boot. */
async function listening(config: string): Promise<ChildProcess> {
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const program = execFileSync('sh', ['-c', FIND_SSHD], { encoding: 'utf8' }).trim();
  const server = spawn(program, ['-f', config, '-D', '-e'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line);
      if (line.startsWith('Server listening')) resolve();
    });
    server.on('close', () => reject(new Error(`sshd ended: ${said.join('\n')}`)));
  });
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** sshd's processes of open connections outlive it. */
function descendants(pid: number | undefined): number[] {
  if (pid === undefined || !existsSync(`/proc/${pid}`)) return [];
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === ''
    ? []
    : children
        .split(' ')
        .map(Number)
        .flatMap((child) => [child, ...descendants(child)]);
}
