import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { Canvas } from '../view.ts';
import type { RegisteredView } from './live-view.ts';
import { load } from './loading.ts';
import { remembering } from './memory.ts';

/** A view's static twin as text: what it shows as it opens, or why there is nothing to show. */
export async function printView(
  view: RegisteredView,
  argument: string | null,
  database: Queries,
  filters: ScopeFilters,
  canvas: Canvas,
): Promise<string> {
  const live = view.open(argument);
  const never = new AbortController().signal;
  const { scope, accept } = await load(remembering(database), filters, live.request(filters), never);
  accept?.();
  const hint = scope.hint === null ? [] : wrapWords(visible(scope.hint), canvas.columns);
  return [...hint, ...live.print(canvas)].map((line) => `${line}\n`).join('');
}
