import { setTimeout as sleep } from 'node:timers/promises';
import { cleanup, render } from 'ink-testing-library';
import { createElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import type { Queries } from '../../../src/store/database.ts';
import { App } from '../../../src/views/shell/app.tsx';
import { type RegisteredView, registered } from '../../../src/views/shell/live-view.ts';
import { Shell } from '../../../src/views/shell/shell.ts';
import type { Canvas, Progress } from '../../../src/views/view.ts';
import { useDatabase } from '../../report/use-database.ts';
import { describeEngines } from '../../support/databases.ts';
import { importInto } from '../../support/round-folder.ts';
import { madeView } from '../made-view.ts';

const RECORDING = new URL('../../recordings/2026-11-22-111335-supply-round-1_engagements.txt', import.meta.url)
  .pathname;
const TERMINAL: Canvas = { columns: 80, rows: 20, colours: 'none', glyphs: 'unicode' };

let opened: Shell | undefined;

afterEach(() => {
  cleanup();
  opened?.close();
});

function halfDone(_database: Queries, _signal: AbortSignal, told?: Progress): Promise<string> {
  told?.(0.5);
  return new Promise(() => {});
}

/** A shell on the made view, drawn by ink. */
function drawn(database: Queries, view: RegisteredView = registered(madeView())) {
  const shell = new Shell({ views: [view], database, filters: { bots: false }, terminal: TERMINAL });
  opened = shell;
  shell.open('made', null);
  const { stdin, lastFrame } = render(createElement(App, { shell, screen: null }));
  const frame = (): string => lastFrame() ?? '';
  const waitFor = async (text: string | RegExp): Promise<string> => {
    const deadline = performance.now() + 5000;
    while (typeof text === 'string' ? !frame().includes(text) : !text.test(frame())) {
      if (performance.now() > deadline) throw new Error(`Not to be seen: ${text}\n${frame()}`);
      await sleep(5);
    }
    return frame();
  };
  return { shell, frame, waitFor, press: (text: string) => stdin.write(text) };
}

describeEngines('the shell', (engine) => {
  const database = useDatabase(engine);

  test('an empty database says what brings rounds in', async () => {
    const { waitFor } = drawn(database);
    expect(await waitFor('holds no rounds')).toContain('prox import');
  });

  // From here on there is a round
  test('a view stands between the scope bar and the keys', async () => {
    await importInto(database, [RECORDING]);
    const { waitFor } = drawn(database);
    const lines = (await waitFor('loaded 0 of 17 rows')).split('\n');
    expect(lines).toHaveLength(TERMINAL.rows);
    expect(lines[0]).toMatch(/^ prox · Made up +2026-11-22 · 1 session · 1 round/u);
    expect(lines[1]).toMatch(/^ session any {2}map any .* days 30/u);
    expect(lines.at(-1)).toMatch(/^ ↑ count +: go to {2}s scope {2}\? keys {2}q quit/u);
  });

  test('h j k l are arrows, and letters while text is typed', async () => {
    const { waitFor, press } = drawn(database);
    await waitFor('loaded 0');
    press('kk');
    await waitFor('loaded 2');
    press('/');
    press('kq?');
    expect(await waitFor('text kq?')).not.toContain('q quit');
  });

  test('? shows every key and any key closes it', async () => {
    const { waitFor, press } = drawn(database);
    await waitFor('loaded 0');
    press('?');
    expect(await waitFor('Keys everywhere')).not.toContain('loaded 0');
    press('k');
    await waitFor('loaded 0');
  });

  test('Enter goes on, Esc comes back to what was there', async () => {
    const { waitFor, press } = drawn(database);
    await waitFor('loaded 0');
    press('k\r');
    await waitFor('loaded 7');
    await waitFor('Esc back');
    press('\u001B');
    await waitFor('loaded 1');
    press('\u001B');
    await waitFor('This is where you began');
  });

  test('the scope is changed in place and a scope without rounds says so', async () => {
    const { waitFor, press, shell } = drawn(database);
    await waitFor('loaded 0');
    press('s');
    await waitFor('> session');
    press('\u001B[B');
    await waitFor('> map');
    press('oasis\r');
    await waitFor('map oasis');
    expect(await waitFor(/No map is called "oasis"/u)).toContain('s changes the scope');
    expect(shell.filters.map).toBe('oasis');
  });

  test('a terminal that is too small says so and waits', async () => {
    const { shell, waitFor } = drawn(database);
    await waitFor('loaded 0');
    shell.resize({ ...TERMINAL, columns: 50, rows: 10 });
    await waitFor('prox needs 60 columns and 15 rows; this terminal has 50 and 10');
    shell.resize({ ...TERMINAL, rows: 30 });
    await waitFor('loaded 0 of 27 rows');
  });

  test('a load that takes long shows that it does; Esc cancels it and keeps what was there', async () => {
    const slow = madeView(({ count }) => (count < 100 ? Promise.resolve('quick') : new Promise(() => {})));
    const { waitFor, press } = drawn(database, registered(slow));
    await waitFor('quick 0');
    press('H');
    expect(await waitFor('loading')).toContain('quick 100');
    press('k');
    await waitFor('quick 101');
    press('\u001B');
    expect(await waitFor('Cancelled')).toContain('quick 101');
  });

  test('a load of many parts shows how far it is, and how to cancel it', async () => {
    const slow = { ...madeView(), request: () => ({ key: '', load: halfDone }) };
    const { waitFor } = drawn(database, registered(slow));
    expect(await waitFor('loading 50 %, Esc cancels')).toMatch(/^ prox · Made up/u);
  });

  test('a database that goes away leaves the view, and r tries again', async () => {
    let isGone = false;
    const failing: Queries = {
      rows(statement) {
        if (isGone) throw new Failure('database', 'The connection was lost', ['Start the server']);
        return database.rows(statement);
      },
    };
    const { waitFor, press } = drawn(failing);
    await waitFor('loaded 0');
    isGone = true;
    press('H');
    const frame = await waitFor('The connection was lost.');
    expect(frame).toContain('Start the server.');
    expect(frame).toContain('loaded 100');
    isGone = false;
    press('r');
    expect(await waitFor(/loaded 100 of 17/u)).not.toContain('lost');
  });
});
