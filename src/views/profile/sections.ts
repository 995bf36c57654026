import { duosBoard } from '../../metrics/duos/board.ts';
import { cells } from '../../metrics/hotzones/boards.ts';
import { isWord, tableCell } from '../../render/cell.ts';
import { plain, type StyledText } from '../../render/styled-text.ts';
import { confidence } from '../../report/confidence.ts';
import type { BoardRow, Cell, Column } from '../../report/metric.ts';
import type { BoardPlace } from '../leaderboard/board-places.ts';
import { objectiveName, objectiveNear } from '../objectives.ts';
import type { Canvas, Way } from '../view.ts';
import type { Profile } from './load.ts';
import { figureColumns } from './player-boards.ts';
import { sparkline } from './sparkline.ts';
import { rankOf, type Standing } from './standing.ts';
import type { ProfileState } from './state.ts';

/** A table of the profile. */
export interface Section {
  readonly title: string;
  readonly columns: readonly SectionColumn[];
  readonly rows: readonly SectionRow[];
  /** What is said where there are no rows. */
  readonly empty: string;
  /** What Enter does on a row. */
  readonly enter: string;
}

interface SectionColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** How much of the widest cell is kept where room is short, 0 to 1. */
  readonly keeps: number;
}

interface SectionRow {
  readonly cells: readonly StyledText[];
  /** What stands in the first cell where the row is the uppermost one to be seen. */
  readonly group?: string;
  /** What the row means, in a sentence. */
  readonly help: string;
  readonly way: Way;
}

/** What Enter does in each section, in order. */
export const ENTERS = ['its leaderboard', 'mate’s profile', 'heatmap of the map'] as const;

/** The sections of a profile, in order. */
export function sections(state: ProfileState, data: Profile, glyphs: Canvas['glyphs']): readonly Section[] {
  return [figures(state, data, glyphs), mates(data), places(data)];
}

function figures(state: ProfileState, data: Profile, glyphs: Canvas['glyphs']): Section {
  const rows = data.standings.flatMap((standing) =>
    figureColumns(standing.place, state.details).map((column, at) =>
      figureRow(standing, column, at === 0, { state, data, glyphs }),
    ),
  );
  return {
    title: 'Figures',
    columns: [
      { title: 'Board', align: 'left', keeps: 0.4 },
      { title: 'Figure', align: 'left', keeps: 0.7 },
      { title: 'Value', align: 'right', keeps: 1 },
      { title: 'Rank', align: 'right', keeps: 1 },
      { title: 'Trend', align: 'left', keeps: 1 },
      { title: 'n', align: 'right', keeps: 1 },
      { title: 'Confidence', align: 'left', keeps: 1 },
    ],
    rows,
    empty: 'Nothing of him is recorded in scope.',
    enter: ENTERS[0],
  };
}

interface Showing {
  readonly state: ProfileState;
  readonly data: Profile;
  readonly glyphs: Canvas['glyphs'];
}

/** The board is named by its first figure, the one that its rank is by. */
function figureRow(standing: Standing, column: Column, isFirst: boolean, { state, data, glyphs }: Showing): SectionRow {
  const { place, row, samples, trend } = standing;
  const group = titleOf(place);
  const { rank, of } = rankOf(standing, state.min_samples);
  const values = trend.map((each) => numberOf(each?.[column.key]));
  const lead = [
    plain(isFirst ? group : ''),
    plain(column.title),
    tableCell(row[column.key], column.unit, data.time_zone),
    plain(isFirst ? `${rank ?? '–'} of ${of}` : ''),
    plain(column.unit === 'time' ? '' : sparkline(values, glyphs)),
  ];
  const counted = isFirst && samples !== null ? [plain(String(samples)), plain(confidence(samples))] : [];
  return {
    cells: [...lead, ...counted],
    group,
    help: `${column.help} ${rangeOf(values, column, data)}`.trim(),
    way: { kind: 'open', view: 'leaderboard', argument: `${place.metric.name} ${place.board.name}` },
  };
}

/** A board's title by itself: "By player" is one of its metric. */
function titleOf({ metric, board }: BoardPlace): string {
  return board.title.startsWith('By ') ? `${metric.name} ${board.title.toLowerCase()}` : board.title;
}

function numberOf(value: Cell | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Between what values a trend moves. */
function rangeOf(values: readonly (number | null)[], { unit }: Column, { time_zone }: Profile): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const text = (value: number): string =>
    tableCell(value, unit, time_zone)
      .map((span) => span.text)
      .join('');
  return `Trend: ${text(Math.min(...known))} to ${text(Math.max(...known))} in ${known.length} sessions.`;
}

const IDENTITY = ['guid', 'name', 'mate_guid', 'mate_name'];

/** Pairs with him in the board's order: the mate is whichever of the two he isn't. */
function mates({ player, duos, time_zone }: Profile): Section {
  const columns = duosBoard.columns.filter(({ key, detail }) => !IDENTITY.includes(key) && detail !== true);
  const rows = duos.map((row): SectionRow => {
    const isFirst = row['guid'] === player?.guid;
    const mate = isFirst
      ? { guid: row['mate_guid'], name: row['mate_name'] }
      : { guid: row['guid'], name: row['name'] };
    return {
      cells: [tableCell(mate.name, 'player', time_zone), ...cellsOf(columns, row, time_zone)],
      help: 'Crossfires that both took part in, and what came of them.',
      way: { kind: 'open', view: 'player', argument: String(mate.guid) },
    };
  });
  const heads = columns.map(sectionColumn);
  return {
    title: 'Duos',
    columns: [{ title: 'Mate', align: 'left', keeps: 0 }, ...heads],
    rows,
    empty: 'No crossfire with a mate in scope.',
    enter: ENTERS[1],
  };
}

const COUNTS = cells.columns.filter(({ key }) => ['kills', 'fights'].includes(key));

/** The cells of maps where he died, most deaths first. */
function places({ cells: found, objectives, time_zone }: Profile): Section {
  const died = found.filter((row) => Number(row['deaths']) > 0);
  const all = died.reduce((sum, row) => sum + Number(row['deaths']), 0);
  const isTold = died.some((row) => nearText(row, objectives) !== '');
  const rows = died.map((row): SectionRow => {
    const deaths = Number(row['deaths']);
    return {
      cells: [
        tableCell(row['map'], 'text', time_zone),
        plain(span(row, 'cell_x')),
        plain(span(row, 'cell_y')),
        plain(String(deaths)),
        tableCell(deaths / all, 'share', time_zone),
        ...cellsOf(COUNTS, row, time_zone),
        ...(isTold ? [plain(nearText(row, objectives))] : []),
      ],
      help: 'Deaths to enemies by cell of the map; x grows to the east, y to the north. The share is of those with a place.',
      way: { kind: 'open', view: 'heatmap', argument: String(row['map']) },
    };
  });
  return {
    title: 'Where he dies',
    columns: [
      { title: 'Map', align: 'left', keeps: 0.6 },
      ...['x', 'y', 'Deaths', 'Share'].map((title) => ({ title, align: 'right', keeps: 1 }) as const),
      ...COUNTS.map(sectionColumn),
      ...(isTold ? [{ title: 'Near', align: 'left', keeps: 0.5 } as const] : []),
    ],
    rows,
    empty: 'No death to an enemy in scope whose place is known.',
    enter: ENTERS[2],
  };
}

/** Farther from an objective a cell is near none. */
const NEAR_U = 1024;

/** The objective that a cell of deaths is near to. */
function nearText(row: BoardRow, objectives: Profile['objectives']): string {
  const side = Number(row['cell_u']);
  const middle = { x: (Number(row['cell_x']) + 0.5) * side, y: (Number(row['cell_y']) + 0.5) * side };
  const near = objectiveNear(objectives[String(row['map'])] ?? [], middle, NEAR_U);
  return near === undefined ? '' : objectiveName(near);
}

/** What a cell spans in one direction, u. */
function span(row: BoardRow, key: 'cell_x' | 'cell_y'): string {
  const [cell, side] = [Number(row[key]), Number(row['cell_u'])];
  return `${cell * side}..${(cell + 1) * side}`;
}

function sectionColumn({ title, unit }: Column): SectionColumn {
  return { title, align: isWord(unit) ? 'left' : 'right', keeps: 1 };
}

function cellsOf(columns: readonly Column[], row: BoardRow, timeZone: string): StyledText[] {
  return columns.map(({ key, unit }) => tableCell(row[key], unit, timeZone));
}
