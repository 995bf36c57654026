import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { BODY_MARK, changes, Screen } from '../../../src/views/shell/screen.ts';

test('only the lines that changed are written, each to its row', () => {
  const [first, second] = [
    ['a', 'b', 'c'],
    ['a', 'B'],
  ];
  expect(changes(first, second, 3)).toBe('\u001B[2;1H\u001B[KB\u001B[0m\u001B[3;1H\u001B[K\u001B[0m');
  expect(changes(first, first, 3)).toBe('');
});

test('the frame and the view’s lines are drawn together, and nothing after the end', async () => {
  const written: string[] = [];
  const screen = new Screen({ write: (text) => written.push(text), columns: 20, rows: 3 });
  screen.showBody(['one', 'two']);
  screen.write(`top\n${BODY_MARK}`);
  await turn();
  expect(written).toHaveLength(1);
  expect(written[0]).toMatch(/top.*one.*two/su);
  screen.write(`top\n${BODY_MARK}`);
  await turn();
  expect(written).toHaveLength(1);
  screen.end();
  screen.write('other');
  await turn();
  expect(written).toHaveLength(1);
});
