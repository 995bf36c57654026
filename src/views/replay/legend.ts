import { roundLength, scaleBar } from '../../render/scale-bar.ts';
import { plain, type StyledText, shorten } from '../../render/styled-text.ts';
import type { Canvas } from '../view.ts';
import type { Camera } from './camera.ts';
import { DIM, FIRE, FLOOR, KILL, REVIVE, SIDE_COLOURS } from './inks.ts';
import type { Signs } from './look.ts';

/** Columns of the scale bar. */
const BAR = 12;

/** What the signs of the picture mean, and its scale. */
export function legendLines(
  { unitsPerColumn, glyphs }: Camera,
  { glyphs: known }: Pick<Canvas, 'glyphs'>,
  signs: Signs,
  width: number,
): StyledText[] {
  const unicode = known === 'unicode';
  const units = roundLength(unitsPerColumn, BAR);
  const lines: StyledText[] = [
    [
      { text: 'X ', colour: SIDE_COLOURS.AXIS },
      { text: 'x', colour: SIDE_COLOURS.ALLIES },
      ...plain(' dead   '),
      { text: '+', colour: REVIVE },
      ...plain(' revived'),
    ],
    [
      { text: unicode ? '⠤ ⠤' : '* *', colour: FIRE },
      ...plain(' fire   '),
      { text: unicode ? '⠤⠤⠤' : '###', colour: KILL },
      ...plain(' kill'),
    ],
    [{ text: unicode ? '⠄ ⠄' : '. .', colour: FLOOR }, ...plain(' where anybody went')],
    [
      { text: scaleBar(Math.max(1, Math.round(units / unitsPerColumn)), units, glyphs), colour: DIM },
      { text: ` ${signs.dot} north is up`, colour: DIM },
    ],
  ];
  return lines.map((line) => shorten(line, width));
}
