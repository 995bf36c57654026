import type { KeyHint } from '../view.ts';
import type { HeatmapState } from './state.ts';

/** The keys that work, most useful first. */
export function heatmapKeys({ difference, objectives, braille }: HeatmapState): readonly KeyHint[] {
  const compare = { none: 'axis − allies', teams: 'player − others', player: 'no difference' } as const;
  return [
    { keys: '1-6', does: 'layer' },
    { keys: '+-', does: 'zoom' },
    { keys: '←↓↑→', does: 'cell' },
    { keys: 'd', does: compare[difference] },
    { keys: 'm', does: 'map' },
    { keys: 'n', does: 'next hottest' },
    { keys: '0', does: 'whole map' },
    { keys: 'HJKL', does: 'pan' },
    { keys: '[ ]', does: 'cell size' },
    { keys: 'Tab', does: 'next layer' },
    { keys: 'o', does: objectives ? 'hide objectives' : 'show objectives' },
    { keys: 'b', does: braille ? 'blocks' : 'braille' },
    { keys: 'N M', does: 'hottest, map back' },
  ];
}
