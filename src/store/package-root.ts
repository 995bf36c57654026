import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** prox's own folder, the one that holds package.json and schema/; the same for src and dist. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

/** Where the template of a new embedded database is that comes with the package. */
export function packageTemplateFolder(): string {
  return join(packageRoot(), 'dist');
}

/** prox's version, as in package.json. */
export function proxVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json tells no version');
}
