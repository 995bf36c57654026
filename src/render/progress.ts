import { paint, plain, shorten } from './styled-text.ts';
import { visible } from './visible.ts';

/** How far a run over several things has come, on stderr. */
export interface Progress {
  /** Tells that `done` of `total` are done, `name` the last of them. */
  readonly show: (done: number, total: number, name: string) => void;
  /** Takes the bar away so that something else can be written; the next `show` brings it back. */
  readonly pause: () => void;
  readonly end: () => void;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001B[2K';

/** A bar on a terminal, a line for each thing elsewhere; nothing where there is but one. */
export function startProgress(stream: Stream, environment: NodeJS.ProcessEnv = process.env): Progress {
  if (stream.isTTY !== true || environment['TERM'] === 'dumb') return lineProgress(stream);
  let drawn = false;
  const clear = (): void => {
    if (drawn) stream.write(CLEAR_LINE);
    drawn = false;
  };
  const show = (done: number, total: number, name: string): void => {
    if (total < 2) return;
    stream.write(`${CLEAR_LINE}${bar(done, total, name, stream.columns ?? 80)}`);
    drawn = true;
  };
  return { show, pause: clear, end: clear };
}

function lineProgress(stream: Stream): Progress {
  const show = (done: number, total: number, name: string): void => {
    if (total > 1) stream.write(`${done}/${total} ${visible(name)}\n`);
  };
  return { show, pause: () => {}, end: () => {} };
}

/** One column short of the terminal's width, past which some terminals begin a new line. */
function bar(done: number, total: number, name: string, width: number): string {
  const full = Math.round((done / total) * BAR_WIDTH);
  const text = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${done}/${total} ${visible(name)}`;
  return paint(shorten(plain(text), width - 1), 1);
}
