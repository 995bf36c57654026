import type { KeyHint } from '../view.ts';
import type { HeatmapState } from './state.ts';

/** The keys that work, most useful first. */
export function heatmapKeys({ objectives, braille }: HeatmapState): readonly KeyHint[] {
  return [
    { keys: '1-6', does: 'layer' },
    { keys: '+-', does: 'zoom' },
    { keys: 'd', does: 'compare' },
    { keys: 'm', does: 'map' },
    { keys: '←↓↑→', does: 'cell' },
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
