import type { Column, Metric, Unit } from '../../report/metric.ts';
import { type BoardPlace, boardPlaces } from '../leaderboard/board-places.ts';

/** Units whose values are figures. */
const FIGURES: readonly Unit[] = ['count', 'number', 'share', 'ms', 'u', 'ups', 'time'];

/** The boards with a row per player: those whose rows nothing but the GUID tells apart. Those that count everybody first. */
export function playerBoards(metrics: readonly Metric[]): readonly BoardPlace[] {
  const places = boardPlaces(metrics).filter(({ board }) => board.order.at(-1)?.column === 'guid');
  const everybody = places.filter(({ board }) => board.samples === null);
  return [...everybody, ...places.filter((place) => !everybody.includes(place))];
}

/** The figures of a board, the one that its rows are ordered by first; the number of samples is told beside them. */
export function figureColumns({ board }: BoardPlace, withDetails: boolean): readonly Column[] {
  const figures = board.columns.filter(
    ({ key, unit, detail }) => FIGURES.includes(unit) && key !== board.samples && (withDetails || detail !== true),
  );
  const main = figures.find(({ key }) => key === board.order[0]?.column);
  return main === undefined ? figures : [main, ...figures.filter((column) => column !== main)];
}
