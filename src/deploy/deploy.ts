import { Failure } from '../domain/failure.ts';
import type { Place } from './place.ts';
import { type Draft, draftDeployment, FILE_NAME, type Plan, type Wanted } from './plan.ts';
import { expectBytes, isLeftover, putInPlace } from './put-in-place.ts';

/** What a deployment came to. */
export interface Deployment extends Plan {
  readonly outcome: 'deployed' | 'current' | 'dry_run' | 'declined';
  /** Where the old file is kept; null where there was none, or nothing was written. */
  readonly backup: string | null;
}

/** How to deploy. */
export interface DeployOptions extends Wanted {
  readonly dryRun: boolean;
  /** Is told what would change, before anything does. */
  readonly onPlan: (plan: Plan) => void;
  /** Tells whether to go on; asked only where something is to be written. */
  readonly confirm: () => Promise<boolean>;
  readonly now: Date;
}

/**
 * Puts the tracker into a server's folder, with the options that the one there has. The old file is kept beside, and there
 * is a whole tracker in place at every moment. Throws a Failure where that can't be done; then the old file is untouched.
 */
export async function deploy(place: Place, options: DeployOptions): Promise<Deployment> {
  const draft = await draftDeployment(place, options);
  const { plan } = draft;
  options.onPlan(plan);
  if (options.dryRun) return { ...plan, outcome: 'dry_run', backup: null };
  if (plan.is_current) return { ...plan, outcome: 'current', backup: null };
  if (!(await options.confirm())) return { ...plan, outcome: 'declined', backup: null };
  const backup = await replace(place, draft, options.now);
  return { ...plan, outcome: 'deployed', backup: backup === null ? null : place.shown(backup) };
}

/** Writes; the old file's copy comes first. Returns the copy's path. */
async function replace(place: Place, { path, oldBytes, newBytes, names }: Draft, now: Date): Promise<string | null> {
  await expectUnchanged(place, path, oldBytes);
  const backup = oldBytes === null ? null : place.paths.join(place.folder, backupName(names, now));
  try {
    for (const name of names) if (isLeftover(name, FILE_NAME)) await place.remove(place.paths.join(place.folder, name));
    if (oldBytes !== null && backup !== null) await putInPlace(place, backup, oldBytes);
    await putInPlace(place, path, newBytes);
  } catch (error) {
    throw error instanceof Failure ? untouched(error, oldBytes !== null) : error;
  }
  await expectBytes(place, path, newBytes);
  return backup;
}

function untouched({ kind, message, suggestions }: Failure, isThere: boolean): Failure {
  const state = isThere ? 'The tracker that is there is as it was.' : 'No tracker was put there.';
  return new Failure(kind, message, [state, ...suggestions]);
}

/** The admin may have thought about the question for long. */
async function expectUnchanged(place: Place, path: string, oldBytes: Buffer | null): Promise<void> {
  const bytes = await place.read(path);
  if (oldBytes === null ? bytes === null : bytes?.equals(oldBytes)) return;
  throw new Failure('usage', `${place.shown(path)} changed in the meantime; nothing was written.`, ['Run this again.']);
}

/** `proximity_tracker.lua.20261122T102925Z.bak`; `-2` and so on where a file has that name. */
function backupName(names: ReadonlySet<string>, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let count = 1; ; count++) {
    const name = `${FILE_NAME}.${stamp}${count === 1 ? '' : `-${count}`}.bak`;
    if (!names.has(name)) return name;
  }
}
