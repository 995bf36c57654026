import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Archive, packFolder, unpack, writeDurably } from './archive.ts';
import { engineParameters, startEngine } from './engine.ts';
import { makeFolders } from './make-folders.ts';
import { creationSql } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { packageTemplateFolder } from './package-root.ts';
import { errorCode } from './system-errors.ts';

// A template is a new database's data folder, packed: making one takes PGlite seconds, unpacking one a fraction of a
// second. It comes with the package, in dist; where it doesn't, the first database made leaves one in the user's cache.

const ending = '.template';

/** The template for this PGlite; undefined where there is none that is whole. */
export function findTemplate(folders: readonly string[]): Archive | undefined {
  for (const folder of folders) {
    const packed = readTemplate(join(folder, templateName()));
    const archive = packed && unpack(packed);
    if (archive !== undefined) return archive;
  }
  return undefined;
}

/** Makes a data folder with prox's tables at `path` with PGlite, and leaves a template in `keepIn` if it can. */
export async function buildDataFolder(path: string, keepIn: string | undefined): Promise<void> {
  const template = await build(path);
  if (keepIn !== undefined) keepTemplate(template, keepIn);
}

/** Leaves the template in `folder` for the next database. Where that can't be, the next one takes longer, no more. */
export function keepTemplate(template: Buffer, folder: string): void {
  try {
    storeTemplate(template, folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** Makes the template that comes with the package; part of the build. */
export async function buildPackageTemplate(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'prox-template-'));
  try {
    storeTemplate(await build(join(scratch, 'data')), packageTemplateFolder());
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function build(path: string): Promise<Buffer> {
  mkdirSync(path, { mode: 0o700 });
  const engine = await startEngine(path, path);
  // Nobody makes databases from these: without them a data folder has half the size and a third of the files
  await engine.execute('update pg_database set datistemplate = false');
  await engine.execute('drop database template0');
  await engine.execute('drop database template1');
  await engine.execute(creationSql());
  await engine.close();
  return packFolder(path);
}

function storeTemplate(template: Buffer, folder: string): void {
  makeFolders(folder);
  const unfinished = join(folder, `${templateName()}.${process.pid}`);
  rmSync(unfinished, { force: true });
  try {
    // Whoever may run prox may read its template: there is nothing in it yet
    writeDurably(unfinished, template, 0o644);
    renameSync(unfinished, join(folder, templateName()));
  } finally {
    rmSync(unfinished, { force: true });
  }
  const old = readdirSync(folder).filter((name) => name.endsWith(ending) && name !== templateName());
  for (const name of old) rmSync(join(folder, name), { force: true });
}

function readTemplate(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Tells apart all that a template's content depends on: PGlite, its parameters, the schema. */
export function templateName(): string {
  const hash = createHash('sha256').update(engineParameters.join('\n'));
  for (const { content_hash } of readMigrations()) hash.update(content_hash);
  return `database-${pgliteVersion()}-${hash.digest('hex').slice(0, 8)}${ending}`;
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: { version: string } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return manifest.version;
}
