/** A round file as a look into its folder found it. */
export interface SeenFile {
  readonly path: string;
  readonly bytes: number;
  /** By the clock of the machine that holds the file, ms since 1970. */
  readonly modified_ms: number;
  /** Whether its last line is the end marker. */
  readonly isEnded: boolean;
}

/** What is remembered of a file from look to look. */
export interface Remembered {
  readonly bytes: number;
  readonly modified_ms: number;
  /** When it was first seen like this, on a clock that only goes forward, ms. */
  readonly since_ms: number;
  readonly isDone: boolean;
}

/** By path. */
export type Memory = ReadonlyMap<string, Remembered>;

/** The moment of a look. */
export interface Moment {
  /** On a clock that only goes forward, ms. */
  readonly steady_ms: number;
  /** By the calendar, ms since 1970; it may jump. */
  readonly calendar_ms: number;
}

/** How long a file must not have changed before it counts as whole, ms. */
export interface Patience {
  readonly file_ms: number;
  /** A `.part`: its tracker may be in a pause, and will rename it. */
  readonly part_ms: number;
}

/**
 * Takes a look into account: `ripe` are the files to import now, those that end in their marker or have stopped to grow, and that were
 * not done as they are; `growing` are the others. A file that changes is imported again.
 */
export function takeLook(
  memory: Memory,
  files: readonly SeenFile[],
  now: Moment,
  patience: Patience,
): { readonly memory: Map<string, Remembered>; readonly ripe: readonly string[]; readonly growing: readonly string[] } {
  const seen = files.map((file) => [file, remember(memory.get(file.path), file, now)] as const);
  const waiting = seen.filter(([, remembered]) => !remembered.isDone);
  const isRipe = ([file, { since_ms }]: readonly [SeenFile, Remembered]): boolean => {
    const patience_ms = file.path.endsWith('.part') ? patience.part_ms : patience.file_ms;
    const unchanged_ms = Math.max(now.steady_ms - since_ms, now.calendar_ms - file.modified_ms);
    return file.isEnded || unchanged_ms >= patience_ms;
  };
  return {
    memory: new Map(seen.map(([file, remembered]) => [file.path, remembered])),
    ripe: waiting.filter(isRipe).map(([{ path }]) => path),
    growing: waiting.filter((entry) => !isRipe(entry)).map(([{ path }]) => path),
  };
}

function remember(before: Remembered | undefined, file: SeenFile, now: Moment): Remembered {
  const { bytes, modified_ms } = file;
  if (before !== undefined && before.bytes === bytes && before.modified_ms === modified_ms) return before;
  return { bytes, modified_ms, since_ms: now.steady_ms, isDone: false };
}

/** Whether a file was done as it is now. */
export function isDone(memory: Memory, { path, bytes, modified_ms }: Omit<SeenFile, 'isEnded'>): boolean {
  const before = memory.get(path);
  return before?.isDone === true && before.bytes === bytes && before.modified_ms === modified_ms;
}

/** Notes that a file, as it was in the last look, needs nothing more. */
export function markDone(memory: Map<string, Remembered>, path: string): void {
  const before = memory.get(path);
  if (before !== undefined) memory.set(path, { ...before, isDone: true });
}
