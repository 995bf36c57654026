import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LuaFactory } from 'wasmoon';

const ENGINE = path.join(import.meta.dirname, 'engine');

/** One entry of the server's own log; more properties by event. `time_ms` is on the round clock. */
interface LogEntry {
  readonly event: string;
  readonly time_ms: number;
  readonly level_time: number;
  /** How many VMs had been started: 1 is the first map's. */
  readonly vm: number;
  /** The game state: 0 in play. */
  readonly state: number;
  readonly [key: string]: unknown;
}

/** What is left when a scenario has run. Texts have a character per byte. */
export interface GameOutcome {
  /** The files in the game's folder as they are on disk, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly log: readonly LogEntry[];
  /** The server's console, the module's own prints included. */
  readonly prints: readonly string[];
  /** Why the server went down, if it did. */
  readonly crashed?: string;
  /** How many times a hook raised. */
  readonly hook_errors: number;
  readonly open_files: number;
  /** What hooks returned, where they did. */
  readonly returned: readonly { readonly hook: string; readonly value: unknown }[];
  /** What the scenario returned. */
  readonly result?: unknown;
}

interface WrittenOutcome extends Omit<GameOutcome, 'files'> {
  readonly files: readonly string[];
  readonly failure?: string;
}

const factory = new LuaFactory();
let mounted = false;

async function emscripten() {
  const { module } = await factory.getLuaModule();
  if (!mounted) {
    for (const folder of ['/engine', '/game', '/game/out']) module.FS.mkdir(folder);
    for (const name of readdirSync(ENGINE)) {
      module.FS.writeFile(`/engine/${name}`, readFileSync(path.join(ENGINE, name)));
    }
    mounted = true;
  }
  return module.FS;
}

/**
 * Plays a scenario (see engine/game.lua) with a module's Lua text in the pretend engine, under a real Lua 5.4. A text's
 * characters are its bytes where it is given as a Buffer. Throws where the scenario itself fails.
 */
export async function runGame(tracker: string | Buffer, scenario: string | Buffer): Promise<GameOutcome> {
  const disk = await emscripten();
  const lua = await factory.createEngine();
  try {
    disk.writeFile('/game/tracker.lua', Buffer.from(tracker));
    disk.writeFile('/game/scenario.lua', Buffer.from(scenario));
    lua.doStringSync("package.path = '/engine/?.lua'  dofile '/engine/main.lua'");
    const { failure, ...outcome } = JSON.parse(text(disk.readFile('/game/out/outcome.json'))) as WrittenOutcome;
    if (failure) throw new Error(`The scenario fails: ${failure}`);
    const files = outcome.files.map((name, at) => [name, Buffer.from(disk.readFile(`/game/out/${at + 1}`))] as const);
    return { ...outcome, files: new Map(files) };
  } finally {
    lua.global.close();
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
