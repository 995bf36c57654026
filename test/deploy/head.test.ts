import { describe, expect, test } from 'vitest';
import { DEFAULT_VALUES, trackerFile } from '../../src/deploy/head.ts';
import { luaProblem } from '../../src/deploy/lua.ts';
import { readTracker } from '../../src/deploy/tracker.ts';
import { TRACKER_OPTIONS } from '../../src/format/options.ts';
import { builtTracker } from './made-tracker.ts';

/** The options that a file with this table has. */
async function optionsOf(table: string): Promise<unknown> {
  const file = builtTracker()
    .toString()
    .replace(/\{[^}]*\}/, () => table);
  const tracker = await readTracker(Buffer.from(file, 'latin1'));
  return 'kind' in tracker ? tracker : Object.fromEntries(tracker.options);
}

describe('the head of the tracker', () => {
  test('names every option with its help and range, and reads back as it was written', async () => {
    const values = { ...DEFAULT_VALUES, server_name: 'a "b" \\ \'c\'\n]] ž\u0001\udce9', bots: false, min_damage: 12 };
    const file = trackerFile('1.2.3', values, 'return proximity_options\n');
    for (const { name, help } of TRACKER_OPTIONS) expect(file).toMatch(new RegExp(`-- ${help}.*\n {2}${name} = `));
    expect(file).toContain('(50 to 1000)\n  sample_interval_ms = 200,');
    expect(file).toContain('server_name = "a \\"b\\" \\\\ \'c\'\\n]] ž\\001\\233",');
    expect(await luaProblem(Buffer.from(file))).toBeNull();
    // \udce9 is the byte 0xe9; with it the text is no UTF-8, and ž two bytes like that
    const name = values.server_name.replace('ž', '\udcc5\udcbe');
    const tracker = await readTracker(Buffer.from(file));
    expect(tracker).toMatchObject({
      version: '1.2.3',
      defaults: DEFAULT_VALUES,
      body: Buffer.from('return proximity_options\n'),
    });
    expect('options' in tracker && Object.fromEntries(tracker.options)).toEqual({ ...values, server_name: name });
  });

  test('is read however an admin left it', async () => {
    expect(
      await optionsOf("{ --[[ } ]] bots=false; ['min_damage'] = 0x10, server_name = 'L\xe9on' -- last\r\n}"),
    ).toEqual({
      bots: false,
      min_damage: 16,
      server_name: 'L\udce9on',
    });
    expect(await optionsOf('{ hits = nil, kills = {}, min_damage = 2.5, sample_interval_ms = 100.0 }')).toEqual({
      kills: null,
      min_damage: 2.5,
      sample_interval_ms: 100,
    });
  });

  test.each([
    ['{ bots = true', "its options can't be read: line "],
    ['{ bots = maybe() }', "a nil value (global 'maybe')"],
    ['{} while true do end', 'it does not come to an end'],
    ['{} local s = "x" while true do s = s .. s end', 'not enough memory'],
    ['{ bots = ("a"):rep(1e9):find(("a?"):rep(1e4)) }', 'attempt to '],
    ['4', 'proximity_options is no table'],
    ['{ bots = os.exit() }', "a nil value (global 'os')"],
  ])('that reads %s is damaged', async (table, problem) => {
    expect(await optionsOf(table)).toEqual({ kind: 'damaged', problem: expect.stringContaining(problem) });
  });

  test('tells the line that is wrong', async () => {
    const lines = builtTracker().toString().split('\n');
    const at = lines.findIndex((line) => line.includes('bots ='));
    lines[at] = '  bots = = true,';
    const tracker = await readTracker(Buffer.from(lines.join('\n')));
    expect(tracker).toMatchObject({ problem: expect.stringContaining(`line ${at + 1}: unexpected symbol near '='`) });
  });

  test('without its marks is known as damaged, and another file as foreign', async () => {
    const file = builtTracker().toString();
    const without = (mark: string) => readTracker(Buffer.from(file.replace(mark, '')));
    expect(await without('-- prox options (begin)\n')).toMatchObject({ kind: 'damaged' });
    expect(await without('-- prox options (end)\n')).toMatchObject({ kind: 'damaged' });
    expect(await without('local proximity_version')).toMatchObject({ kind: 'damaged' });
    expect(await readTracker(Buffer.from('-- another tracker\n'))).toMatchObject({ kind: 'foreign' });
    expect(await readTracker(Buffer.alloc(0))).toMatchObject({ kind: 'foreign' });
  });

  test('is found with the line ends of Windows', async () => {
    const tracker = await readTracker(Buffer.from(builtTracker().toString().replaceAll('\n', '\r\n')));
    expect(tracker).toMatchObject({ version: '2.0.0', defaults: DEFAULT_VALUES });
  });
});

test('a file that the server would not load is known', async () => {
  expect(await luaProblem(Buffer.from('return return'))).toBe(
    "proximity_tracker.lua:1: unexpected symbol near 'return'",
  );
  expect(await luaProblem(Buffer.from('while true do end'))).toBeNull();
  expect(await luaProblem(Buffer.from([0x1b, 0x4c, 0x75, 0x61]))).toContain('attempt to load a binary chunk');
  expect(await luaProblem(Buffer.from(`--${'x'.repeat(1024 * 1024)}`))).toContain('reads no more than 1048576');
});
