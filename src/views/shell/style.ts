import type { Canvas } from '../view.ts';

const STYLES = { bold: [1, 22], dim: [2, 22], inverse: [7, 27] } as const;

/** Text in a style, where the terminal has any. */
export function inStyle(style: keyof typeof STYLES, text: string, { colours }: Canvas): string {
  if (colours === 'none' || text === '') return text;
  const [begin, end] = STYLES[style];
  return `\u001B[${begin}m${text}\u001B[${end}m`;
}
