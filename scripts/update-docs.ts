// Puts real output into the documents: after each line `<!-- $ prox … -->` the block that follows becomes what that command
// prints on a terminal of 100 columns, in a scratch database that holds the first and the last round of samples/, and with
// the servers of documents/example-servers.ts at /home/etl. `--check` only tells what is stale.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleServers } from './documents/example-servers.ts';

const DOCUMENTS = ['README.md', 'docs/deploy.md'];
/** Stands in the documents for the scratch folder. */
const SHOWN_HOME = '/home/etl';
const SHOWN_COMMAND = /<!-- \$ prox (.+) -->\n```\n[\s\S]*?```\n/g;

/** Runs prox on a real terminal (script, of util-linux, makes one) and returns what a person would read there. */
function onTerminal(command: string, home: string): string {
  const there = command.replaceAll(SHOWN_HOME, home);
  const output = execFileSync('script', ['-qec', `stty cols 100 rows 50; node bin/run.js ${there}`, '/dev/null'], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      PROX_HOME: home,
      PROX_TIME_ZONE: 'UTC',
      TERM: 'xterm',
      NO_COLOR: '1',
    },
  });
  return output.replaceAll('\r\n', '\n').replaceAll(home, SHOWN_HOME).trimEnd();
}

function refreshed(text: string, home: string): string {
  return text.replace(SHOWN_COMMAND, (_, command: string) => {
    return `<!-- $ prox ${command} -->\n\`\`\`\n$ prox ${command}\n${onTerminal(command, home)}\n\`\`\`\n`;
  });
}

const home = mkdtempSync(join(tmpdir(), 'prox-docs-'));
try {
  exampleServers(home, readFileSync('dist/proximity_tracker.lua'));
  onTerminal('import samples/2026-11-22-102925* samples/2026-11-22-104340*', home);
  const stale = [];
  for (const document of DOCUMENTS) {
    const text = readFileSync(document, 'utf8');
    const fresh = refreshed(text, home);
    if (fresh === text) continue;
    stale.push(document);
    if (!process.argv.includes('--check')) writeFileSync(document, fresh);
  }
  if (stale.length > 0) console.log(`${process.argv.includes('--check') ? 'stale' : 'updated'}: ${stale.join(', ')}`);
  if (stale.length > 0 && process.argv.includes('--check')) process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
