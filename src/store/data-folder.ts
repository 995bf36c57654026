import { accessSync, constants, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { syncFolder, writeFolder } from './archive.ts';
import { engineMajor } from './engine.ts';
import { lockFileName } from './lock.ts';
import { makeFolders } from './make-folders.ts';
import { errorCode, readIfThere } from './system-errors.ts';
import { buildDataFolder, findTemplate } from './template.ts';

const dataName = 'data';
/** A data folder in the making; one that is left over from a killed process is thrown away. */
const unfinishedName = 'data.new';

/** PostgreSQL's data folder in an embedded database's folder. */
export function dataFolderIn(folder: string): string {
  return join(folder, dataName);
}

/** Throws a Failure unless `folder` is a database of prox's, is empty, or isn't there yet. Writes nothing. */
export function checkFolder(folder: string): void {
  const stat = tellingWhy(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (stat === undefined) return;
  if (!stat.isDirectory())
    throw new Failure('database', `${folder} is a file; the database needs a folder`, [otherFolder]);
  const names = tellingWhy(folder, () => readdirSync(folder));
  const foreign = names.find((name) => !isOurs(name));
  if (foreign !== undefined) throw foreignFolder(folder, foreign);
  if (names.includes(dataName)) checkDataFolder(folder);
}

/** Makes `folder` and the folders above it where they are missing. Throws a Failure where that is not allowed. */
export function makeFolder(folder: string): void {
  tellingWhy(folder, () => {
    makeFolders(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  });
}

/**
 * Makes PostgreSQL's data folder in `folder` where it is missing: whole, or not at all, whenever the process is killed.
 * The caller holds the folder's lock.
 */
export async function makeDataFolder(folder: string, templateFolders: readonly string[]): Promise<void> {
  const unfinished = join(folder, unfinishedName);
  try {
    rmSync(unfinished, { recursive: true, force: true });
    if (existsSync(dataFolderIn(folder))) return;
    const template = findTemplate(templateFolders);
    if (template === undefined) await buildDataFolder(unfinished, templateFolders.at(-1));
    else writeFolder(template, unfinished);
    renameSync(unfinished, dataFolderIn(folder));
    syncFolder(folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw folderFailure(folder, error);
  }
}

/** A refusal of the file system as a Failure about `folder`; any other error as it is. */
export function folderFailure(folder: string, error: unknown): unknown {
  const reason = reasons[errorCode(error) ?? ''];
  if (reason === undefined) return error;
  return new Failure('database', `The embedded database at ${folder} can't be used: ${reason}`, [otherFolder]);
}

function tellingWhy<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw folderFailure(folder, error);
  }
}

const otherFolder = 'Name another folder with --database or PROX_HOME';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to read and write the folder',
  EPERM: 'this user has no right to read and write the folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: "this user's disk quota is used up",
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOENT: 'the system takes no folder there',
  ENAMETOOLONG: 'its path is too long',
  ELOOP: 'its path has links that lead in a circle',
  EIO: 'the disk reports errors',
};

function isOurs(name: string): boolean {
  // Systems put files with a dot and lost+found everywhere
  return [dataName, unfinishedName, lockFileName, 'lost+found'].includes(name) || /^(\.|lock\.)/.test(name);
}

function foreignFolder(folder: string, name: string): Failure {
  const version = readIfThere(join(folder, 'PG_VERSION'))?.trim();
  const what = version === undefined ? `it holds ${name}` : `it is a data folder of PostgreSQL ${version} itself`;
  return new Failure('database', `${folder} is not a database of prox: ${what}`, [
    'Name a new or empty folder with --database or PROX_HOME',
  ]);
}

function checkDataFolder(folder: string): void {
  const data = dataFolderIn(folder);
  const version = tellingWhy(folder, () => {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
    return readIfThere(join(data, 'PG_VERSION'))?.trim();
  });
  if (version === undefined) {
    throw new Failure('database', `The embedded database at ${folder} is damaged: ${dataName}/PG_VERSION is missing`);
  }
  if (version === engineMajor) return;
  throw new Failure(
    'database',
    `The embedded database at ${folder} was made by PostgreSQL ${version}; this version of prox has PostgreSQL ${engineMajor}`,
    ['Use the version of prox that made it, or import the round files into a new folder'],
  );
}
