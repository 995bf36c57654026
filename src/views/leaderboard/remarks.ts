import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { type Line, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { wordParameter } from './board-places.ts';
import { sortedKey, type TableLayout } from './layout.ts';
import type { LoadedBoard } from './load.ts';
import type { ShownRows } from './shown-rows.ts';
import type { LeaderboardState } from './state.ts';

/** What is searched, else what the rows are ordered by and what that means. */
export function statusLine(state: LeaderboardState, data: LoadedBoard, shown: ShownRows): Line {
  if (state.typing) return [piece('Search: ', 'bold'), piece(visible(state.search)), piece('_', 'bold')];
  const search = state.search === '' ? [] : [piece(`Search "${visible(state.search)}"  `, 'bold')];
  const by = wordParameter(data.place.metric);
  const word = by === undefined ? [] : [piece(`${by.flag} ${data.parameters[by.key]}  `, 'bold')];
  const column = data.place.board.columns.find(({ key }) => key === sortedKey(data, shown.sort));
  if (data.place.board.record === true || column === undefined) {
    return [...search, ...word, piece(data.place.metric.summary, 'dim')];
  }
  const arrow = (shown.sort ?? data.place.board.order[0])?.direction === 'asc' ? '▲' : '▼';
  return [...search, ...word, piece(`${column.title} ${arrow} `, 'bold'), piece(column.help, 'dim')];
}

/** How many rows of how many, what is hidden and why, and which columns are out of sight. */
export function totalsLine(
  { search }: LeaderboardState,
  { place }: LoadedBoard,
  { rows, total, beyond, hidden, min_samples }: ShownRows,
  { left, right }: TableLayout,
): Line {
  const noun = place.board.record === true ? 'figures' : 'rows';
  const all = total - beyond;
  const parts = [
    search === ''
      ? beyond > 0
        ? `${all} of ${total} ${noun}`
        : counted(total, noun)
      : `${rows.length} of ${all} ${noun}`,
  ];
  if (beyond > 0) parts.push(search === '' ? 'the first in this order' : `${beyond} more not searched`);
  if (place.board.samples !== null) parts.push(`${hidden} hidden under ${counted(min_samples, 'samples')}`);
  const columns = [left > 0 ? `‹${left}` : '', right > 0 ? `${right}›` : ''].filter((part) => part !== '');
  if (columns.length > 0) parts.push(`columns ${columns.join(' ')}`);
  return [piece(parts.join(', '), 'dim')];
}

/** Why there are no rows, and which key helps. */
export function emptyLines(
  state: LeaderboardState,
  { scope, refused, rows }: LoadedBoard,
  { total, hidden, min_samples }: ShownRows,
  canvas: Pick<Canvas, 'columns'>,
): Line[] {
  const wrapped = (text: string): Line[] =>
    ['', ...wrapWords(visible(text), canvas.columns - 2)].map((line) => [piece(`  ${line}`)]);
  if (refused !== null) return wrapped(`${refused} Press s to change the scope.`);
  if (scope.round_ids.length === 0)
    return wrapped(`${scope.hint ?? 'No round is in scope.'} Press s to change the scope.`);
  if (total > 0) return wrapped(`No row has "${state.search}": Esc shows all ${rows.length === 0 ? '' : total}.`);
  if (hidden > 0) {
    const all = hidden === 1 ? 'The only row has' : `All ${hidden} rows have`;
    return wrapped(`${all} fewer than ${min_samples} samples: press - to lower that.`);
  }
  const hint = scope.hint === null ? '' : ` ${scope.hint}`;
  return wrapped(`Nothing in scope has a value here.${hint} Press s to widen the scope.`);
}

function counted(count: number, nouns: string): string {
  return `${count} ${count === 1 ? nouns.slice(0, -1) : nouns}`;
}
