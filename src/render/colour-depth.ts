import { WriteStream } from 'node:tty';

/** Bits of colour: 1 is none, 4 the sixteen of old, 8 the 256, 24 all. */
export type ColourDepth = 1 | 4 | 8 | 24;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How much colour a stream gets. FORCE_COLOR (0, 1, 2, 3) rules where it is set, even for a pipe; else a terminal gets
 * what it can show, and nothing under NO_COLOR or TERM=dumb.
 */
export function colourDepth(isTerminal: boolean, environment: Environment): ColourDepth {
  const forced = environment['FORCE_COLOR'];
  if (forced === undefined && !isTerminal) return 1;
  // Node warns on stderr where FORCE_COLOR overrules NO_COLOR; it is not shown the latter then.
  const depth = WriteStream.prototype.getColorDepth(forced === undefined ? environment : { FORCE_COLOR: forced });
  return depth === 24 || depth === 8 || depth === 4 ? depth : 1;
}
