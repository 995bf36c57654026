import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProx } from '../commands/run-prox.ts';
import { KILLS, TRACKS, v4 } from '../parser/small-round.ts';
import { type RoundFolder, roundFolder } from '../support/round-folder.ts';

let files: RoundFolder;

beforeEach(() => {
  files = roundFolder();
});

afterEach(() => files.remove());

const START = '# round_start_unix=1795343185\n';
const MILLION = 1_000_000;

/** What prox makes of a file while its heap may not grow beyond what it needs for any. */
async function readInSmallHeap(name: string, content: string | Buffer) {
  const path = files.write(`${name}_engagements.txt`, content);
  const args = ['import', path, '--dry-run', '--json'];
  const run = await runProx(args, { NODE_OPTIONS: '--max-old-space-size=150' });
  const receipt = JSON.parse(run.stdout).files[0];
  return { ...run, receipt };
}

test('a line of 100 MB costs that line', async () => {
  const head = Buffer.from(v4(`${START}${TRACKS}`));
  const row = Buffer.from(`\n${KILLS}0;0;1;2\n`);
  const { code, receipt } = await readInSmallHeap('line', Buffer.concat([head, Buffer.alloc(100 * MILLION, '|'), row]));

  expect([code, receipt.problem_count]).toEqual([4, 1]);
  expect(receipt.sections).toMatchObject([
    { section: 'PLAYER_TRACKS', rows: 1, bad_rows: 1 },
    { section: 'KILL_HEATMAP', rows: 1, bad_rows: 0 },
  ]);
});

test('a million sections are counted, a million columns are none, and a million lines below them are problems', async () => {
  const names = Array.from({ length: MILLION }, (_, index) => `# S${index}\n`).join('');
  const columns = Array.from({ length: MILLION }, (_, index) => `c${index}`).join(';');
  const text = v4(`${START}${names}# KILL_HEATMAP\n# ${columns}\n${'1;'.repeat(MILLION)}\n${'x\n'.repeat(MILLION)}`);
  const { code, receipt } = await readInSmallHeap('many', text);

  expect([code, receipt.problem_count, receipt.problems.length]).toEqual([4, MILLION + 1, 1000]);
  expect(receipt.sections).toHaveLength(502);
  expect(receipt.sections.at(-1)).toMatchObject({ section: 'KILL_HEATMAP', bad_rows: MILLION + 1 });
  expect(receipt.problems[0]).toMatchObject({ expected: "the section's columns before its rows" });
});
