import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { END_SIGNALS, enterTerminal } from '../../../src/views/shell/terminal-session.ts';

const LEFT = '\u001B[?1049l';

function session() {
  const written: string[] = [];
  const signals: string[] = [];
  const process = new EventEmitter();
  let raw = true;
  const { leave } = enterTerminal({
    process,
    write: (text) => written.push(text),
    endRawMode: () => {
      raw = false;
    },
    onSignal: (signal) => signals.push(signal),
  });
  return { process, written, signals, leave, isGivenBack: () => !raw && written.at(-1)?.endsWith(LEFT) === true };
}

test('the terminal is given back once, however often that is asked for', () => {
  const { written, leave, isGivenBack } = session();
  expect(isGivenBack()).toBe(false);
  leave();
  leave();
  expect(isGivenBack()).toBe(true);
  expect(written).toHaveLength(2);
});

test.each(END_SIGNALS)('%s gives the terminal back before anybody acts on it', (signal) => {
  const { process, signals, isGivenBack } = session();
  process.emit(signal);
  expect(isGivenBack()).toBe(true);
  expect(signals).toEqual([signal]);
});

test.each(['uncaughtExceptionMonitor', 'exit'])('%s gives the terminal back', (event) => {
  const { process, isGivenBack } = session();
  process.emit(event);
  expect(isGivenBack()).toBe(true);
});
