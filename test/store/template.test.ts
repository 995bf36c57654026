import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packFolder, unpack, writeFolder } from '../../src/store/archive.ts';
import type { EmbeddedLocation } from '../../src/store/location.ts';
import { migrationStatus } from '../../src/store/migrate.ts';
import { readMigrations } from '../../src/store/migration-files.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { keepTemplate, templateName } from '../../src/store/template.ts';
import { testTemplateFolder } from '../support/test-template.ts';
import { startChild } from './processes.ts';

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'prox-test-'));
});

afterEach(() => rmSync(scratch, { recursive: true }));

async function opens(folder: string, templateFolders: string[]): Promise<void> {
  const location: EmbeddedLocation = { kind: 'embedded', place: folder, folder, templateFolders };
  const database = await openDatabase(location, { timeZone: 'UTC', lockWaitMs: 0 });
  const { applied, pending } = await migrationStatus(database);
  expect(applied.map(({ id }) => id)).toEqual(readMigrations().map(({ id }) => id));
  expect(pending).toEqual([]);
  await database.close();
  expect(readdirSync(folder)).toEqual(['data']);
}

describe('The first start', () => {
  test('outlives SIGKILL, a damaged template, and another first start at the same time', async () => {
    const [one, two, templates] = ['one', 'two', 'templates'].map((name) => join(scratch, name));
    if (one === undefined || two === undefined || templates === undefined) throw new Error('Three names');
    mkdirSync(templates);
    writeFileSync(join(templates, templateName()), 'cut off');
    const environment = { TEMPLATES: templates };

    const killed = startChild(['open', one], { environment });
    while (!existsSync(join(one, 'data.new'))) await sleep(5);
    await sleep(300);
    await killed.kill();
    expect(existsSync(join(one, 'data'))).toBe(false);

    const both = [one, two].map((folder) => startChild(['open', folder], { environment }).rest());
    expect(await Promise.all(both)).toEqual([
      ['open', 'closed'],
      ['open', 'closed'],
    ]);
    expect(readdirSync(one)).toEqual(['data']);
    expect(readdirSync(templates)).toEqual([templateName()]);
    await opens(join(scratch, 'three'), [templates]);
  });

  test('throws a half-made data folder away', async () => {
    const folder = join(scratch, 'database');
    mkdirSync(join(folder, 'data.new', 'base'), { recursive: true });
    writeFileSync(join(folder, 'data.new', 'PG_VERSION'), '18\n');
    await opens(folder, [testTemplateFolder]);
  });

  test('takes the first template that is whole, and writes none then', async () => {
    const empty = join(scratch, 'empty');
    await opens(join(scratch, 'database'), [empty, testTemplateFolder, join(scratch, 'cache')]);
    expect(readdirSync(scratch)).toEqual(['database']);
  });

  test('leaves no template of an older schema behind', () => {
    for (const name of [templateName(), 'database-0.5.0-01234567.template', 'other'])
      writeFileSync(join(scratch, name), '');
    keepTemplate(Buffer.from('template'), scratch);
    expect(readdirSync(scratch).sort()).toEqual([templateName(), 'other'].sort());
    expect(readFileSync(join(scratch, templateName()), 'utf8')).toBe('template');
  });

  test('does without a place to keep the template', () => {
    const file = join(scratch, 'file');
    writeFileSync(file, 'text');
    for (const folder of [file, join(file, 'cache'), '/proc/prox']) keepTemplate(Buffer.from('template'), folder);
    expect(readFileSync(file, 'utf8')).toBe('text');
  });
});

describe('A packed folder', () => {
  test('unpacks to the same files and folders', () => {
    const folder = join(scratch, 'folder');
    mkdirSync(join(folder, 'a', 'empty'), { recursive: true });
    writeFileSync(join(folder, 'a', 'ž'), Buffer.from([0, 255, 10]));
    writeFileSync(join(folder, 'none'), '');
    const archive = unpack(packFolder(folder));
    if (archive === undefined) throw new Error('Not unpacked');
    writeFolder(archive, join(scratch, 'copy'));
    expect(readdirSync(join(scratch, 'copy'), { recursive: true }).sort()).toEqual(['a', 'a/empty', 'a/ž', 'none']);
    expect(packFolder(join(scratch, 'copy'))).toEqual(packFolder(folder));
  });

  test('is seen to be damaged wherever it is cut or changed', () => {
    const folder = join(scratch, 'folder');
    mkdirSync(folder);
    writeFileSync(join(folder, 'file'), Buffer.alloc(5000, 'text '));
    const packed = packFolder(folder);
    for (let length = 0; length < packed.length; length++) expect(unpack(packed.subarray(0, length))).toBeUndefined();
    const changed = Buffer.from(packed);
    changed[packed.length - 20] = (changed[packed.length - 20] ?? 0) ^ 1;
    expect(unpack(changed)).toBeUndefined();
  });
});
