import { readdirSync, readFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
import sql from 'sql-template-tag';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tarOf, zipOf, zstdOf } from '../support/archives.ts';
import { contents } from '../support/contents.ts';
import { describeOneEngine, type FreshDatabase, freshDatabase } from '../support/databases.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const READS_ZSTD = 'createZstdDecompress' in zlib;
const samples = readdirSync('samples').map((name) => ({ name, bytes: readFileSync(`samples/${name}`) }));

/** Files that hold the samples, by what they are. */
const KINDS: Readonly<Record<string, () => Promise<readonly { name: string; bytes: Buffer }[]>>> = {
  '.gz files': async () => samples.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: zlib.gzipSync(bytes) })),
  'a .tar': async () => [{ name: 'league.tar', bytes: await tarOf(samples) }],
  'a .tar.gz': async () => [{ name: 'league.tar.gz', bytes: zlib.gzipSync(await tarOf(samples)) }],
  'a .zip': async () => [{ name: 'league.zip', bytes: zipOf(samples) }],
  'a .zip that compresses nothing': async () => [
    { name: 'league.zip', bytes: zipOf(samples.map((member) => ({ ...member, stored: true }))) },
  ],
  'a .tar of .gz files': async () => [
    {
      name: 'league.tar',
      bytes: await tarOf(samples.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: zlib.gzipSync(bytes) }))),
    },
  ],
  'a .zip of .gz files': async () => [
    {
      name: 'league.zip',
      bytes: zipOf(samples.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: zlib.gzipSync(bytes) }))),
    },
  ],
  ...(READS_ZSTD && {
    '.zst files': async () => samples.map(({ name, bytes }) => ({ name: `${name}.zst`, bytes: zstdOf(bytes) })),
    'a .tar.zst': async () => [{ name: 'league.tar.zst', bytes: zstdOf(await tarOf(samples)) }],
  }),
};

describeOneEngine('importing what is compressed', (engine) => {
  let plain: unknown;
  let names: unknown;
  let fresh: FreshDatabase;
  let files: RoundFolder;

  beforeAll(async () => {
    const { database, cleanup } = await freshDatabase(engine);
    await importInto(database, ['samples']);
    plain = await contents(database);
    names = await fileNames(database);
    await cleanup();
  });

  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    files = roundFolder();
  });

  afterEach(async () => {
    files.remove();
    await fresh.cleanup();
  });

  function fileNames(database: FreshDatabase['database']): Promise<unknown> {
    return database.rows(sql`select file_name from round order by start_at`);
  }

  test.each(Object.keys(KINDS))('the tables are those of the plain files: %s', async (kind) => {
    const made = (await KINDS[kind]?.()) ?? [];
    const paths = made.map(({ name, bytes }) => files.write(name, bytes));
    const receipts = await importInto(fresh.database, paths);
    expect(receipts.map((receipt) => receipt.status)).toEqual(samples.map(() => 'imported'));
    expect(await contents(fresh.database)).toEqual(plain);
    expect(await fileNames(fresh.database)).toEqual(names);
  });

  test('what was imported plain is known again when it comes compressed', async () => {
    await importInto(fresh.database, ['samples']);
    const receipts = await importInto(fresh.database, [files.write('league.zip', zipOf(samples))]);
    expect(receipts.map(({ status, reason }) => [status, reason])).toEqual(
      samples.map(() => ['skipped', 'imported before']),
    );
  });

  test('the rounds before an archive’s damage are stored', async () => {
    const whole = zlib.gzipSync(await tarOf(samples));
    const cut = files.write('league.tar.gz', whole.subarray(0, whole.length * 0.9));
    const receipts = await importInto(fresh.database, [cut]);
    expect(receipts.map((receipt) => receipt.status)).toEqual(['imported', 'imported', 'failed']);
    expect(receipts[2]?.reason).toBe(
      'it was cut: its compressed data has no end; it and what follows in the archive are lost',
    );
    await importInto(fresh.database, [files.write('whole.tar.gz', whole)]);
    expect(await contents(fresh.database)).toEqual(plain);
  });
});
