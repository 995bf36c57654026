import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a run of prox ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** The built program where it is as new as the sources, as after `npm ci`; else the sources, which start slower. */
export const PROGRAM = builtIsFresh() ? `${ROOT}bin/run.js` : `${ROOT}bin/dev.js`;

/** The environment of a prox that keeps its database in `folder`; what can be made again is shared by all of them. */
export function homeIn(folder: string): Environment {
  return { XDG_DATA_HOME: folder, XDG_CACHE_HOME: `${ROOT}node_modules/.cache` };
}

/** Runs prox to its end with pipes for stdin, stdout and stderr; nothing of this process's environment but PATH. */
export function runProx(args: readonly string[], environment: Environment = {}): Promise<Run> {
  return run(process.execPath, [PROGRAM, ...args], environment);
}

/** Runs a line in a shell where `prox` is the program. */
export function runShell(line: string, environment: Environment = {}): Promise<Run> {
  const prox = `prox() { '${process.execPath}' '${PROGRAM}' "$@"; }`;
  return run('bash', ['-c', `${prox}\n${line}`], environment);
}

/** Runs prox on a terminal of that width; what it shows comes as stdout, with LF. */
export async function runOnTerminal(line: string, columns: number, environment: Environment = {}): Promise<Run> {
  const command = `stty cols ${columns} rows 50; '${process.execPath}' '${PROGRAM}' ${line}`;
  const shown = await run('script', ['-qec', command, '/dev/null'], { TERM: 'xterm-256color', ...environment });
  return { ...shown, stdout: shown.stdout.replaceAll('\r\n', '\n') };
}

/** A run of prox that goes on. */
export interface Started {
  /** When it has written something to stdout. */
  readonly firstOutput: Promise<void>;
  readonly ended: Promise<Run>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts prox as `runProx` does. */
export function startProx(args: readonly string[], environment: Environment = {}): Started {
  return start(process.execPath, [PROGRAM, ...args], environment);
}

function run(command: string, args: readonly string[], environment: Environment): Promise<Run> {
  return start(command, args, environment).ended;
}

function start(command: string, args: readonly string[], environment: Environment): Started {
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', PROX_TIME_ZONE: 'UTC', ...environment };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return {
    firstOutput: new Promise((resolve) => child.stdout.once('data', () => resolve())),
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout: text(stdout), stderr: text(stderr) }));
    }),
    kill: (signal) => child.kill(signal),
  };
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

function builtIsFresh(): boolean {
  const built = statSync(`${ROOT}oclif.manifest.json`, { throwIfNoEntry: false });
  const sources = readdirSync(`${ROOT}src`, { recursive: true, withFileTypes: true });
  return built !== undefined && sources.every((entry) => modified(entry.parentPath, entry.name) <= built.mtimeMs);
}

function modified(folder: string, name: string): number {
  return statSync(`${folder}/${name}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
