import { METRICS } from '../metrics/index.ts';
import { fight } from './fight/index.ts';
import { heatmap } from './heatmap/index.ts';
import { home } from './home/index.ts';
import { leaderboard } from './leaderboard/index.ts';
import { profile } from './profile/index.ts';
import { replay } from './replay/index.ts';
import { rounds } from './rounds/index.ts';
import { type RegisteredView, registered } from './shell/live-view.ts';

/** Every view, in the order in which `:` offers them, with what it offers as their argument. */
export const VIEWS: readonly RegisteredView[] = [
  registered(home),
  registered(leaderboard, () => METRICS.map(({ name }) => name)),
  registered(heatmap, ({ maps }) => maps),
  registered(rounds, ({ sessions, round_ids }) => [...sessions, ...round_ids]),
  registered(replay, ({ round_ids }) => round_ids),
  registered(fight),
  registered(profile, ({ players }) => players),
];

/** The view of that name; fails where there is none. */
export function viewNamed(name: string): RegisteredView {
  const view = VIEWS.find((known) => known.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  return view;
}
