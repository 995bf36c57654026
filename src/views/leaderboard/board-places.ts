import { Failure } from '../../domain/failure.ts';
import type { Board, Metric, WordParameter } from '../../report/metric.ts';
import { unknownName } from '../../report/near-names.ts';

/** A board where it is declared. */
export interface BoardPlace {
  readonly metric: Metric;
  readonly board: Board;
}

/** Where the leaderboard opens when nothing else is asked for. */
const FIRST = 'players';

/** The boards of metrics, in order; without those of metrics about one thing that must be named, such as one fight. */
export function boardPlaces(metrics: readonly Metric[]): readonly BoardPlace[] {
  return metrics
    .filter((metric) => argumentOf(metric) === undefined)
    .flatMap((metric) => metric.boards.map((board) => ({ metric, board })));
}

/** What `METRIC`, `METRIC BOARD` or `BOARD` names; fails, with near names, where it names nothing. */
export function findPlace(metrics: readonly Metric[], argument: string | null): BoardPlace {
  const places = boardPlaces(metrics);
  const [word, board] = (argument ?? '').trim().split(/[\s/]+/);
  if (word === undefined || word === '') return placeOf(places, FIRST, undefined) ?? firstOf(places);
  const found =
    placeOf(places, word, board) ?? places.find((place) => board === undefined && isCalled(place.board, word));
  if (found !== undefined) return found;
  throw unknownPlace(metrics, word, board);
}

/** The place `step` places on; after the last comes the first. */
export function placeBeside(places: readonly BoardPlace[], { metric, board }: BoardPlace, step: number): BoardPlace {
  const at = places.findIndex((place) => place.metric.name === metric.name && place.board.name === board.name);
  return places.at((at + step) % places.length) ?? firstOf(places);
}

/** The first board of the metric `step` metrics on. */
export function metricBeside(places: readonly BoardPlace[], { metric }: BoardPlace, step: number): BoardPlace {
  const names = metricNames(places);
  const name = names.at((names.indexOf(metric.name) + step) % names.length);
  return places.find((place) => place.metric.name === name) ?? firstOf(places);
}

/** The metrics that places are of, once each, in order. */
export function metricNames(places: readonly BoardPlace[]): readonly string[] {
  return [...new Set(places.map(({ metric }) => metric.name))];
}

/** Whether both are the same board. */
export function isSamePlace(one: BoardPlace, other: BoardPlace): boolean {
  return one.metric.name === other.metric.name && one.board.name === other.board.name;
}

/** The metric's choice between words, such as what a row is; undefined where it has none. */
export function wordParameter(metric: Metric): WordParameter | undefined {
  return metric.parameters?.find((parameter) => parameter.kind === 'word');
}

function argumentOf(metric: Metric) {
  return metric.parameters?.find((parameter) => parameter.kind === 'argument');
}

function placeOf(places: readonly BoardPlace[], metric: string, board: string | undefined): BoardPlace | undefined {
  return places.find(
    (place) => isCalled(place.metric, metric) && (board === undefined || isCalled(place.board, board)),
  );
}

function isCalled({ name }: { readonly name: string }, word: string): boolean {
  return name === word.toLowerCase();
}

function firstOf([first]: readonly BoardPlace[]): BoardPlace {
  if (first === undefined) throw new Error('There are no boards');
  return first;
}

function unknownPlace(metrics: readonly Metric[], word: string, board: string | undefined): Failure {
  const metric = metrics.find((known) => isCalled(known, word));
  const argument = metric && argumentOf(metric);
  if (metric !== undefined && argument !== undefined) {
    return new Failure('usage', `${metric.name} is no leaderboard: it needs ${argument.help}.`, [
      ...metric.examples.map((example) => `prox ${example}`),
    ]);
  }
  if (metric !== undefined && board !== undefined) {
    return unknownName(
      `board of ${metric.name}`,
      board,
      metric.boards.map(({ name }) => name),
    );
  }
  const places = boardPlaces(metrics);
  return unknownName('metric or board', word, [
    ...new Set([...metricNames(places), ...places.map((place) => place.board.name)]),
  ]);
}
