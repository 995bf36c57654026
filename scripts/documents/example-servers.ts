import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_VALUES, splitTracker, trackerFile } from '../../src/deploy/head.ts';

/** Lays out two game servers below `home` for examples: `server` has no tracker yet, `duel` one of an older version, edited by hand. */
export function exampleServers(home: string, tracker: Buffer): void {
  emptyServer(join(home, 'server'), 'wolfadmin/main.lua');
  const duel = join(home, 'duel');
  emptyServer(duel, 'proximity_tracker.lua');
  writeFileSync(join(duel, 'legacy/proximity_tracker.lua'), editedTracker(tracker));
}

function emptyServer(folder: string, modules: string): void {
  mkdirSync(join(folder, 'etmain'), { recursive: true });
  mkdirSync(join(folder, 'legacy'));
  writeFileSync(join(folder, 'legacy/qagame.mp.x86_64.so'), '');
  writeFileSync(join(folder, 'etmain/server.cfg'), `set sv_hostname "duel"\nset lua_modules "${modules}"\n`);
}

/** A tracker before the option `pauses` came, with one value set by hand and one spoilt. */
function editedTracker(tracker: Buffer): string {
  const parts = splitTracker(tracker);
  if (typeof parts === 'string') throw new Error(`the built tracker is ${parts}`);
  const file = trackerFile(
    '0.0.9',
    { ...DEFAULT_VALUES, sample_interval_ms: 100, min_damage: 'some' },
    `${parts.body}`,
  );
  return file.replace(/^ {2}pauses = .*\n/m, '').replace('"pauses":true,', '');
}
