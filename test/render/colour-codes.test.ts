import { describe, expect, test } from 'vitest';
import { stripColours } from '../../src/domain/colour-codes.ts';
import { colouredName, GAME_COLOURS, toAnsi } from '../../src/render/colour-codes.ts';
import { HOSTILE_NAMES } from './made-up-report.ts';

const END = '\u001B[39m';

describe('colour codes in names', () => {
  test('a code colours what follows until the next one', () => {
    expect(toAnsi('a^1Red^2Green', 24)).toBe(`a\u001B[38;2;255;0;0mRed${END}\u001B[38;2;0;255;0mGreen${END}`);
  });

  test('terminals of 256 and of 16 colours get the nearest they have', () => {
    expect(toAnsi('^1x', 8)).toBe(`\u001B[38;5;196mx${END}`);
    expect(toAnsi('^8x', 8)).toBe(`\u001B[38;5;214mx${END}`);
    expect(toAnsi('^9x', 8)).toBe(`\u001B[38;5;244mx${END}`);
    expect(toAnsi('^1x', 4)).toBe(`\u001B[91mx${END}`);
    expect(toAnsi('^<x', 4)).toBe(`\u001B[32mx${END}`);
  });

  test('a terminal without colours gets the name alone', () => {
    expect(toAnsi('^1Red^7White', 1)).toBe('RedWhite');
  });

  test('every character but ^ is a code: its distance from 0, of 32', () => {
    expect(colouredName('^ax')).toEqual([{ text: 'x', colour: GAME_COLOURS[17] }]);
    expect(colouredName('^Ax')).toEqual([{ text: 'x', colour: GAME_COLOURS[17] }]);
    expect(colouredName('^*x')).toEqual([{ text: 'x', colour: GAME_COLOURS[26] }]);
    expect(colouredName('^ x')).toEqual([{ text: 'x', colour: GAME_COLOURS[16] }]);
  });

  test('^^ is a ^ and then a code, a ^ at the end is a ^', () => {
    expect(toAnsi('^^odd', 1)).toBe('^dd');
    expect(toAnsi('end^', 1)).toBe('end^');
    expect(toAnsi('^^^^', 1)).toBe('^^^^');
  });

  test('black is drawn grey, or it would not be seen', () => {
    expect(toAnsi('^0x', 24)).toBe(`\u001B[38;2;85;85;85mx${END}`);
  });

  test('the same letters remain as where codes are stripped', () => {
    for (const name of ['^1a^^2b^', '^', '', '^^', 'a^1^2b', ...HOSTILE_NAMES.slice(0, 2)]) {
      expect(toAnsi(name, 1)).toBe(stripColours(name));
    }
  });
});
