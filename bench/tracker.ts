// What the tracker costs a server in 15 minutes of play, beside its limits and beside reading the engine's fields alone:
// `npx tsx bench/tracker.ts [Lua file] [runs] [minutes]`. Wants lua5.4, whose clock counts what the process itself takes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const LUA = 'lua5.4';
const RUNNER = here('tracker.lua');
const READER = here('read-fields.lua');
const ENGINE = here('../test/tracker/engine');

/** Figures of one run, by name; see tracker.lua. */
type Figures = Readonly<Record<string, number>>;

const FIGURES = [
  { name: 'frame_p99_us', title: 'frame p99', unit: 'µs' },
  { name: 'worst_frame_ms', title: 'worst frame', unit: 'ms' },
  { name: 'round_end_ms', title: 'round-end frame', unit: 'ms' },
  { name: 'damage_us', title: 'et_Damage', unit: 'µs' },
  { name: 'memory_mb', title: 'peak memory', unit: 'MB' },
] as const;

/** In the order of FIGURES. */
const GAMES = [
  { players: 12, limits: [55, 0.5, 0.5, 4, 1] },
  { players: 64, limits: [200, 1, 1, 4, 4] },
] as const;

function here(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function play(tracker: string, players: number, minutes: number): Figures {
  const { status, stdout, stderr } = spawnSync(LUA, [RUNNER, ENGINE, tracker, String(players), String(minutes)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${tracker} with ${players} players: ${stderr}`);
  const pairs = [...stdout.matchAll(/(\w+)=(\S+)/gu)].map(([, name = '', value]) => [name, Number(value)] as const);
  return Object.fromEntries(pairs);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function medians(runs: readonly Figures[], name: string): number {
  return median(runs.map((figures) => figures[name] ?? Number.NaN));
}

/** A line per figure; true where all keep their limits. */
function tell(game: (typeof GAMES)[number], tracker: readonly Figures[], reader: readonly Figures[]): boolean {
  const keeps = FIGURES.map(({ name, title, unit }, at) => {
    const [value, limit, alone] = [medians(tracker, name), game.limits[at] ?? Number.NaN, medians(reader, name)];
    const beside = name === 'damage_us' ? '' : `reading alone ${figure(alone, unit)}`;
    const verdict = value <= limit ? '' : 'MISSES THE LIMIT';
    console.log(
      `${String(game.players).padStart(2)} players  ${title.padEnd(16)}${figure(value, unit)} of ${String(limit).padEnd(3)} ${unit} ` +
        `${(value / limit).toFixed(2).padStart(6)} ×  ${beside.padEnd(26)} ${verdict}`.trimEnd(),
    );
    return value <= limit;
  });
  const [mean, alone] = [tracker, reader].map((runs) => medians(runs, 'mean_frame_us'));
  const share = `reading the fields is ${(((alone ?? 0) / (mean ?? 0)) * 100).toFixed(0)} % of it`;
  console.log(`            mean frame      ${figure(mean ?? Number.NaN, 'µs')}, ${share}; ${written(tracker)}`);
  const errors = Math.max(...tracker.map((figures) => figures['hook_errors'] ?? Number.NaN));
  if (errors !== 0) console.log(`            ${errors} HOOKS RAISED`);
  return keeps.every(Boolean) && errors === 0;
}

function written(runs: readonly Figures[]): string {
  return `${medians(runs, 'written_mb').toFixed(2)} MB written`;
}

function figure(value: number, unit: string): string {
  return `${value.toFixed(2).padStart(8)} ${unit}`;
}

const tracker = process.argv[2] ?? here('../dist/proximity_tracker.lua');
const [runs, minutes] = [Number(process.argv[3] ?? 5), Number(process.argv[4] ?? 15)];
if (spawnSync(LUA, ['-v']).error) throw new Error(`No ${LUA} here: apt-get install lua5.4`);
if (!existsSync(tracker)) throw new Error(`No tracker at ${tracker}: npm run build`);
console.log(
  `${minutes} minutes of play, medians of ${runs}. Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`,
);
const kept = GAMES.map((game) => {
  // In turn, so that what else the machine does weighs on both alike
  const figures = Array.from({ length: runs }, () => ({
    tracker: play(tracker, game.players, minutes),
    reader: play(READER, game.players, minutes),
  }));
  return tell(
    game,
    figures.map((run) => run.tracker),
    figures.map((run) => run.reader),
  );
});
if (!kept.every(Boolean)) process.exitCode = 1;
