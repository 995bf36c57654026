import { METRICS } from '../../src/metrics/index.ts';
import type { BoardRow } from '../../src/report/metric.ts';
import type { Scope, ScopeFilters } from '../../src/report/scope.ts';
import type { Database, Queries } from '../../src/store/database.ts';
import type { BoardPlace } from '../../src/views/leaderboard/board-places.ts';
import { boardPlaces } from '../../src/views/leaderboard/board-places.ts';
import type { LoadedBoard } from '../../src/views/leaderboard/load.ts';
import { loadedRows, tableColumns } from '../../src/views/leaderboard/loaded-rows.ts';
import type { Canvas, View } from '../../src/views/view.ts';
import { root } from '../metrics/recordings.ts';
import { importInto } from '../support/round-folder.ts';

/** Terminals of every size and ability that views are read on. */
export const CANVASES: readonly Canvas[] = [
  { columns: 60, rows: 11, colours: 'none', glyphs: 'ascii' },
  { columns: 60, rows: 15, colours: '16', glyphs: 'unicode' },
  { columns: 80, rows: 24, colours: '256', glyphs: 'unicode' },
  { columns: 200, rows: 60, colours: 'true', glyphs: 'unicode' },
];

export const CANVAS: Canvas = { columns: 100, rows: 30, colours: 'none', glyphs: 'unicode' };

/** Imports a recording of each tracker and map: all that tell something new, not all there are. */
export async function importSome(database: Database): Promise<void> {
  const recordings = `${root}test/recordings/`;
  await importInto(database, [`${root}samples/2026-11-22-104340-labmap-round-2_engagements.txt`]);
  await importInto(database, [`${recordings}2026-11-22-111335-supply-round-1_engagements.txt`], { server: 'v4' });
}

/** The place of a board; fails where there is none. */
export function placeNamed(metric: string, board: string): BoardPlace {
  const found = boardPlaces(METRICS).find((place) => place.metric.name === metric && place.board.name === board);
  if (found === undefined) throw new Error(`No board ${metric} ${board}`);
  return found;
}

/** What the view loads in that state. */
export function loaded<State, Data>(
  database: Queries,
  view: View<State, Data>,
  state: State,
  filters: ScopeFilters,
): Promise<Data> {
  return view.request(state, filters).load(database, new AbortController().signal);
}

/** The state after the keys, none of which loads anything. */
export function pressed<State, Data>(
  view: View<State, Data>,
  state: State,
  data: Data | null,
  ...keys: readonly string[]
): State {
  return keys.reduce((before, key) => view.press(before, key, data, CANVAS).state, state);
}

/** Lines without their escape sequences. */
export function bare(lines: readonly string[]): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin escape sequences
  return lines.map((line) => line.replace(/\u001B\[[\d;]*m/g, ''));
}

const SCOPE: Scope = {
  filters: { bots: false },
  round_ids: [1],
  player: null,
  team: null,
  class: null,
  bots: false,
  from: '2026-11-22',
  to: '2026-11-22',
  sessions: 1,
  sample_intervals_ms: [],
  hint: null,
};

/** A board loaded whole, or the first rows of `total`, without a database. */
export function madeBoard(place: BoardPlace, rows: readonly BoardRow[], total = rows.length): LoadedBoard {
  const result = { board: place.board, rows, hidden: 0, total };
  const loadedOnes = loadedRows(result, 'UTC');
  return {
    place,
    parameters: {},
    asked: { min_samples: 5, sort: null },
    scope: SCOPE,
    refused: null,
    result,
    whole: total === rows.length,
    columns: tableColumns(place.board, loadedOnes),
    rows: loadedOnes,
    notes: [],
    time_zone: 'UTC',
  };
}
