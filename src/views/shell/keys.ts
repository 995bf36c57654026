import type { Key } from '../view.ts';

/** What ink's useInput tells of a key besides its characters. */
export type InputKey = Readonly<
  Record<
    | 'upArrow'
    | 'downArrow'
    | 'leftArrow'
    | 'rightArrow'
    | 'pageUp'
    | 'pageDown'
    | 'home'
    | 'end'
    | 'return'
    | 'escape'
    | 'tab'
    | 'backspace'
    | 'delete'
    | 'ctrl',
    boolean
  >
>;

/** Most terminals send for Backspace what ink calls delete. */
const NAMED: readonly (readonly [keyof InputKey, Key])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

const CHARACTERS: Readonly<Record<string, Key>> = {
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007F': 'backspace',
  '\b': 'backspace',
};

/** Ctrl-C as a key of the shell; no view gets it. */
export const INTERRUPT = 'interrupt';

/** The keys in what ink read at once: quick typing and pasting come in one piece. */
export function keysOf(input: string, key: InputKey): Key[] {
  const named = NAMED.find(([flag]) => key[flag]);
  if (named !== undefined) return [named[1]];
  if (key.ctrl) return input === 'c' ? [INTERRUPT] : [];
  return [...input].map((character) => CHARACTERS[character] ?? character).filter((name) => !/^\p{Cc}$/u.test(name));
}

const HJKL: Readonly<Record<string, Key>> = { h: 'left', j: 'down', k: 'up', l: 'right' };

/** h j k l as the arrows that they are. */
export function asArrow(key: Key): Key {
  return HJKL[key] ?? key;
}

/** The character that a key types; null for one that types none. */
export function typedBy(key: Key): string | null {
  if (key === 'space') return ' ';
  return [...key].length === 1 ? key : null;
}
