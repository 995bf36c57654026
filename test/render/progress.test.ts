import { describe, expect, test } from 'vitest';
import { startProgress } from '../../src/render/progress.ts';
import { textWidth } from '../../src/render/text-width.ts';

function recorder(terminal: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) };
}

describe('progress', () => {
  test('a terminal shows a bar from the second of several on one line', () => {
    const stream = recorder({ isTTY: true, columns: 50 });
    const progress = startProgress(stream, {});
    progress.show(1, 2, 'a\u001B]0;title\u0007 file with a very long name.txt');
    progress.end();
    expect(stream.written).toEqual(['\r\u001B[2K████████████░░░░░░░░░░░░ 1/2 a␛]0;title␇ file wi…', '\r\u001B[2K']);
    expect(textWidth(stream.written[0]?.slice(5) ?? '')).toBe(49);
  });

  test('one thing alone shows nothing', () => {
    const stream = recorder({ isTTY: true, columns: 50 });
    const progress = startProgress(stream, {});
    progress.show(1, 1, 'file');
    progress.end();
    expect(stream.written).toEqual([]);
  });

  test('anything else gets a line for each', () => {
    const stream = recorder({});
    const progress = startProgress(stream, {});
    progress.show(1, 2, 'one\n');
    progress.pause();
    progress.show(2, 2, 'two');
    expect(stream.written).toEqual(['1/2 one␊\n', '2/2 two\n']);
  });

  test('TERM=dumb gets lines too', () => {
    const stream = recorder({ isTTY: true });
    startProgress(stream, { TERM: 'dumb' }).show(1, 2, 'one');
    expect(stream.written).toEqual(['1/2 one\n']);
  });
});
