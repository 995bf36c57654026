import { colourDepth } from '../../render/colour-depth.ts';
import type { Canvas } from '../view.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

const COLOURS = { 1: 'none', 4: '16', 8: '256', 24: 'true' } as const;

/** What the terminal behind stdout can show; 80 × 24 where it tells no size. */
export function terminalCanvas(stdout: Stream, environment: Environment): Canvas {
  const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find((value) => value);
  return {
    columns: stdout.columns || 80,
    rows: stdout.rows || 24,
    colours: COLOURS[colourDepth(stdout.isTTY === true, environment)],
    glyphs: /utf-?8/i.test(locale ?? '') ? 'unicode' : 'ascii',
  };
}

/** Whether keys and frames can go to and fro: two terminals that can move the cursor, and nobody's CI. */
export function isInteractive(stdin: Stream, stdout: Stream, environment: Environment): boolean {
  const isOn = (name: string): boolean => !['', '0', 'false', undefined].includes(environment[name]);
  const isCi = isOn('CI') || isOn('CONTINUOUS_INTEGRATION');
  return stdin.isTTY === true && stdout.isTTY === true && environment['TERM'] !== 'dumb' && !isCi;
}
