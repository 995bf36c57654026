import { type ColourDepth, colourDepth } from './colour-depth.ts';
import { textWidth } from './text-width.ts';

/** How a terminal shows things. */
export interface Look {
  /** Its columns. */
  readonly width: number;
  readonly depth: ColourDepth;
}

/** A width to lay out for where a terminal tells none. */
const USUAL_WIDTH = 80;

/** The look of a terminal of that width and colour. */
export function lookOf(width: number | undefined, depth: ColourDepth): Look {
  return { width: width === undefined || width < 1 ? USUAL_WIDTH : width, depth };
}

/** The look of a stream, by itself and by the environment. */
export function streamLook(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Look {
  return lookOf(stream.columns, colourDepth(stream.isTTY === true, environment));
}

const STYLES = { bold: ['\u001B[1m', '\u001B[22m'], dim: ['\u001B[2m', '\u001B[22m'] } as const;

/** Text in a style, where the terminal has any. */
export function styled(style: keyof typeof STYLES, text: string, look: Look): string {
  const [begin, end] = STYLES[style];
  return look.depth === 1 || text === '' ? text : `${begin}${text}${end}`;
}

/** A sentence broken between words into lines of the terminal's width. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
