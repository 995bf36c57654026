import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = new URL('../../src/exporter/file-output.ts', import.meta.url).href;

test('a file that can not grow leaves nothing behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prox-output-'));
  const program = `
    const { fileOutput } = await import('${MODULE}');
    const output = await fileOutput('${join(folder, 'rows.csv')}', false);
    try {
      for (let i = 0; i < 1000; i++) await output.write('row '.repeat(1000));
      await output.finish();
    } catch (error) {
      await output.abandon();
      console.log(error.name + ': ' + error.message);
    }`;
  // Instead of the signal of a limit, the error of a write
  const line = 'trap "" XFSZ; ulimit -f 100; exec "$0" --import tsx --input-type=module -e "$1"';
  const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, program], { encoding: 'utf8' });
  expect(stdout, stderr).toBe(`Failure: Can't write ${join(folder, 'rows.csv')}: the file grew too large.\n`);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
