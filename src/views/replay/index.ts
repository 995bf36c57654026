import type { View } from '../view.ts';
import { replayLines } from './draw.ts';
import { replayKeys } from './keys.ts';
import { loadReplay } from './load.ts';
import { printReplay } from './print.ts';
import type { ReplayData } from './round.ts';
import { openReplay, pressReplay, type ReplayState, tickReplay } from './state.ts';

/** A round as it was, seen from above. Its argument is the round's id; the newest in scope without one. */
export const replay: View<ReplayState, ReplayData> = {
  name: 'replay',
  title: 'Replay',
  open: openReplay,
  request: ({ wanted }, filters) => ({
    key: JSON.stringify([wanted, filters]),
    load: (database, signal) => loadReplay(database, wanted, filters, signal),
  }),
  press: pressReplay,
  tick: tickReplay,
  moves: ({ is_playing }) => is_playing,
  keys: replayKeys,
  lines: replayLines,
  print: printReplay,
};
