import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Interfaces } from '@oclif/core';

/** oclif's options for running the sources as they are: no manifest lies in their folder, and none is used. */
export function sourcesPlace(): Interfaces.Options {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const pjson = JSON.parse(text.replaceAll(/"\.\/dist\/(.+)\.js"/g, '"./$1.ts"'));
  return { root: fileURLToPath(new URL('../src', import.meta.url)), pjson };
}
