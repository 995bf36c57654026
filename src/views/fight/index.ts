import type { View } from '../view.ts';
import { lines } from './draw.ts';
import { keys } from './keys.ts';
import { type FightData, request } from './load.ts';
import { press } from './press.ts';
import { print } from './print.ts';
import { type FightState, openFight } from './state.ts';

/** `prox fight [ROUND.ENGAGEMENT]`: one fight, hit by hit. */
export const fight = {
  name: 'fight',
  title: 'Fight',
  open: openFight,
  request,
  press,
  keys,
  lines,
  print,
} satisfies View<FightState, FightData>;
