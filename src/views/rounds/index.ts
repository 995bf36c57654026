import type { View } from '../view.ts';
import { lines } from './draw.ts';
import { keys } from './keys.ts';
import { type RoundsData, request } from './load.ts';
import { press } from './press.ts';
import { print } from './print.ts';
import { openRounds, type RoundsState } from './state.ts';

/** `prox rounds [SESSION | ROUND]`: sessions, their maps, the rounds on them, the fights in those. */
export const rounds = {
  name: 'rounds',
  title: 'Rounds',
  open: openRounds,
  request,
  press,
  keys,
  typing: ({ typing }) => typing,
  lines,
  print,
} satisfies View<RoundsState, RoundsData>;
