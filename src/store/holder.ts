import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode, readIfThere } from './system-errors.ts';

/** A process that holds a lock, as the lock's file tells. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Names the processes that `pid` counts among (Linux: containers have their own); empty elsewhere. */
  readonly pidSpace: string;
  /** When the process started, in the kernel's ticks (Linux); empty elsewhere. Tells a reused pid. */
  readonly started: string;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** This process as a holder; `command` is what the user ran, as `prox import`. */
export function thisProcess(command: string): Holder {
  const pidSpace = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : '';
  const started = processStart(process.pid);
  return { pid: process.pid, host: hostname(), pidSpace, started, command, since: new Date().toISOString() };
}

/** Whether this process can see if the holder lives: not on another host, nor in another container. */
export function isHere(holder: Holder): boolean {
  const me = thisProcess('');
  return holder.host === me.host && holder.pidSpace === me.pidSpace;
}

/** False only for a process that is dead for sure. */
export function mayLive(holder: Holder): boolean {
  return !isHere(holder) || (isAlive(holder.pid) && processStart(holder.pid) === holder.started);
}

/** Undefined for a text that is no holder's. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(text);
    return Number.isSafeInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function processStart(pid: number): string {
  const text = process.platform === 'linux' ? readIfThere(`/proc/${pid}/stat`) : undefined;
  // Behind the command's name in brackets, which may hold spaces, the start is the 20th field
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
