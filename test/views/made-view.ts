import type { View } from '../../src/views/view.ts';

export interface MadeState {
  readonly count: number;
  readonly text: string | null;
}

/** A small view: counts with up and down, takes text after `/`, goes to itself with Enter, and breaks at `!`. */
export function madeView(load: (state: MadeState) => Promise<string> = async () => 'loaded'): View<MadeState, string> {
  return {
    name: 'made',
    title: 'Made up',
    open: (argument) => ({ count: Number(argument ?? 0), text: null }),
    request: (state) => ({ key: String(state.count >= 100), load: () => load(state) }),
    press(state, key) {
      if (state.text !== null) {
        return { state: { ...state, text: key === 'escape' ? null : state.text + key } };
      }
      switch (key) {
        case 'up':
          return { state: { ...state, count: state.count + 1 } };
        case 'H':
          return { state: { ...state, count: state.count + 100 } };
        case '/':
          return { state: { ...state, text: '' } };
        case 'enter':
          return { state, way: { kind: 'open', view: 'made', argument: '7' } };
      }
      return { state };
    },
    typing: ({ text }) => text !== null,
    keys: () => [{ keys: '↑', does: 'count' }],
    lines: ({ count, text }, data, { rows }) => [`${data} ${count} of ${rows} rows`, `text ${text ?? 'none'}`],
    print: ({ count }, data, { columns }) => [`${data} ${count} at ${columns}`],
  };
}
