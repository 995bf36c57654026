import type { KeyHint } from '../view.ts';
import type { FightState } from './state.ts';

/** The keys that work in this state, most useful first. */
export function keys({ pane }: FightState): readonly KeyHint[] {
  return [
    { keys: '←→', does: 'hit by hit' },
    { keys: 'n p', does: 'other fight' },
    { keys: 'Tab', does: pane === 'plan' ? 'attackers' : 'plan' },
    { keys: 'v', does: 'replay' },
    { keys: 'm', does: 'heatmap' },
    { keys: 'Home End', does: 'start, end' },
  ];
}
