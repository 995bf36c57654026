import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EmbeddedLocation } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { PROGRAM, runProx, runShell } from '../commands/run-prox.ts';
import { contents } from '../support/contents.ts';
import { freshDatabase } from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';
import { testTemplateFolder } from '../support/test-template.ts';

const SAMPLE = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const MB = 1024 * 1024;

let disk: string;

beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'prox-disk-'));
});

afterEach(() => rmSync(disk, { recursive: true, force: true }));

test.runIf(canMount())(
  'an import onto a full disk says so with exit code 3, keeps what was there, and is completed once there is room',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]);
    try {
      const environment = { DATABASE_URL: join(disk, 'database') };
      expect((await runProx(['import', SAMPLE], environment)).code).toBe(0);
      const before = await stored();
      for (const free of [0, 0.2 * MB]) {
        fill(free);
        const { code, stderr } = await runProx(['import', 'samples'], environment);
        expect(stderr).toMatch(/^prox: .*(?:No space left on device|the disk is full)/mu);
        expect(code).toBe(3);
        rmSync(join(disk, 'ballast'));
        if (free === 0) expect(await stored()).toEqual(before);
      }
      const { code } = await runProx(['import', 'samples'], environment);
      expect(code).toBe(0);
      expect(await stored()).toEqual(await undisturbed());
    } finally {
      execFileSync('umount', [disk]);
    }
  },
  60_000,
);

test('an import into a folder that may not be written to says so with exit code 3', async () => {
  const folder = join(disk, 'database');
  mkdirSync(folder, { mode: 0o555 });
  chmodSync(disk, 0o555);
  const asUser = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : ['env'];
  const line = [...asUser, process.execPath, PROGRAM, 'import', 'samples'].join(' ');
  const { code, stderr } = await runShell(line, { DATABASE_URL: folder });
  expect(stderr).toMatch(
    `prox: The embedded database at ${folder} can't be used: this user has no right to read and write`,
  );
  expect(code).toBe(3);
});

/** Leaves so many bytes of the disk free. */
function fill(free: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - free)));
}

async function stored(): Promise<unknown> {
  const folder = join(disk, 'database');
  const location: EmbeddedLocation = { kind: 'embedded', place: folder, folder, templateFolders: [testTemplateFolder] };
  const database = await openDatabase(location, { timeZone: 'UTC' });
  try {
    return await contents(database);
  } finally {
    await database.close();
  }
}

async function undisturbed(): Promise<unknown> {
  const { database, cleanup } = await freshDatabase('embedded');
  try {
    await importInto(database, ['samples'], { proxVersion: '0.1.0' });
    return await contents(database);
  } finally {
    await cleanup();
  }
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
