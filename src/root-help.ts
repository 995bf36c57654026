import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const INTRODUCTION = `Proximity statistics for ET:Legacy communities: import round files, ask questions.

USAGE
  $ prox COMMAND [FLAGS]

START HERE
  $ prox import FOLDER
  $ prox ui
  $ prox report reactions --session latest

COMMANDS
`;

/** What the build writes about each command. */
interface Manifest {
  readonly commands: Readonly<Record<string, { readonly summary?: string }>>;
}

/**
 * The help of `prox` alone: where to start, and every command in one list. Made from the manifest in `root` without
 * oclif, so that asking takes hardly longer than starting Node.
 */
export function rootHelp(root: string): string {
  const { commands }: Manifest = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8'));
  const ids = Object.keys(commands).filter((id) => !isListedOtherwise(id, commands));
  const width = Math.max(...ids.map((id) => id.length));
  const lines = ids.sort().map((id) => `  ${typed(id).padEnd(width)}  ${commands[id]?.summary ?? ''}\n`);
  return `${INTRODUCTION}${lines.join('')}\n\`prox COMMAND --help\` explains a command, its flags and its columns.\n`;
}

/** `report` alone lists the reports, as this does; `report scopes` is also `scopes`. */
function isListedOtherwise(id: string, commands: Manifest['commands']): boolean {
  return id === 'report' || (id.startsWith('report:') && id.slice('report:'.length) in commands);
}

function typed(id: string): string {
  return id.replaceAll(':', ' ');
}
