import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Archive, packFolder, unpack } from '../../src/store/archive.ts';
import { dataFolderIn } from '../../src/store/data-folder.ts';
import { ensureMigrated } from '../../src/store/migrate.ts';
import { readMigrations } from '../../src/store/migration-files.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { errorCode } from '../../src/store/system-errors.ts';
import { templateName } from '../../src/store/template.ts';

/** Where test runs keep what they can make again. */
export const testCacheFolder = join(packageRoot(), 'node_modules', '.cache', 'prox-test');

/** A migrated, empty embedded database's data folder; made once for each schema, then kept over test runs. */
export async function migratedTemplate(): Promise<Archive> {
  const file = join(testCacheFolder, `migrated-${schemaHash()}-${templateName()}`);
  const kept = readIfThere(file);
  return (kept && unpack(kept)) ?? build(file);
}

async function build(file: string): Promise<Archive> {
  const folder = mkdtempSync(join(tmpdir(), 'prox-template-'));
  const location = { kind: 'embedded', place: folder, folder, templateFolders: [testCacheFolder] } as const;
  const database = await openDatabase(location, { timeZone: 'UTC' });
  await ensureMigrated(database);
  await database.close();
  const packed = packFolder(dataFolderIn(folder));
  rmSync(folder, { recursive: true });
  mkdirSync(testCacheFolder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, packed);
  renameSync(`${file}.${process.pid}`, file);
  return unpack(packed) ?? Promise.reject(new Error('What was just packed can not be unpacked'));
}

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const { content_hash } of readMigrations()) hash.update(content_hash);
  return hash.digest('hex').slice(0, 8);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
