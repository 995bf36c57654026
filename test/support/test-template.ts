import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/store/archive.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { findTemplate } from '../../src/store/template.ts';

/** Where test runs keep the template of an embedded database. */
export const testTemplateFolder = join(packageRoot(), 'node_modules', '.cache', 'prox-test');

/** The template of a migrated, empty embedded database; made once for each schema, then kept over test runs. */
export async function testTemplate(): Promise<Archive> {
  const kept = findTemplate([testTemplateFolder]);
  if (kept !== undefined) return kept;
  const folder = mkdtempSync(join(tmpdir(), 'prox-template-'));
  const location = { kind: 'embedded', place: folder, folder, templateFolders: [testTemplateFolder] } as const;
  const database = await openDatabase(location, { timeZone: 'UTC' });
  await database.close();
  rmSync(folder, { recursive: true });
  return testTemplate();
}
