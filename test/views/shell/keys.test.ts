import { expect, test } from 'vitest';
import { asArrow, INTERRUPT, type InputKey, keysOf, typedBy } from '../../../src/views/shell/keys.ts';
import { isInteractive, terminalCanvas } from '../../../src/views/shell/terminal-canvas.ts';

const NONE: InputKey = {
  ...{ upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, pageUp: false, pageDown: false },
  ...{
    home: false,
    end: false,
    return: false,
    escape: false,
    tab: false,
    backspace: false,
    delete: false,
    ctrl: false,
  },
};

test('keys typed quickly come one by one', () => {
  expect(keysOf('a é\r', NONE)).toEqual(['a', 'space', 'é', 'enter']);
  expect(keysOf('', { ...NONE, upArrow: true })).toEqual(['up']);
  expect(keysOf('', { ...NONE, delete: true })).toEqual(['backspace']);
});

test('Ctrl-C interrupts, other Ctrl keys and control characters do nothing', () => {
  expect(keysOf('c', { ...NONE, ctrl: true })).toEqual([INTERRUPT]);
  expect(keysOf('x', { ...NONE, ctrl: true })).toEqual([]);
  expect(keysOf('\u0001', NONE)).toEqual([]);
});

test('h j k l are arrows, and space types a space', () => {
  expect(['h', 'j', 'k', 'l', 'x'].map(asArrow)).toEqual(['left', 'down', 'up', 'right', 'x']);
  expect(['space', 'x', 'up'].map(typedBy)).toEqual([' ', 'x', null]);
});

test('a terminal shows what its environment says', () => {
  const terminal = { isTTY: true, columns: 100, rows: 40 };
  const colours = (environment: Record<string, string>) => terminalCanvas(terminal, environment).colours;
  expect(colours({ TERM: 'xterm-256color', COLORTERM: 'truecolor' })).toBe('true');
  expect(colours({ TERM: 'xterm-256color' })).toBe('256');
  expect(colours({ TERM: 'xterm' })).toBe('16');
  expect(colours({ TERM: 'xterm', NO_COLOR: '1' })).toBe('none');
  expect(terminalCanvas({}, { LANG: 'C.UTF-8' })).toEqual({
    ...{ columns: 80, rows: 24, colours: 'none', glyphs: 'unicode' },
  });
  expect(terminalCanvas(terminal, { LANG: 'C' }).glyphs).toBe('ascii');
});

test('without two terminals, on a dumb one and in CI, nothing is interactive', () => {
  const [terminal, pipe] = [{ isTTY: true }, {}];
  expect(isInteractive(terminal, terminal, { TERM: 'xterm' })).toBe(true);
  expect(isInteractive(pipe, terminal, { TERM: 'xterm' })).toBe(false);
  expect(isInteractive(terminal, pipe, { TERM: 'xterm' })).toBe(false);
  expect(isInteractive(terminal, terminal, { TERM: 'dumb' })).toBe(false);
  expect(isInteractive(terminal, terminal, { TERM: 'xterm', CI: 'true' })).toBe(false);
});
