import { clock } from './clock.ts';

/** What went wrong in one part of the tracker. */
export interface ProbeErrors {
  readonly probe: string;
  errors: number;
  readonly first_time_ms: number;
  readonly message: string;
}

/** One entry per part that failed, in the order of their first failures. */
export const failures: ProbeErrors[] = [];

/** Bytes; a text of over 1024 is not read any more. */
const LONGEST_MESSAGE = 400;

function noteFailure(probe: string, error: unknown): void {
  for (const known of failures) {
    if (known.probe === probe) {
      known.errors += 1;
      return;
    }
  }
  const message = string.sub(tostring(error), 1, LONGEST_MESSAGE);
  failures.push({ probe, errors: 1, first_time_ms: clock.now, message });
  et.G_Print(`proximity_tracker: ${probe} failed: ${message} (told once; the round file counts it)\n`);
}

/**
 * Runs one part of the tracker. Its failure is counted, printed once and written into the file; the other parts and
 * the frames to come go on. The engine would print each failure of a hook, 20 times a second (g_lua.c, G_LuaCall).
 */
export function guard<Args extends unknown[]>(
  probe: string,
  part: (this: void, ...args: Args) => void,
  ...args: Args
): void {
  const [ok, error] = pcall(part, ...args);
  if (!ok) noteFailure(probe, error);
}
