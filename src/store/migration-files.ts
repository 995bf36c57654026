import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** One step of the schema. */
export interface Migration {
  /** The file's name without its ending, as 0001_rounds. */
  readonly id: string;
  readonly sql: string;
  /** SHA-256 of the text. */
  readonly content_hash: Buffer;
}

/** The migrations in `folder` (schema/*.sql), in the order they are applied. */
export function readMigrations(folder: string = join(packageRoot(), 'schema')): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    // Git on Windows may have changed the ends of lines
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { id: basename(name, '.sql'), sql: text, content_hash: createHash('sha256').update(text).digest() };
  });
}
