import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInputs } from '../../src/input/open-inputs.ts';
import { homeIn, runOnTerminal, runShell } from '../commands/run-prox.ts';
import { tarOf, zipOf } from '../support/archives.ts';
import { type RoundFolder, roundFolder } from '../support/round-folder.ts';
import { taken } from './taken.ts';

const SAMPLE = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const samples = readdirSync('samples').map((name) => ({ name, bytes: readFileSync(`samples/${name}`) }));

interface Printed {
  readonly files: readonly { readonly file: string; readonly status: string; readonly reason: string | null }[];
}

describe('standard input, to the process', () => {
  let files: RoundFolder;

  beforeEach(() => {
    files = roundFolder();
  });

  afterEach(() => files.remove());

  async function piped(line: string): Promise<{ code: number | null; receipts: Printed['files'] }> {
    const { code, stdout } = await runShell(line, homeIn(files.folder));
    return { code, receipts: (JSON.parse(stdout) as Printed).files };
  }

  test('a round file', async () => {
    const { code, receipts } = await piped(`prox import - --dry-run --json < ${SAMPLE}`);
    expect([code, receipts]).toMatchObject([0, [{ file: '-', status: 'parsed' }]]);
  });

  test.each([
    ['tar.gz', async () => gzipSync(await tarOf(samples))],
    ['zip', async () => zipOf(samples)],
  ])('a %s archive', async (kind, bytes) => {
    const path = files.write(`league.${kind}`, await bytes());
    const { code, receipts } = await piped(`cat ${path} | prox import - --dry-run --json`);
    expect(code).toBe(0);
    expect(receipts.map(({ file, status }) => [file, status])).toEqual(
      samples.map(({ name }) => [`-: ${name}`, 'parsed']),
    );
  });

  test('nothing', async () => {
    const { code, receipts } = await piped('prox import - --dry-run --json < /dev/null');
    expect([code, receipts]).toMatchObject([2, [{ status: 'failed', reason: 'is empty' }]]);
  });

  test('is read once, however often it is named, and files beside it', async () => {
    const { receipts } = await piped(
      `cat ${SAMPLE} | prox import - ${samples[1]?.name.replace(/^/, 'samples/')} - --dry-run --json`,
    );
    expect(receipts.map(({ status }) => status)).toEqual(['parsed', 'parsed']);
  });

  test('an endless one is given up', async () => {
    const { code, receipts } = await piped('yes | prox import - --dry-run --json');
    expect([code, receipts]).toMatchObject([
      2,
      [{ status: 'failed', reason: expect.stringContaining('the limit is') }],
    ]);
  });

  test('a pipe with a name', async () => {
    const { receipts } = await piped(`prox import <(cat ${SAMPLE}) --dry-run --json`);
    expect(receipts).toMatchObject([{ status: 'parsed' }]);
  });

  test('a terminal is refused, with what to do', async () => {
    const { code, stdout } = await runOnTerminal('import -', 100, homeIn(files.folder));
    expect(code).toBe(2);
    expect(stdout).toContain('- is standard input, and that is this terminal');
  });
});

describe('standard input', () => {
  test('is not touched where nobody names it', async () => {
    await taken(['samples'], () => expect.unreachable());
  });

  test('is let go where the import ends before it does', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000);
      })(),
    );
    for await (const _ of await openInputs(['-'], () => endless)) break;
    expect(endless.destroyed).toBe(true);
  });

  test('that fails tells why', async () => {
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
      },
    });
    expect(await taken(['-'], () => broken)).toEqual([{ shown: '-', problem: "it can't be read: EIO: i/o error" }]);
  });
});
