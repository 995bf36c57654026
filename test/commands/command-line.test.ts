import { describe, expect, test } from 'vitest';
import { runProx } from './run-prox.ts';

describe.concurrent('what a person would try first', () => {
  test('prox alone tells what there is and where to start', async () => {
    const { code, stdout, stderr } = await runProx([]);
    expect(stdout).toContain('$ prox report reactions --session latest');
    expect(stdout).toMatch(/^ {2}import {2,}\w/m);
    expect(stdout).toMatch(/^ {2}report reactions {2,}\w/m);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('--help, -h and help tell the same', async () => {
    const [alone, ...others] = await Promise.all([[], ['--help'], ['-h'], ['help']].map((args) => runProx(args)));
    for (const other of others) expect(other).toEqual(alone);
  });

  test('--version is one line', async () => {
    const { code, stdout } = await runProx(['--version']);
    expect(stdout).toMatch(/^prox\/\d+\.\d+\.\d+ \S+ node-v\S+\n$/);
    expect(code).toBe(0);
  });

  test('the help of a report explains its boards, columns and filters', async () => {
    const { stdout } = await runProx(['report', 'reactions', '--help']);
    for (const part of [
      'return_fire',
      'median_ms: ',
      '--min-samples=N',
      '--class=CLASS',
      '--time-zone=ZONE',
      'EXAMPLES',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  test('prox report lists the reports', async () => {
    const { code, stdout } = await runProx(['report']);
    expect(stdout).toMatch(/^reactions\t\w/m);
    expect(code).toBe(0);
    const asJson = await runProx(['report', '--json']);
    expect(JSON.parse(asJson.stdout)).toContainEqual(expect.objectContaining({ report: 'reactions' }));
  });

  test('prox import without a file says what to give', async () => {
    const { code, stdout, stderr } = await runProx(['import']);
    expect(stderr).toMatch(/^prox: Nothing to import: .+\n {2}prox import samples\n/);
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe.concurrent('a slip', () => {
  const slips: readonly (readonly [line: string, message: string])[] = [
    ['improt x', 'prox: There is no command "improt".\n  Did you mean `prox import`?\n'],
    ['reprot reactions', 'prox: There is no command "reprot".\n  Did you mean `prox report reactions`?\n'],
    ['reactions', 'prox: There is no command "reactions".\n  Did you mean `prox report reactions`?\n'],
    ['scope --help', 'prox: There is no command "scope".\n  Did you mean `prox scopes`?\n'],
    ['reportx', 'prox: There is no command "reportx".\n  Did you mean `prox report`?\n'],
    ['--json report', 'A command comes first, then flags such as --json.'],
    ['xyzzy', 'prox: There is no command "xyzzy".\n  `prox --help` lists commands.\n'],
    ['report reactoins --days 3', 'prox: No report is called "reactoins".\n  Near names: reactions.\n'],
    ['report reactions extra', 'prox: `prox report reactions` takes no argument, but "extra" is given.\n'],
    ['report reactions --dyas 3', 'prox: There is no flag --dyas here.\n  Did you mean --days?\n'],
    ['report reactions --days', 'prox: Flag --days expects a value.\n'],
    ['report reactions --days=0', 'prox: --days takes a whole number from 1 to 1000000, not "0".\n'],
    ['report reactions --round 3', 'prox: --round takes a whole number from 1 to 2, not "3".\n'],
    ['report reactions --class medik', 'prox: No class is called "medik".\n  Near names: medic.\n'],
    ['report reactions --team axes', 'prox: No team is called "axes".\n  Near names: axis.\n'],
    ['report reactions --columns name,medin_ms', 'prox: No column is called "medin_ms".\n  Near names: median_ms'],
    ['report reactions --csv --json', '--csv and --json are two formats'],
    [
      'scopes --time-zone Europe/Lubljana',
      'prox: No time zone is called "Europe/Lubljana".\n  Near names: Europe/Ljubljana',
    ],
    ['scopes --min-samples 3', 'prox: There is no flag --min-samples here.\n'],
    ['migrate --status --dry-run', 'prox: --status and --dry-run: give one of them.\n'],
  ];

  test.each(slips)('prox %s is told with the way out', async (line, message) => {
    const { code, stdout, stderr } = await runProx(line.split(' '));
    expect(`${stderr}${stdout}`).toContain(message);
    expect(code).toBe(2);
    expect(stderr).not.toContain('    at ');
  });

  test('pitfall 37: with --json stdout is valid JSON, also when the command line is wrong', async () => {
    const lines = ['report reactoins --json', 'reprot --json', 'scopes --dyas 3 --json', 'import --json'];
    const runs = await Promise.all(lines.map((line) => runProx(line.split(' '))));
    for (const { code, stdout, stderr } of runs) {
      expect(JSON.parse(stdout)).toMatchObject({ error: { kind: 'usage', exit_code: 2 } });
      expect([code, stderr]).toEqual([2, '']);
    }
  });
});
