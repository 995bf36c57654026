import type { BoardRow, Column } from '../../report/metric.ts';
import type { Way } from '../view.ts';
import type { BoardPlace } from './board-places.ts';

/** Where rows lead: a view, the column that names there what to open, and what Enter is said to do. */
interface Lead {
  readonly view: string;
  readonly key: string;
  readonly does: string;
}

/** Where a row leads; undefined where nowhere. */
export function wayFrom(place: BoardPlace, row: BoardRow): Way | undefined {
  const named = leads(place)
    .map(({ view, key }) => ({ view, value: row[key] }))
    .find(({ value }) => value !== null && value !== undefined && value !== '');
  return named && { kind: 'open', view: named.view, argument: String(named.value) };
}

/** What Enter does on a board's rows; undefined where nothing. */
export function whatEnterDoes(place: BoardPlace): string | undefined {
  return leads(place)[0]?.does;
}

/** By what is in the columns: a fight, else the player whose row it is, else a cell's map, a round, a session. */
function leads({ metric, board }: BoardPlace): readonly Lead[] {
  const { drawing } = metric;
  const has = (key: string): boolean => board.columns.some((column: Column) => column.key === key);
  const guids = board.columns.filter(({ unit }) => unit === 'guid');
  return [
    ...(has('id') && has('engagement_id') ? [{ view: 'fight', key: 'id', does: 'the fight' }] : []),
    ...guids.map(({ key }) => ({ view: 'player', key, does: 'player’s profile' })),
    ...(drawing?.kind === 'cells' && drawing.board === board.name
      ? [{ view: 'heatmap', key: drawing.map, does: 'its heatmap' }]
      : []),
    ...(has('round_id') ? [{ view: 'rounds', key: 'round_id', does: 'the round' }] : []),
    ...(has('session') ? [{ view: 'rounds', key: 'session', does: 'the session' }] : []),
  ];
}
