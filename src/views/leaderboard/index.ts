import { METRICS } from '../../metrics/index.ts';
import type { Metric } from '../../report/metric.ts';
import type { View } from '../view.ts';
import { boardPlaces, findPlace } from './board-places.ts';
import { lines } from './draw.ts';
import { keys } from './keys.ts';
import { type LoadedBoard, request } from './load.ts';
import { press } from './press.ts';
import { print } from './print.ts';
import { type LeaderboardState, openAt } from './state.ts';

/** The leaderboard of metrics: every board of theirs, by its declaration. */
export function leaderboardOf(metrics: readonly Metric[]): View<LeaderboardState, LoadedBoard> {
  const places = boardPlaces(metrics);
  return {
    name: 'leaderboard',
    title: 'Leaderboard',
    open: (argument) => openAt(findPlace(metrics, argument)),
    request,
    press: (state, key, data, canvas) => press(places, state, key, data, canvas),
    keys,
    typing: ({ typing }) => typing,
    lines: (state, data, canvas) => lines(places, state, data, canvas),
    print: (state, data, canvas) => print(places, state, data, canvas),
  };
}

/** `prox leaderboard [METRIC [BOARD]]`. */
export const leaderboard = leaderboardOf(METRICS);
