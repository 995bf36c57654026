import { Failure } from '../domain/failure.ts';
import { type CfgCommand, cfgCommands } from './cfg.ts';
import type { Place } from './place.ts';

/** A cfg file that was read. */
interface CfgFile {
  readonly path: string;
  readonly commands: readonly CfgCommand[];
}

/** The cfg files around a target, and those that can't be read, each with the sentence why. */
export interface CfgFiles {
  readonly files: readonly CfgFile[];
  readonly unreadable: readonly string[];
}

/**
 * Reads the server's cfg files as far as they can be found: those of the target folder, of etmain and legacy beside it, of
 * their folders `configs`, and what these files run with `exec`.
 */
export async function readCfgFiles(place: Place): Promise<CfgFiles> {
  const { join, dirname } = place.paths;
  const beside = dirname(place.folder);
  // The order in which the engine looks for what exec names
  const games = [...new Set([place.folder, join(beside, 'legacy'), join(beside, 'etmain')])];
  const unreadable: string[] = [];
  const files = new Map<string, CfgFile>();
  const waiting: string[] = [];
  for (const folder of games.flatMap((game) => [game, join(game, 'configs')])) {
    waiting.push(...((await readable(() => cfgsIn(place, folder), unreadable)) ?? []));
  }
  for (const path of waiting) {
    if (files.has(path)) continue;
    const bytes = await readable(() => place.read(path), unreadable);
    if (bytes === null) continue;
    const commands = cfgCommands(bytes.toString('utf8'));
    files.set(path, { path, commands });
    // The loop goes on with them
    waiting.push(...commands.flatMap(executed).flatMap((name) => games.map((game) => join(game, name))));
  }
  return { files: [...files.values()], unreadable };
}

async function cfgsIn(place: Place, folder: string): Promise<string[]> {
  const entries = (await place.list(folder)) ?? [];
  const names = entries.flatMap(({ name, kind }) =>
    kind !== 'folder' && /\.(?:cfg|config)$/i.test(name) ? [name] : [],
  );
  return names.sort().map((name) => place.paths.join(folder, name));
}

/** The file that a command runs, if it runs one; with the ending that the engine adds. */
function executed({ words: [command = '', name = ''] }: CfgCommand): string[] {
  if (command.toLowerCase() !== 'exec' || name === '' || name.includes('..')) return [];
  return [/\.[^/]*$/.test(name) ? name : `${name}.cfg`];
}

/** A cfg file that can't be read is worth a remark; the tracker can be deployed all the same. */
async function readable<Result>(work: () => Promise<Result>, unreadable: string[]): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    unreadable.push(error.message);
    return null;
  }
}
