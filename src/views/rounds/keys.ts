import type { KeyHint } from '../view.ts';
import { kindOf } from './nodes.ts';
import { isRound, type RoundsState } from './state.ts';

/** The keys that work in this state, most useful first. */
export function keys(state: RoundsState): readonly KeyHint[] {
  if (state.typing) {
    return [
      { keys: 'Enter', does: 'keep the search' },
      { keys: 'Esc', does: 'clear it' },
      { keys: '↑↓', does: 'row' },
    ];
  }
  // Before the first key it is open where it was to be
  const kind = state.selected !== null ? kindOf(state.selected) : isRound(state.wanted ?? '') ? 'round' : 'session';
  const isOpen = state.selected === null || state.open.includes(state.selected);
  const hints: readonly (KeyHint | false)[] = [
    { keys: 'Enter', does: kind === 'fight' ? 'show' : isOpen ? 'close' : 'open' },
    { keys: '↑↓', does: 'row' },
    { keys: '←→', does: 'close, open' },
    (kind === 'round' || kind === 'fight') && { keys: 'v', does: 'replay' },
    kind !== 'session' && { keys: 'm', does: 'heatmap' },
    { keys: '/', does: 'search' },
    state.search !== '' && { keys: 'Esc', does: 'end the search' },
    { keys: 'PgUp PgDn', does: 'page' },
    { keys: 'Home End', does: 'first, last' },
  ];
  return hints.filter((hint) => hint !== false);
}
