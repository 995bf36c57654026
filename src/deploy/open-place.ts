import { openLocalPlace } from './local-place.ts';
import type { Place } from './place.ts';
import { remoteTarget } from './remote-target.ts';

/** The place that --target names: a folder here, or one that ssh reaches; there it may ask, if it is `interactive`. */
export async function openPlace(target: string, interactive: boolean): Promise<Place> {
  const remote = remoteTarget(target);
  if (remote === null) return openLocalPlace(target);
  const { openRemotePlace } = await import('./remote-place.ts');
  return openRemotePlace(remote, interactive);
}
