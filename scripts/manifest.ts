import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';
import { sourcesPlace } from './sources-place.ts';

// Writes what `prox --help` reads in place of the commands' modules: flags, arguments and help of each command.
// With --check it only compares, and fails where commands have changed since.

const FILE = fileURLToPath(new URL('../oclif.manifest.json', import.meta.url));

async function manifestText(): Promise<string> {
  const plugin = new Plugin({ ...sourcesPlace(), type: 'core', isRoot: true, errorOnManifestCreate: true });
  await plugin.load();
  return `${JSON.stringify({ commands: plugin.manifest.commands, version: plugin.version }, null, 2)}\n`;
}

const text = await manifestText();
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('oclif.manifest.json is older than the commands: npm run build');
  process.exitCode = 1;
}
