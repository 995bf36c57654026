import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe } from 'vitest';
import type { Archive } from '../../src/store/archive.ts';
import { dataFolderIn } from '../../src/store/data-folder.ts';
import type { Database } from '../../src/store/database.ts';
import { type DatabaseLocation, type EmbeddedLocation, locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { serverTemplate } from './server-template.ts';
import { testTemplate, testTemplateFolder } from './test-template.ts';

export type EngineName = 'embedded' | 'server';

/** The URL of a PostgreSQL server on which the tests may make databases and roles; undefined where there is none. */
export const testServer = process.env['PROX_TEST_SERVER'];

/** What tests run on: always the embedded database, a server where PROX_TEST_SERVER names one. */
const engines: readonly EngineName[] = testServer ? ['embedded', 'server'] : ['embedded'];

/** Describes the same behaviour of every engine. */
export function describeEngines(name: string, tests: (engine: EngineName) => void): void {
  describe.each(engines)(`${name} (%s)`, tests);
}

/** Describes behaviour to which the engine is all the same, on the quicker one that is there. */
export function describeOneEngine(name: string, tests: (engine: EngineName) => void): void {
  describe(name, () => tests(engines.at(-1) ?? 'embedded'));
}

/** Somewhere a database can be, or is; `cleanup` removes it and must come after the database was closed. */
export interface FreshLocation {
  readonly location: DatabaseLocation;
  cleanup(): Promise<void>;
}

/** An open database of its own; `cleanup` closes and removes it. */
export interface FreshDatabase extends FreshLocation {
  readonly database: Database;
}

/** A migrated, empty database. */
export async function freshDatabase(engine: EngineName, { timeZone = 'UTC' } = {}): Promise<FreshDatabase> {
  const { location, cleanup } = await migratedLocation(engine);
  const database = await openDatabase(location, { timeZone });
  return {
    database,
    location,
    async cleanup() {
      await database.close();
      await cleanup();
    },
  };
}

/** A closed database that is migrated and empty. */
export async function migratedLocation(engine: EngineName): Promise<FreshLocation> {
  if (engine === 'server') {
    templateDatabase ??= serverTemplate(testServer ?? '', testServerUrl);
    return serverDatabase(await templateDatabase);
  }
  const fresh = bareFolder();
  mkdirSync(fresh.location.folder);
  template ??= await testTemplate();
  writeQuickly(template, dataFolderIn(fresh.location.folder));
  return fresh;
}

let template: Archive | undefined;
let templateDatabase: Promise<string> | undefined;

/** As writeFolder, without the wait for the disk. */
function writeQuickly({ folders, files }: Archive, folder: string): void {
  for (const name of ['', ...folders].sort()) mkdirSync(join(folder, name), { mode: 0o700 });
  for (const [name, content] of files) writeFileSync(join(folder, name), content, { mode: 0o600 });
}

/** Where there is no database yet: a folder that isn't there, which gets prox's tables with its database, or a server's new database without tables. */
export async function bareLocation(engine: EngineName): Promise<FreshLocation> {
  return engine === 'embedded' ? bareFolder() : serverDatabase('template0');
}

function bareFolder(): FreshLocation & { readonly location: EmbeddedLocation } {
  const home = mkdtempSync(join(tmpdir(), 'prox-test-'));
  const folder = join(home, 'database');
  return {
    location: { kind: 'embedded', place: folder, folder, templateFolders: [testTemplateFolder] },
    async cleanup() {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function serverDatabase(from: string): Promise<FreshLocation> {
  const name = `prox_test_${randomBytes(8).toString('hex')}`;
  await onTestServer(`create database ${name} encoding utf8 template ${from}`);
  return {
    location: locateDatabase(testServerUrl(name)),
    cleanup: () => onTestServer(`drop database if exists ${name} with (force)`),
  };
}

/** The test server's URL with another database, and another user if given. */
export function testServerUrl(database: string, user?: { name: string; password: string }): string {
  const url = new URL(testServer ?? '');
  url.pathname = `/${database}`;
  if (user !== undefined) {
    url.username = user.name;
    url.password = user.password;
  }
  return url.href;
}

/** Runs SQL on the test server as its administrator. */
export async function onTestServer(text: string, database?: string): Promise<void> {
  const client = new pg.Client(database === undefined ? testServer : testServerUrl(database));
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
