import { describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { explanationMarkdown } from '../../src/render/explanation.ts';
import { markdownLines } from '../../src/render/markdown.ts';
import { lookOf } from '../../src/render/terminal.ts';
import { findSubject } from '../../src/report/subject.ts';

const NOTHING = { remark: 'There is no database yet.', recordings: [], compared: [] };

describe('the explanation of a metric on a terminal', () => {
  test.each(METRICS)('$name has no marks and is no wider than the terminal', ({ name }) => {
    const markdown = explanationMarkdown(findSubject(METRICS, name), NOTHING);
    const lines = markdownLines(markdown, lookOf(80, 1));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.filter((line) => /\*\*|`|^\||^#/.test(line))).toEqual([]);
  });
});

describe('Markdown on a terminal', () => {
  const shown = (markdown: string, width = 40) => markdownLines(markdown, lookOf(width, 1));

  test('paragraphs and items are wrapped, items under their text', () => {
    expect(shown('One two three\nfour.\n\n- **first** item that goes\n  on\n- `--second`', 20)).toEqual([
      ...['One two three four.', '', '- first item that', '  goes on', '- --second'],
    ]);
  });

  test('wide cells go on below, in their own column', () => {
    expect(shown('| a | what it is |\n|---|---|\n| x \\| y | a cell that is too wide |', 20)).toEqual([
      ...['a      what it is', '──────────────────', 'x | y  a cell that', '       is too wide'],
    ]);
  });

  test('bold words are bold wherever a line breaks', () => {
    expect(markdownLines('a **b c** d', { width: 3, depth: 8 })).toEqual([
      ...['a \u001B[1mb\u001B[22m', '\u001B[1mc\u001B[22m d'],
    ]);
  });

  test('stars of multiplication stay', () => {
    expect(shown('2 * 3 * 4 and *--cell*')).toEqual(['2 * 3 * 4 and --cell']);
  });
});
