import type { Ink } from '../../render/canvas.ts';
import type { Glyphs } from '../../render/glyphs.ts';
import type { Rgb } from '../../render/terminal-colour.ts';
import type { Canvas } from '../view.ts';
import type { HeatmapState } from './state.ts';

/** From few to many; of the sixteen colours each is another. */
const HEAT: readonly Rgb[] = [
  [60, 65, 150],
  [125, 45, 155],
  [190, 55, 85],
  [250, 100, 60],
  [255, 175, 50],
  [255, 250, 200],
];

/** From a little to much more on one side, and on the other. */
const MORE: readonly Rgb[] = [
  [150, 45, 45],
  [255, 90, 80],
  [255, 215, 110],
];
const LESS: readonly Rgb[] = [
  [50, 70, 165],
  [80, 120, 255],
  [110, 225, 255],
];
const EVEN: Rgb = [125, 125, 125];

/** Where other layers have something: it shows how the map runs. */
const GROUND: Rgb = [42, 42, 48];
const CURSOR: Rgb = [90, 255, 110];
const OBJECTIVE: Rgb = [255, 255, 255];
const BEHIND_OBJECTIVE: Rgb = [0, 0, 0];

const PLAIN_HEAT = '.:=+#@';
const SHADED_HEAT = '·:░▒▓█';

/** What cells are drawn with. Without colours, and with sixteen, the sides of a difference have a sign, and a number for the shade. */
export interface Inks {
  readonly dots: Glyphs;
  readonly heat: readonly Ink[];
  readonly more: readonly Ink[];
  readonly less: readonly Ink[];
  readonly even: Ink;
  /** Null where only a colour can tell it. */
  readonly ground: Ink | null;
  readonly cursor: Ink;
  /** True: a shade is told by how many dots are on. */
  readonly dithers: boolean;
}

/** How a map is wanted: braille where it is known. */
type Wanted = Pick<HeatmapState, 'braille' | 'difference'>;

/** What a canvas can show of what is wanted. */
export function inksOf(canvas: Pick<Canvas, 'colours' | 'glyphs'>, wanted: Wanted): Inks {
  const { colours } = canvas;
  const unicode = canvas.glyphs === 'unicode';
  const dots = dotsOf(canvas, wanted);
  const signed = (sign: string, all: readonly Rgb[]): Ink[] =>
    all.map((colour, i) => ({ colour, plain: `${sign}${i + 1}` }));
  const heat = unicode ? SHADED_HEAT : PLAIN_HEAT;
  return {
    dots,
    heat: HEAT.map((colour, i) => ({ colour, plain: [...heat][i] ?? '#' })),
    more: signed('+', MORE),
    less: signed('-', LESS),
    even: { colour: EVEN, plain: '=' },
    ground: dots === 'half' && colours !== '16' ? { colour: GROUND, plain: ' ' } : null,
    cursor: { colour: CURSOR, plain: '[]' },
    dithers: dots === 'braille',
  };
}

/** Of sixteen colours nobody knows which are of one side: signs tell it. */
function dotsOf({ colours, glyphs }: Pick<Canvas, 'colours' | 'glyphs'>, { braille, difference }: Wanted): Glyphs {
  if (glyphs === 'ascii') return 'ascii';
  if (braille) return 'braille';
  return colours === 'none' || (colours === '16' && difference !== 'none') ? 'ascii' : 'half';
}

/** An objective's letter. */
export function objectiveInk(letter: string, isAtCursor: boolean): Ink {
  if (isAtCursor) return { colour: BEHIND_OBJECTIVE, plain: letter, background: CURSOR };
  return { colour: OBJECTIVE, plain: letter, background: BEHIND_OBJECTIVE };
}
