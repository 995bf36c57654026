// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the shell's
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { homeIn, runProx, runShell, startProx } from './run-prox.ts';

/** Copies of the imported rounds: their samples, as rows, would not fit into the memory that the test gives. */
const COPIES = 40;
const HEAP_MB = 96;

let home: string;
let out: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'prox-export-'));
  const { code, stderr } = await runProx(['import', 'samples'], homeIn(home));
  expect(code, stderr).toBe(0);
});

beforeEach(() => {
  out = mkdtempSync(join(home, 'out-'));
});

afterAll(() => rmSync(home, { recursive: true }));

const exportTo = (file: string, ...args: string[]) =>
  runProx(['export', 'lives', '--out', file, ...args], homeIn(home));

describe('prox export', () => {
  test('lists what there is', async () => {
    const { code, stdout } = await runProx(['export'], homeIn(home));
    expect(stdout).toMatch(/^samples\t.+\n/m);
    expect(stdout).toMatch(/^reactions\tthe rows of `prox report reactions`, with --boards$/m);
    expect(code).toBe(0);
  });

  test('writes a file, and says how many rows', async () => {
    const file = join(out, 'lives.csv');
    const { code, stdout, stderr } = await exportTo(file);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toMatch(/^round_id,life_id,guid,name,team,class,/);
    expect(stderr).toBe(`${lines.length - 1} rows of 3 rounds to ${file}\n`);
    expect([code, stdout, readdirSync(out)]).toEqual([0, '', ['lives.csv']]);
  });

  test('leaves a file that is there alone, but for --force', async () => {
    const file = join(out, 'lives.csv');
    writeFileSync(file, 'mine');
    const refused = await exportTo(file);
    expect(refused.stderr).toBe(`prox: ${file} is there already.\n  --force replaces it.\n`);
    expect([refused.code, readFileSync(file, 'utf8'), readdirSync(out)]).toEqual([2, 'mine', ['lives.csv']]);
    const forced = await exportTo(file, '--force');
    expect([forced.code, readFileSync(file, 'utf8').slice(0, 8)]).toEqual([0, 'round_id']);
  });

  test('behind a link it replaces the file', async () => {
    writeFileSync(join(out, 'file'), 'old');
    symlinkSync('file', join(out, 'link'));
    const { code } = await exportTo(join(out, 'link'), '--force');
    expect([code, readFileSync(join(out, 'file'), 'utf8').slice(0, 8)]).toEqual([0, 'round_id']);
    expect(readdirSync(out).sort()).toEqual(['file', 'link']);
  });

  test.each([
    ['a folder that is not there', 'none/lives.csv', [], /^prox: Can't write .+: there is no such folder\.\n$/],
    ['a folder', '.', [], /^prox: Can't write .+: it is a folder\.\n$/],
    ['an unknown player', 'lives.csv', ['--player', 'nobody-at-all'], /^prox: No player/],
    ['an unknown format', 'lives.csv', ['--format', 'xml'], /^prox: No format is called "xml"/],
    ['--json', 'lives.csv', ['--json'], /^$/],
  ])('%s is told, and nothing is left', async (_, name, args, message) => {
    const { code, stderr } = await exportTo(join(out, name), ...args);
    expect(stderr).toMatch(message);
    expect([code, readdirSync(out)]).toEqual([2, []]);
  });

  test('a full disk is one clear line', async () => {
    const device = await exportTo('/dev/full');
    expect([device.code, device.stderr]).toEqual([2, "prox: Can't write /dev/full: the disk is full.\n"]);
    const piped = await runShell('prox export samples > /dev/full', homeIn(home));
    expect([piped.code, piped.stderr]).toEqual([2, "prox: Can't write: ENOSPC: no space left on device, write.\n"]);
  });

  test('a closed pipe ends quietly', async () => {
    const { stdout, stderr } = await runShell(
      'prox export samples --bots | head -1; echo ${PIPESTATUS[*]}',
      homeIn(home),
    );
    expect(stdout).toMatch(/^round_id,.*\n0 0\n$/);
    expect(stderr).toBe('');
  });

  test('a slip is told with the way out', async () => {
    const { code, stderr } = await runProx(['export', 'sampels'], homeIn(home));
    expect(stderr).toMatch(/^prox: No table or report is called "sampels"\.\n {2}Near names: samples/);
    expect(code).toBe(2);
  });

  test('memory is bounded, however many rounds', async () => {
    const { rounds, points } = await copyRounds(COPIES);
    const line = 'prox export samples --bots --since 2000-01-01 | wc -l; echo ${PIPESTATUS[0]}';
    const limit = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
    const { stdout, stderr } = await runShell(line, { ...homeIn(home), ...limit });
    expect(stderr).toBe(`${points} rows of ${rounds} rounds\n`);
    expect(stdout).toBe(`${points + 1}\n0\n`);
  }, 120_000);

  test('Ctrl-C leaves nothing behind', async () => {
    const args = ['export', 'samples', '--bots', '--since', '2000-01-01', '--out', join(out, 'samples.csv')];
    const started = startProx(args, homeIn(home));
    while (!readdirSync(out).some((name) => statSync(join(out, name)).size > 0)) await setTimeout(10);
    started.kill('SIGINT');
    const { code, stderr } = await started.ended;
    expect([code, stderr, readdirSync(out)]).toEqual([130, 'prox: Interrupted.\n', []]);
  });
});

async function copyRounds(copies: number): Promise<{ rounds: number; points: number }> {
  const database = await openDatabase(locateDatabase(join(home, 'prox', 'database')), { timeZone: 'UTC' });
  try {
    await database.rows(sql`
      with copied as (
        insert into round
        select (jsonb_populate_record(r, jsonb_build_object(
          'round_id', r.round_id + 1000 * n, 'start_at', r.start_at - n * interval '1 day',
          'end_at', r.end_at - n * interval '1 day', 'server', 'copy ' || n
        ))).*
        from round r
        cross join generate_series(1, ${copies}::int) n
        returning round_id
      )
      insert into player_track
      select (jsonb_populate_record(t, jsonb_build_object('round_id', c.round_id))).*
      from copied c
      join player_track t on t.round_id = c.round_id % 1000
    `);
    const [found] = await database.rows<{ rounds: number; points: number }>(sql`
      select (select count(*) from round)::int as rounds, (select sum(points) from player_track)::int as points
    `);
    return found ?? { rounds: 0, points: 0 };
  } finally {
    await database.close();
  }
}
