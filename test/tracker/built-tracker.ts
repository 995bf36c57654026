import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { type OptionValues, trackerFile } from '../../src/deploy/head.ts';

/** The tracker's version in tests. */
export const VERSION = '9.8.7';

/** The tracker's Lua text without its head. */
function trackerBody(): string {
  const bundle = inject('trackerBundle');
  if ('failure' in bundle) throw new Error(`The tracker can't be built: ${bundle.failure}`);
  return readFileSync(bundle.file, 'utf8');
}

/** The tracker's Lua file, with these options and the defaults of the others. */
export function trackerWith(options: OptionValues = {}): string {
  return trackerFile(VERSION, options, trackerBody());
}
