import { scopeLine } from '../../render/report-remarks.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { BoardRow } from '../../report/metric.ts';
import { type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { countColumns } from './columns.ts';
import { headLine, rowLine } from './draw.ts';
import type { RoundsData } from './load.ts';
import { mapId, roundId, sessionId } from './nodes.ts';
import type { RoundsState } from './state.ts';
import { type TreeRow, treeRows } from './tree.ts';

/** Sessions, maps and rounds; where the argument names a session what is in it, where it names a round its fights. */
export function print({ wanted }: RoundsState, data: RoundsData, canvas: Canvas): readonly string[] {
  const columns = countColumns(data, canvas.columns);
  const painted = (found: readonly Line[]): readonly string[] => found.map((line) => paintLine(line, canvas));
  const wrapped = (text: string, style?: 'bold' | 'dim'): readonly string[] =>
    painted(wrapWords(visible(text), canvas.columns).map((line) => [piece(line, style)]));
  const rows = wantedRows(wanted, data);
  return [
    ...wrapped(`rounds · ${scopeLine(data.scope)}`, 'bold'),
    ...(rows.length === 0 ? [] : ['', ...painted([headLine([], columns, canvas)])]),
    ...painted(rows.map((row) => [piece('  '), ...rowLine(row, columns, data.time_zone, canvas)])),
    ...(data.notes.length === 0 ? [] : ['']),
    ...data.notes.flatMap((note) => wrapped(note)),
  ];
}

/** Every row down to rounds; the wanted session's, or the wanted round's with its fights. */
function wantedRows(wanted: string | null, data: RoundsData): readonly TreeRow[] {
  const [session, map, round] = wanted === null ? [] : data.at;
  const open = [...data.sessions.map(sessionId), ...data.maps.map(mapId), ...(round === undefined ? [] : [round])];
  const ofSession = (row: BoardRow): boolean => session === undefined || sessionId(row) === session;
  const only = {
    ...data,
    sessions: data.sessions.filter(ofSession),
    maps: data.maps.filter((row) => ofSession(row) && (map === undefined || mapId(row) === map)),
    rounds: data.rounds.filter((row) => ofSession(row) && (round === undefined || roundId(row) === round)),
  };
  return treeRows({ open, search: '' }, only);
}
