import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { VIEWS } from '../../src/views/views.ts';
import { PROGRAM, ROOT, runProx } from '../commands/run-prox.ts';
import { type FreshLocation, migratedLocation } from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';
import { hasTmux, openTerminal, type Terminal } from './terminal.ts';

// In CI a missing tmux fails, it does not skip
const isHere = process.env['CI'] === 'true' || (await hasTmux());

let location: FreshLocation;
/** A second one like it, for what another may not look on at. */
const copy = mkdtempSync(join(tmpdir(), 'prox-views-'));
const terminals: Terminal[] = [];

beforeAll(async () => {
  location = await migratedLocation('embedded');
  const database = await openDatabase(location.location, { timeZone: 'UTC' });
  await importInto(database, [`${ROOT}test/recordings`]);
  await database.close();
  cpSync(location.location.place, copy, { recursive: true });
});

afterAll(async () => {
  await Promise.all(terminals.map((terminal) => terminal.close()));
  for (const folder of [location.location.place, copy]) rmSync(folder, { recursive: true, force: true });
});

/** A line that runs a program on the database, then says how it ended and whether the terminal reads lines again. */
function line(program: string, words = ''): string {
  const tell = `echo "ended with $?"; stty -a | grep -q ' icanon' && echo lines again`;
  return `cd ${ROOT}; echo before; ${process.execPath} ${program} ${words} ${tell}`;
}

/** A view that breaks when it is told to. */
function broken(): string {
  return line(`--import tsx ${ROOT}test/views/broken-program.ts;`);
}

function prox(words: string): string {
  return line(PROGRAM, `${words} --database ${location.location.place};`);
}

/** Waits for the program's end; the screen of before must be back, with nothing of the views on it. */
async function expectGivenBack(terminal: Terminal, code: number, words = ''): Promise<void> {
  const screen = await terminal.waitFor(new RegExp(`${words}[^]*ended with ${code}\\nlines again`, 'u'));
  if (words === '') expect(screen).toMatch(/^before/u);
  expect(screen).not.toContain('? keys');
}

async function opened(command: string): Promise<Terminal> {
  const terminal = await openTerminal({ columns: 80, rows: 24, command });
  terminals.push(terminal);
  return terminal;
}

// At once: most of the time they wait for each other's starts
describe.runIf(isHere).concurrent('the views in a terminal', () => {
  test('leads through every view at 80 × 24 and 200 × 60, and gives the terminal back', async () => {
    const terminal = await opened(prox('ui'));
    await terminal.waitFor('Most kills');
    for (const { name, title } of VIEWS.filter((view) => view.name !== 'ui')) {
      await terminal.press(':');
      await terminal.waitFor('Enter go');
      await terminal.press(`${name} ${name === 'player' ? 'com_ma' : ''}`, 'Enter');
      const small = await terminal.waitFor(new RegExp(`^ prox · ${title} [^\\n]* rounds? ?$`, 'mu'));
      expect(small.split('\n')).toHaveLength(24);
      expect(small.split('\n').at(-1)).toContain('? keys  q quit');
      await terminal.resize(200, 60);
      await terminal.waitFor(/^(?:[^\n]*\n){59}[^\n]*q quit$/u);
      await terminal.resize(50, 12);
      await terminal.waitFor('prox needs 60 columns and 15 rows');
      await terminal.resize(80, 24);
      await terminal.waitFor(/^(?:[^\n]*\n){23}[^\n]*q quit$/u);
    }
    await terminal.press('q');
    await expectGivenBack(terminal, 0);
  });

  test.each([
    ['Ctrl-C', 'C-c', 130, ''],
    ['a key that breaks a view', 'p', 1, 'broken by a key'],
    ['a view that breaks while it is drawn', 'd', 1, 'broken while drawn'],
  ])('%s gives the terminal back, before an error is told', async (_what, key, code, words) => {
    const terminal = await opened(broken());
    await terminal.waitFor('whole');
    await terminal.press(key);
    await expectGivenBack(terminal, code, words);
  });

  test('a view that is killed while it loads leaves a database that the next one opens', async () => {
    const terminal = await opened(line(PROGRAM, `ui --database ${copy};`));
    await terminal.waitFor('Most kills');
    await terminal.press('1');
    process.kill(await terminal.child(), 'SIGKILL');
    await terminal.waitFor('ended with 137');
    const { code, stdout } = await runProx(['ui', '--database', copy], { LANG: 'C.UTF-8' });
    expect(code).toBe(0);
    expect(stdout).toContain('Most kills');
  });

  test('SIGTERM gives the terminal back', async () => {
    const terminal = await opened(broken());
    await terminal.waitFor('whole');
    process.kill(await terminal.child(), 'SIGTERM');
    await expectGivenBack(terminal, 143);
  });
});

test('into a pipe a view prints its static twin', async () => {
  const { code, stdout, stderr } = await runProx(['ui', '--database', location.location.place], { LANG: 'C.UTF-8' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Most kills');
  expect(stdout).not.toContain('\u001B');
});

test('a report and its board are two words, and help calls them by one name each', async () => {
  const words = ['leaderboard', 'trades', 'sides', '--database', location.location.place];
  const { stdout } = await runProx(words, { LANG: 'C.UTF-8' });
  expect(stdout).toMatch(/^Trades.*sides/imu);
  const help = await runProx(['leaderboard', '--help']);
  expect(help.stdout).toContain('prox leaderboard [METRIC] [BOARD] [FLAGS]');
  expect(help.stdout).toMatch(/^ {2}\[METRIC\] .*\n(?: +.*\n)* {2}\[BOARD\] /mu);
});
