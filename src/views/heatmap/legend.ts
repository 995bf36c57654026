import { plain, type StyledText, widthOf } from '../../render/styled-text.ts';
import type { CellField } from './cells.ts';
import type { Colouring } from './colouring.ts';
import type { Inks } from './inks.ts';
import { type Difference, LAYER_WORDS, type Layer } from './layers.ts';
import { rangesOf, type Step } from './scale.ts';

/** What the shades stand for, in as many lines as it takes. */
export interface Sides {
  readonly plus: string;
  readonly minus: string;
}

/** What the two sides of a difference are called. */
export function sidesOf(difference: Difference): Sides {
  return difference === 'player' ? { plus: 'player', minus: 'others' } : { plus: 'axis', minus: 'allies' };
}

/** The legend in `rows` lines: two where the sides of a difference need one each. */
export function legendLines(
  layer: Layer,
  difference: Difference,
  field: CellField,
  colouring: Colouring,
  inks: Inks,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): StyledText[] {
  const shades = (steps: readonly Step[]): StyledText => shadesOf(steps, field.whole, inks);
  if (difference === 'none') {
    const line = [...shades(colouring.more), ...ground(inks)];
    const words = plain(`${LAYER_WORDS[layer]}: `);
    return [widthOf(line) + widthOf(words) <= columns ? [...words, ...line] : line];
  }
  const { plus, minus } = sidesOf(difference);
  const more = [...plain(`more ${plus}: `), ...shades(colouring.more)];
  const even = [...plain('even: '), ...sample(inks.even, 1 / colouring.levels, inks), ...plain('  ')];
  const less = [...plain(`more ${minus}: `), ...shades(colouring.less)];
  return rows === 1 ? [[...more, ...less, ...even]] : [more, [...less, ...even]];
}

function shadesOf(steps: readonly Step[], whole: boolean, inks: Inks): StyledText {
  const ranges = rangesOf(steps, whole);
  return steps.flatMap(({ ink, level }, i) => [
    ...sample(ink, level / (steps.at(-1)?.level ?? level), inks),
    ...plain(` ${ranges[i] ?? ''}  `),
  ]);
}

function ground(inks: Inks): StyledText {
  return inks.ground === null ? [] : [{ text: '██', colour: inks.ground.colour }, ...plain(' other layers')];
}

const DOTS = ['⠄⠄', '⡁⡁', '⡡⡡', '⡵⡵', '⣵⣵', '⣿⣿'] as const;

function sample(ink: Colouring['more'][number]['ink'], share: number, { dots }: Inks): StyledText {
  if (dots === 'half') return [{ text: '██', colour: ink.colour }];
  if (dots === 'ascii') return [{ text: ink.plain.length === 1 ? ink.plain.repeat(2) : ink.plain, colour: ink.colour }];
  const text = DOTS[Math.max(0, Math.ceil(share * DOTS.length) - 1)] ?? DOTS[0];
  return [{ text, colour: ink.colour }];
}
