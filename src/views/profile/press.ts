import { topOf } from '../leaderboard/frame.ts';
import type { Canvas, Key, Step } from '../view.ts';
import { rowsThatFit } from './draw.ts';
import type { Profile } from './load.ts';
import { type Section, sections } from './sections.ts';
import type { ProfileState } from './state.ts';

const SECTIONS = 3;

/** What a key makes of the profile. */
export function press(state: ProfileState, key: Key, data: Profile | null, canvas: Canvas): Step<ProfileState> {
  switch (key) {
    case 'escape':
      return { state, way: { kind: 'back' } };
    case 'left':
      return { state: inSection(state, SECTIONS - 1) };
    case 'right':
    case 'tab':
      return { state: inSection(state, 1) };
    case '+':
    case '=':
      return { state: { ...state, min_samples: state.min_samples + 1 } };
    case '-':
      return { state: { ...state, min_samples: Math.max(1, state.min_samples - 1) } };
    case 'd':
      return { state: { ...state, details: !state.details, selected: 0, top: 0 } };
    case 'f':
      return data === null ? { state } : onlyHim(state, data);
    default: {
      const section = data === null ? undefined : sections(state, data, canvas.glyphs)[state.section];
      return data === null || section === undefined
        ? { state }
        : inRows(state, key, section.rows, rowsThatFit(state, data, canvas));
    }
  }
}

function inSection(state: ProfileState, step: number): ProfileState {
  return { ...state, section: (state.section + step) % SECTIONS, selected: 0, top: 0 };
}

/** He alone in the scope of all views, or everybody again. */
function onlyHim(state: ProfileState, { player, filters }: Profile): Step<ProfileState> {
  if (player === null) return { state };
  const { player: before, ...others } = filters;
  const isAlone = before === player.guid;
  // Without the scope's player the profile must know whose it is.
  const kept = { ...state, argument: player.guid };
  return { state: kept, way: { kind: 'scope', filters: isAlone ? others : { ...others, player: player.guid } } };
}

function inRows(state: ProfileState, key: Key, rows: Section['rows'], height: number): Step<ProfileState> {
  const last = Math.max(0, rows.length - 1);
  const from = Math.min(state.selected, last);
  if (key === 'enter') {
    const way = rows[from]?.way;
    return way === undefined ? { state } : { state, way };
  }
  const targets: Readonly<Record<Key, number>> = {
    ...{ up: from - 1, down: from + 1, home: 0, end: last },
    ...{ pageup: from - height, pagedown: from + height },
  };
  const target = targets[key];
  if (target === undefined) return { state };
  const selected = Math.max(0, Math.min(last, target));
  return { state: { ...state, selected, top: topOf({ selected, top: state.top }, rows.length, height) } };
}
