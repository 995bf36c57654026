import type { KeyHint, View } from '../view.ts';
import { lines } from './draw.ts';
import { type Profile, request } from './load.ts';
import { press } from './press.ts';
import { print } from './print.ts';
import { ENTERS } from './sections.ts';
import { open, type ProfileState } from './state.ts';

/** A player: his figures and ranks, whom he plays with, where he dies. Its argument is a GUID or a name. */
export const profile: View<ProfileState, Profile> = {
  name: 'player',
  title: 'Player',
  open,
  request,
  press,
  keys,
  lines,
  print,
};

function keys({ section, details }: ProfileState): readonly KeyHint[] {
  return [
    { keys: 'Enter', does: ENTERS[section] ?? ENTERS[0] },
    { keys: '←→', does: 'section' },
    { keys: '↑↓', does: 'row' },
    { keys: '+-', does: 'samples for a rank' },
    { keys: 'f', does: 'only him in scope' },
    { keys: 'd', does: details ? 'fewer figures' : 'all figures' },
    { keys: 'Esc', does: 'back' },
  ];
}
