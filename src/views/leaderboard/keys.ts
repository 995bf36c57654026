import type { KeyHint } from '../view.ts';
import { wordParameter } from './board-places.ts';
import type { LeaderboardState } from './state.ts';
import { whatEnterDoes } from './way-from.ts';

/** The keys that work in this state, most useful first. */
export function keys(state: LeaderboardState): readonly KeyHint[] {
  if (state.typing) {
    return [
      { keys: 'Enter', does: 'keep the search' },
      { keys: 'Esc', does: 'clear it' },
      { keys: '↑↓', does: 'row' },
    ];
  }
  const { metric, board } = state.place;
  const enter = whatEnterDoes(state.place);
  const by = wordParameter(metric);
  const hints: readonly (KeyHint | false | undefined)[] = [
    enter !== undefined && { keys: 'Enter', does: enter },
    { keys: '←→', does: 'board' },
    { keys: 'Tab', does: 'metric' },
    { keys: '/', does: 'search' },
    board.record !== true && { keys: '<>', does: 'sort column' },
    board.record !== true && { keys: 'o', does: 'turn the order' },
    board.samples !== null && { keys: '+-', does: 'samples' },
    by && { keys: 'p', does: by.help },
    state.search !== '' && { keys: 'Esc', does: 'end the search' },
    { keys: '↑↓', does: 'row' },
    { keys: ', .', does: 'scroll columns' },
    { keys: 'd', does: state.details ? 'fewer columns' : 'all columns' },
    { keys: '[ ]', does: 'metric back, on' },
  ];
  return hints.filter((hint) => hint !== false && hint !== undefined);
}
