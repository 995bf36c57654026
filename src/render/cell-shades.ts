import { type Ink, makeCanvas } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import type { StyledText } from './styled-text.ts';
import type { Look } from './terminal.ts';

/** From few to many. */
const INKS: readonly Ink[] = [
  { colour: [60, 70, 130], plain: '.' },
  { colour: [110, 80, 170], plain: ':' },
  { colour: [190, 70, 130], plain: '+' },
  { colour: [240, 120, 60], plain: '*' },
  { colour: [255, 220, 90], plain: '#' },
];

/** Half blocks tell values by colour only; without any, whole ones in shades do. */
const SHADES = ['·', '░', '▒', '▓', '█'] as const;

/** Thresholds of 16: which dots of a cell are on at a level, where dots tell it. */
const DITHER = [
  [0, 8, 2, 10],
  [12, 4, 14, 6],
  [3, 11, 1, 9],
  [15, 7, 13, 5],
] as const;

/** What cells are drawn with: the grid of dots, and an ink per level. */
export interface Palette {
  readonly dots: Glyphs;
  readonly inks: readonly Ink[];
}

export function paletteOf({ depth }: Look, glyphs: Glyphs): Palette {
  if (glyphs !== 'half' || depth > 1) return { dots: glyphs, inks: INKS };
  return { dots: 'ascii', inks: INKS.map((ink, i) => ({ ...ink, plain: SHADES[i] ?? ink.plain })) };
}

/** 0 for nothing, then 1 to 5 in equal steps to the greatest value. */
export function levelOf(value: number, most: number): number {
  return Math.ceil((INKS.length * value) / most);
}

/** Whether a dot of a cell is drawn at a level: all are, but of braille as many as the level tells. */
export function isDotOn(dx: number, dy: number, level: number, { dots }: Palette): boolean {
  return dots !== 'braille' || isDotLit(dx, dy, level / INKS.length);
}

/** Whether a dot is lit where `share` (0 to 1) of all dots are, evenly spread. */
export function isDotLit(x: number, y: number, share: number): boolean {
  return (DITHER[y & 3]?.[x & 3] ?? 0) < 16 * share;
}

/** Each shade with the values it stands for, up to the greatest. */
export function shadeLegend(most: number, palette: Palette): StyledText {
  return palette.inks.flatMap((ink, i): StyledText => {
    const level = i + 1;
    const first = Math.floor((i * most) / INKS.length) + 1;
    const last = Math.floor((level * most) / INKS.length);
    if (last < first) return [];
    const range = first === last ? `${first}` : `${first}-${last}`;
    return [
      { text: sampleOf(level, ink, palette), colour: ink.colour },
      { text: ` ${range}  `, colour: null },
    ];
  });
}

function sampleOf(level: number, ink: Ink, palette: Palette): string {
  if (palette.dots === 'ascii') return ink.plain.repeat(2);
  const canvas = makeCanvas(2, 1, palette.dots);
  for (let y = 0; y < canvas.down; y += 1) {
    for (let x = 0; x < canvas.across; x += 1) if (isDotOn(x, y, level, palette)) canvas.dot(x, y, ink);
  }
  const [line = []] = canvas.lines();
  return line.map(({ text }) => text).join('');
}
