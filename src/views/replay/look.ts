import type { ColourDepth } from '../../render/colour-depth.ts';
import type { Canvas as View } from '../view.ts';

const DEPTHS: Readonly<Record<View['colours'], ColourDepth>> = { true: 24, '256': 8, '16': 4, none: 1 };

/** The colours of a view's canvas as the renderers count them. */
export function depthOf({ colours }: Pick<View, 'colours'>): ColourDepth {
  return DEPTHS[colours];
}

/** The signs of a terminal that knows Unicode, or of one that does not. */
export interface Signs {
  readonly to: string;
  readonly playing: string;
  readonly paused: string;
  readonly times: string;
  readonly dot: string;
  readonly played: string;
  readonly ahead: string;
  readonly now: string;
  readonly kill: string;
  readonly objective: string;
  /** By eighths of a circle, from east to north. */
  readonly arrows: string;
  readonly standing: string;
}

const UNICODE: Signs = {
  ...{ to: '→', playing: '▶', paused: '‖', times: '×', dot: '·', played: '━', ahead: '─', now: '●', kill: '╵' },
  ...{ objective: '◆', arrows: '→↗↑↖←↙↓↘', standing: '●' },
};

const ASCII: Signs = {
  ...{ to: '->', playing: '>', paused: '||', times: 'x', dot: '-', played: '=', ahead: '-', now: 'O', kill: '|' },
  ...{ objective: '@', arrows: ">/^\\<,v'", standing: 'o' },
};

export function signsOf({ glyphs }: Pick<View, 'glyphs'>): Signs {
  return glyphs === 'unicode' ? UNICODE : ASCII;
}
