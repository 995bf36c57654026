import { Failure } from '../../domain/failure.ts';
import type { View } from '../view.ts';
import { lines, print } from './draw.ts';
import { type HomeData, request } from './load.ts';
import { type HomeState, keys, press } from './state.ts';

/** What `prox ui` opens on: the newest session, and the way to the other views. */
export const home: View<HomeState, HomeData> = {
  name: 'ui',
  title: 'Overview',
  open(argument) {
    if (argument !== null) throw new Failure('usage', `ui takes no argument, not "${argument}".`);
    return { at: 0 };
  },
  request: (_state, filters) => request(filters),
  press,
  keys,
  lines,
  print,
};
