import { describe, expect, test } from 'vitest';
import { colourDepth } from '../../src/render/colour-depth.ts';

const XTERM = { TERM: 'xterm-256color' };

describe('how much colour a stream gets', () => {
  test('a terminal gets what it says it can show', () => {
    expect(colourDepth(true, XTERM)).toBe(8);
    expect(colourDepth(true, { ...XTERM, COLORTERM: 'truecolor' })).toBe(24);
    expect(colourDepth(true, { TERM: 'xterm' })).toBe(4);
  });

  test('a pipe gets none', () => {
    expect(colourDepth(false, { ...XTERM, COLORTERM: 'truecolor' })).toBe(1);
  });

  test('NO_COLOR turns it off', () => {
    expect(colourDepth(true, { ...XTERM, NO_COLOR: '1' })).toBe(1);
  });

  test('TERM=dumb turns it off', () => {
    expect(colourDepth(true, { TERM: 'dumb', COLORTERM: 'truecolor' })).toBe(1);
  });

  test('FORCE_COLOR rules over everything, also for a pipe', () => {
    expect(colourDepth(false, { FORCE_COLOR: '1' })).toBe(4);
    expect(colourDepth(true, { TERM: 'dumb', FORCE_COLOR: '3' })).toBe(24);
    expect(colourDepth(true, { ...XTERM, NO_COLOR: '1', FORCE_COLOR: '2' })).toBe(8);
    expect(colourDepth(true, { ...XTERM, FORCE_COLOR: '0' })).toBe(1);
  });
});
