import { describe, expect, test } from 'vitest';
import { textWidth } from '../../src/render/text-width.ts';
import { visible, visibleLines } from '../../src/render/visible.ts';

describe('text from strangers', () => {
  test('control characters become their pictures', () => {
    expect(visible('a\tb\nc\rd\u0000\u001B[2J\u007F')).toBe('a␉b␊c␍d␀␛[2J␡');
  });

  test('the upper control characters, which some terminals obey, are stood in for', () => {
    expect(visible('\u0080a\u009B31m\u009F')).toBe('␦a␦31m␦');
  });

  test('bidirectional overrides and zero-width characters are stood in for', () => {
    expect(visible('\u202Eevil\u2066\u200B\u200D\uFEFF\u00AD\u3164\u{E0041}')).toBe('␦evil␦␦␦␦␦␦␦');
  });

  test('line and paragraph separators and halves of characters are stood in for', () => {
    expect(visible('\u2028\u2029\uD800')).toBe('␦␦␦');
  });

  test('letters of any script, marks and emoji stay as they are', () => {
    expect(visible('Žiga 日本 é e\u0301 😀 ^1')).toBe('Žiga 日本 é e\u0301 😀 ^1');
  });

  test('what only chooses another drawing of an emoji is left out', () => {
    expect(visible('☺\uFE0F 👍🏽 🏽')).toBe('☺ 👍 🏽');
  });

  test('a message keeps its lines', () => {
    expect(visibleLines('a\tb\nc')).toBe('a␉b\nc');
  });

  test('wide characters take two columns, marks none', () => {
    expect(textWidth('日本')).toBe(4);
    expect(textWidth('e\u0301')).toBe(1);
    expect(textWidth('😀')).toBe(2);
    expect(textWidth('␛')).toBe(1);
  });
});
