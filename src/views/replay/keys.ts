import type { KeyHint } from '../view.ts';
import type { ReplayState } from './state.ts';

/** The keys that work, most useful first. */
export function replayKeys({ is_playing, followed, zoom }: ReplayState): readonly KeyHint[] {
  return [
    { keys: 'space', does: is_playing ? 'pause' : 'play' },
    { keys: '←→', does: '5 s' },
    { keys: 'n/p', does: 'next/previous kill' },
    { keys: '+/-', does: 'speed' },
    { keys: 'f', does: followed === null ? 'follow a player' : 'follow the next' },
    ...(followed === null ? [] : [{ keys: 'F', does: 'follow nobody' }]),
    { keys: 't/T', does: 'next/previous trade' },
    { keys: 'z/Z', does: 'zoom' },
    ...(followed === null && zoom > 0 ? [{ keys: 'HJKL', does: 'move the map' }] : []),
    { keys: 'm', does: 'letters, names or arrows' },
    { keys: 'PgUp/PgDn', does: '30 s' },
    { keys: 'Home/End', does: 'beginning/end' },
    { keys: '↑↓', does: 'follow previous/next' },
  ];
}
