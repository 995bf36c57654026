import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { Place } from './place.ts';

/** What is to be said above the view's lines, or in their place: why there is nothing, and what to do. Safe to print. */
export function messageLines(place: Place, columns: number): string[] {
  const sentences = messageOf(place);
  if (sentences.length === 0) return [];
  return ['', ...sentences.flatMap((text) => wrapWords(visible(text), columns - 4).map((line) => `  ${line}`)), ''];
}

/** Whether the view's lines are shown too. */
export function showsView({ view, load }: Place): boolean {
  return view.hasData && load.kind !== 'empty';
}

function messageOf({ view, load, scope, loadingFor }: Place): readonly string[] {
  switch (load.kind) {
    case 'failed':
      return [...load.sentences, 's changes the scope, r tries again.'];
    case 'cancelled':
      return [view.hasData ? 'Cancelled: this is what was loaded before. r loads anew.' : 'Cancelled. r loads.'];
    case 'empty':
      return [scope?.hint ?? 'Nothing is in scope.', 's changes the scope.'];
    case 'loading':
      return view.hasData || loadingFor === null ? [] : ['Loading… Esc cancels.'];
    case 'loaded':
      return scope?.hint ? [scope.hint] : [];
  }
}
