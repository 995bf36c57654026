// How long prox takes to start, against Node itself: `npx tsx bench/start-up.ts [runs]`. The goal is 2.7 times or less.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';

const GOAL = 2.7;
const PROGRAM = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const COMMANDS = [
  ['-e', '0'],
  ...['--version', '--help', 'report reactions --help'].map((line) => [PROGRAM, ...line.split(' ')]),
];

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

const runs = Number(process.argv[2] ?? 21);
// In turn, so that what else the machine does weighs on all of them alike.
const times = Array.from({ length: runs }, () => COMMANDS.map(milliseconds));
const medians = COMMANDS.map((_, at) => median(times.map((round) => round[at] ?? Number.NaN)));
const [node = Number.NaN] = medians;
for (const [at, ms] of medians.entries()) {
  const name = COMMANDS[at]?.join(' ').replace(PROGRAM, 'prox') ?? '';
  console.log(`${name.padEnd(28)} ${ms.toFixed(1).padStart(6)} ms  ${(ms / node).toFixed(2)} × node -e 0`);
}
if (medians.slice(1, 3).some((ms) => ms > node * GOAL)) process.exitCode = 1;
