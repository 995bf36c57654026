import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportFilesOptions, importFiles } from '../../src/importer/import-files.ts';
import type { Receipt } from '../../src/importer/receipt.ts';
import type { Database } from '../../src/store/database.ts';

/** A scratch folder for round files. */
export interface RoundFolder {
  readonly folder: string;
  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  remove(): void;
}

export function roundFolder(): RoundFolder {
  const folder = mkdtempSync(join(tmpdir(), 'prox-rounds-'));
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Imports as `prox import` does. */
export function importInto(
  database: Database | null,
  paths: readonly string[],
  options: Partial<ImportFilesOptions> = {},
): Promise<readonly Receipt[]> {
  return importFiles(paths, {
    database,
    server: '',
    timeZone: 'UTC',
    replace: false,
    proxVersion: '0.0.0-test',
    onReceipt: () => {},
    signal: new AbortController().signal,
    ...options,
  });
}
