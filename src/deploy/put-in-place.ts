import { randomUUID } from 'node:crypto';
import { Failure } from '../domain/failure.ts';
import type { Place } from './place.ts';

const UNFINISHED = '.unfinished';

/** Whether a name is one that a killed process, or a lost connection, left behind. */
export function isLeftover(name: string, of: string): boolean {
  return name.startsWith(`${of}.`) && name.endsWith(UNFINISHED);
}

/**
 * Gives `path` these bytes at once: they are written beside, read back, and take the name when they are whole. Whatever
 * goes wrong, even the end of this process, leaves what was there.
 */
export async function putInPlace(place: Place, path: string, bytes: Buffer): Promise<void> {
  const unfinished = `${path}.${randomUUID().slice(0, 8)}${UNFINISHED}`;
  try {
    await place.write(unfinished, bytes);
    await expectBytes(place, unfinished, bytes);
    await place.rename(unfinished, path);
  } catch (error) {
    // The first thing that went wrong is the one to tell
    await place.remove(unfinished).catch(() => {});
    throw error;
  }
}

/** Reads a file back. Throws a Failure where it doesn't have these bytes. */
export async function expectBytes(place: Place, path: string, bytes: Buffer): Promise<void> {
  const found = await place.read(path);
  if (found?.equals(bytes) === true) return;
  const what = found === null ? 'the file is gone' : `${found.length} bytes, not the ${bytes.length} written`;
  throw new Failure('usage', `${place.shown(path)} doesn't read back as it was written: ${what}.`, [
    'Is the disk sound, and nobody else writing there?',
  ]);
}
