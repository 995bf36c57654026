import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { EmbeddedLocation } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { bareLocation, type FreshLocation, migratedLocation } from '../support/databases.ts';

let fresh: FreshLocation;
let folder: string;

beforeEach(async () => {
  fresh = await bareLocation('embedded');
  folder = fresh.location.place;
});

afterEach(() => fresh.cleanup());

async function refusal(place = folder): Promise<string> {
  const location: EmbeddedLocation = {
    kind: 'embedded',
    place,
    folder: place,
    templateFolders: [join(folder, '..', 'cache')],
  };
  const opened = await openDatabase(location, { timeZone: 'UTC', lockWaitMs: 0 }).catch((error: unknown) => error);
  if (!(opened instanceof Failure)) throw opened;
  expect(opened.kind).toBe('database');
  return opened.message;
}

describe('A folder is refused, and nothing written to it, when', () => {
  test('it holds something else', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'holiday.jpg'), '');
    expect(await refusal()).toBe(`${folder} is not a database of prox: it holds holiday.jpg`);
    expect(readdirSync(folder)).toEqual(['holiday.jpg']);
  });

  test("it is PostgreSQL's own data folder", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '15\n');
    expect(await refusal()).toBe(`${folder} is not a database of prox: it is a data folder of PostgreSQL 15 itself`);
    expect(readdirSync(folder)).toEqual(['PG_VERSION']);
  });

  test('it is a file', async () => {
    writeFileSync(folder, 'text');
    expect(await refusal()).toBe(`${folder} is a file; the database needs a folder`);
  });

  test('a part of its path is a file', async () => {
    writeFileSync(folder, 'text');
    const inFile = join(folder, 'rounds', 'database');
    expect(await refusal(inFile)).toBe(
      `The embedded database at ${inFile} can't be used: a part of its path is a file`,
    );
  });

  test('its path has links that lead in a circle', async () => {
    symlinkSync(folder, folder);
    expect(await refusal()).toMatch(/can't be used: its path has links that lead in a circle$/);
  });

  test('another major version of PostgreSQL wrote it', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '17\n');
    expect(await refusal()).toBe(
      `The embedded database at ${folder} was made by PostgreSQL 17; this version of prox has PostgreSQL 18`,
    );
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test('its data has lost the version of PostgreSQL', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    expect(await refusal()).toMatch(/is damaged: data\/PG_VERSION is missing$/);
  });

  // A system's administrator may write everywhere: these need the tests to run as somebody else
  describe.skipIf(process.getuid?.() === 0)('as a user', () => {
    test('the user may not write to it', async () => {
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      expect(await refusal()).toMatch(/can't be used: this user has no right to read and write the folder$/);
    });

    test('the user may not write to the folder above it', async () => {
      mkdirSync(folder);
      chmodSync(folder, 0o500);
      expect(await refusal(join(folder, 'database'))).toMatch(/this user has no right/);
    });
  });

  test.runIf(existsSync('/proc/self'))('the system takes no folder there', async () => {
    expect(await refusal('/proc/prox/database')).toMatch(/can't be used: the system takes no folder there$/);
  });

  test.runIf(canMount())('the file system is read-only', async () => {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
    try {
      expect(await refusal()).toMatch(/can't be used: the file system is read-only$/);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

describe('A damaged database', () => {
  test.each(['global/pg_control', 'base', 'postgresql.conf'])('without %s is reported in words', async (part) => {
    const migrated = await migratedLocation('embedded');
    rmSync(join(migrated.location.place, 'data', part), { recursive: true });
    expect(await refusal(migrated.location.place)).toMatch(
      /^PostgreSQL can't start on the embedded database at .*: \S/,
    );
    await migrated.cleanup();
  });
});

describe('A folder is taken when', () => {
  test('it is empty, but for what systems put everywhere', async () => {
    mkdirSync(join(folder, 'lost+found'), { recursive: true });
    writeFileSync(join(folder, '.DS_Store'), '');
    const database = await openDatabase(fresh.location, { timeZone: 'UTC' });
    await database.close();
    expect(readdirSync(folder).sort()).toEqual(['.DS_Store', 'data', 'lost+found']);
  });

  test('folders above it are missing too', async () => {
    const deep = join(folder, 'a', 'b');
    const location = { ...fresh.location, folder: deep, place: deep };
    const database = await openDatabase(location, { timeZone: 'UTC' });
    await database.close();
    expect(readdirSync(deep)).toEqual(['data']);
  });
});

test('An unknown time zone is a mistake of the user, and leaves the database free', async () => {
  const opening = openDatabase(fresh.location, { timeZone: 'Europe/Atlantis' });
  await expect(opening).rejects.toMatchObject({
    kind: 'usage',
    message: 'PostgreSQL knows no time zone Europe/Atlantis',
  });
  const database = await openDatabase(fresh.location, { timeZone: 'UTC', lockWaitMs: 0 });
  await database.close();
});

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
