import { createHash } from 'node:crypto';
import { type OptionValues, splitTracker } from './head.ts';
import { type Declared, readHead } from './lua.ts';

/** A tracker's file as it was read. */
export interface Tracker extends Declared {
  readonly defaults: OptionValues | null;
  readonly body: Buffer;
}

/** A file that isn't prox's, or is and can't be read any more. */
export interface Unreadable {
  readonly kind: 'damaged' | 'foreign';
  /** What is wrong with it, as the end of a sentence. */
  readonly problem: string;
}

/** Reads a tracker's file: its version, its options, its body. */
export async function readTracker(file: Buffer): Promise<Tracker | Unreadable> {
  const parts = splitTracker(file);
  if (parts === 'foreign') return { kind: 'foreign', problem: "it is not prox's tracker" };
  if (parts === 'damaged') return { kind: 'damaged', problem: 'the marks around its options are damaged' };
  const declared = await readHead(parts.head);
  if (typeof declared === 'string') return { kind: 'damaged', problem: `its options can't be read: ${declared}` };
  return { ...declared, defaults: parts.defaults, body: parts.body };
}

/** A file in short. */
export interface FileFacts {
  /** Null where it doesn't tell. */
  readonly version: string | null;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file in short, as shown before and after. */
export function fileFacts(version: string | null, file: Buffer): FileFacts {
  return { version, sha256: createHash('sha256').update(file).digest('hex'), bytes: file.length };
}
