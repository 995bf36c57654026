// From a key to the changed screen, through the whole program in a real terminal (tmux), with 2,000 rounds in an embedded
// database: `npx tsx bench/views.ts FOLDER [runs] [rounds] [columns]x[rows]`. The folder is filled where it is missing, and kept.
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { locateDatabase } from '../src/store/location.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { PROGRAM } from '../test/commands/run-prox.ts';
import { openTerminal } from '../test/views/terminal.ts';
import { fillRounds } from './fill-rounds.ts';
import { type Answer, openStopwatch, type Stopwatch } from './key-stopwatch.ts';
import { median } from './median.ts';

const LIMIT_MS = 100;

const SCOPES = [
  ['30 days', ''],
  ['everything', '--since 2000-01-01'],
] as const;

/** What is done in a row, and the keys (tmux's names) that do it. */
type Walk = readonly (readonly [what: string, keys: string])[];

/** Every kind of key in every view; a kind that comes several times is told once. */
const WALK: Walk = [
  ['ui: choose', 'Down Up Down'],
  ['scope: open', 's'],
  ['scope: filter', 'Down Up Down'],
  ['scope: value', 'Right'],
  ['scope: take a map', 'Enter'],
  ['scope: open', 's'],
  ['scope: filter', 'Down'],
  ['scope: clear', 'BSpace'],
  ['scope: take none', 'Enter'],
  ['help: open', '?'],
  ['help: close', 'x'],
  ...goTo('leaderboard'),
  ['leaderboard: row', 'Down Down Up PageDown'],
  ['leaderboard: another board', 'Right'],
  ['leaderboard: back a board', 'Left'],
  ['leaderboard: another metric', '] ['],
  ['leaderboard: sort', '>'],
  ['leaderboard: search', '/ a e'],
  ['leaderboard: end of search', 'Escape'],
  ...goTo('leaderboard', 'reactions'),
  ['leaderboard: minimum', '+ -'],
  ['leaderboard: profile', 'Enter'],
  ['player: row', 'Down Down Up'],
  ['player: section', 'Right Left'],
  ['back', 'Escape'],
  ...goTo('heatmap'),
  ['heatmap: layer', '2 3 1'],
  ['heatmap: difference', 'd d d'],
  ['heatmap: cursor', 'Right Down Left Up'],
  ['heatmap: zoom', '+ +'],
  ['heatmap: pan', 'L H'],
  ['heatmap: zoom', '- -'],
  ['heatmap: braille', 'b b'],
  ['heatmap: another map', 'm'],
  ['heatmap: movement', '4'],
  ...goTo('rounds'),
  ['rounds: open a session', 'Right'],
  ['rounds: row', 'Down'],
  ['rounds: open a map', 'Right'],
  ['rounds: row', 'Down'],
  ['rounds: open a round', 'Right'],
  ['rounds: row', 'Down'],
  ['rounds: search', '/ a'],
  ['rounds: end of search', 'Escape'],
  ['rounds: a fight', 'Enter'],
  ['fight: hit', 'Right Left'],
  ['fight: another fight', 'p n'],
  ['back', 'Escape'],
  ...goTo('replay'),
  ['replay: pause', 'Space'],
  ['replay: 5 s', 'Right Left'],
  ['replay: next kill', 'n'],
  ['replay: follow', 'f'],
  ...goTo('ui'),
];

function goTo(view: string, argument = ''): Walk {
  const typed = [...view, ...(argument === '' ? [] : ['Space', ...argument])];
  return [
    ['go to: open', ':'],
    ['go to: type', typed.join(' ')],
    [`go to ${view}`, 'Enter'],
  ];
}

/** Fills the folder where it is missing. */
async function filled(folder: string, rounds: number): Promise<void> {
  if (existsSync(folder)) return;
  const database = await openDatabase(locateDatabase(folder), { timeZone: 'UTC' });
  try {
    await migrate(database);
    await fillRounds(database, rounds, 1);
  } finally {
    await database.close();
  }
}

/** Answers by what was done, of several walks through one run of the program. */
async function measured(words: string, columns: number, rows: number, runs: number) {
  const terminal = await openTerminal({ columns, rows, command: `${process.execPath} ${PROGRAM} ${words}` });
  try {
    await terminal.waitFor('Most kills');
    const stopwatch = await openStopwatch(terminal);
    const answers = new Map<string, Answer[]>();
    for (let run = 0; run < runs; run += 1) await walk(stopwatch, answers);
    return answers;
  } finally {
    await terminal.close();
  }
}

async function walk(stopwatch: Stopwatch, answers: Map<string, Answer[]>): Promise<void> {
  for (const [what, keys] of WALK) {
    for (const key of keys.split(' ')) {
      const answer = await stopwatch.press(key);
      answers.set(what, [...(answers.get(what) ?? []), answer]);
    }
  }
}

function tell(what: string, answers: readonly Answer[]): boolean {
  const [changed, loaded] = [answers.map(({ changed_ms }) => changed_ms), answers.map(({ done_ms }) => done_ms)];
  const worst = Math.max(...changed);
  const keeps = worst <= LIMIT_MS;
  console.log(
    `${what.padEnd(30)} ${figure(median(changed))} ${figure(worst)} of ${LIMIT_MS} ms   ` +
      `${figure(median(loaded))} ${figure(Math.max(...loaded))}   ${keeps ? '' : 'MISSES THE LIMIT'}`,
  );
  return keeps;
}

function figure(ms: number): string {
  return ms.toFixed(0).padStart(6);
}

const [folder, runs = '3', rounds = '2000', size = '200x60'] = process.argv.slice(2);
if (folder === undefined) throw new Error('No folder: npx tsx bench/views.ts FOLDER');
await filled(folder, Number(rounds));
const [columns = 200, rows = 60] = size.split('x').map(Number);
for (const [scope, flags] of SCOPES) {
  const answers = await measured(`ui --database ${folder} ${flags}`, columns, rows, Number(runs));
  console.log(
    `\n${scope}, ${columns} × ${rows}, ${runs} runs, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  );
  console.log(`${'ms after a key'.padEnd(30)} changed: median, worst     loaded: median, worst`);
  const kept = [...answers].map(([what, some]) => tell(what, some));
  if (kept.includes(false)) process.exitCode = 1;
}
