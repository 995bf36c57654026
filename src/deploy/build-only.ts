import { basename, dirname } from 'node:path';
import { Failure } from '../domain/failure.ts';
import type { OptionValues } from './head.ts';
import { openLocalPlace } from './local-place.ts';
import { plainTracker } from './plan.ts';
import { putInPlace } from './put-in-place.ts';
import { type FileFacts, fileFacts, readTracker } from './tracker.ts';

/**
 * Writes the tracker with default options but those given to a file, whole or not at all. A file that is there is
 * replaced when it is a tracker of prox's. Throws a Failure where that can't be done.
 */
export async function writeTracker(out: string, built: Buffer, given: OptionValues): Promise<FileFacts> {
  const file = await plainTracker(built, given);
  const place = await openLocalPlace(dirname(out));
  const path = place.paths.join(place.folder, basename(out));
  const entry = (await place.list(place.folder))?.find(({ name }) => name === basename(out));
  if (entry !== undefined) await expectReplaceable(out, entry.kind === 'file' ? await place.read(path) : null);
  await putInPlace(place, path, file);
  const { version } = await readTracker(file).then((tracker) => ('kind' in tracker ? { version: null } : tracker));
  return fileFacts(version, file);
}

async function expectReplaceable(out: string, bytes: Buffer | null): Promise<void> {
  const tracker = bytes === null ? null : await readTracker(bytes);
  if (tracker !== null && !('kind' in tracker && tracker.kind === 'foreign')) return;
  throw new Failure('usage', `${out} is there already, and is not prox's tracker.`, ['Name another file.']);
}
