import { readdirSync, readFileSync } from 'node:fs';

// A community's year of rounds, made from recordings: other players, maps and times, paths trimmed.

const RECORDINGS = ['../samples/', '../test/recordings/v6/'].map((folder) => new URL(folder, import.meta.url));
const MAPS = ['supply', 'goldrush', 'radar', 'oasis', 'adlernest', 'frostbite', 'bremen_b3', 'sw_goldrush_te'];
const PLAYERS = 60;
const ROUNDS_A_SESSION = 8;
const SESSIONS_A_WEEK = 7;
const ROUND_S = 900;

/** Every how many points of a path one is kept, besides the first and the last. */
const KEEP_EVERY = 4;

/** A made round file. */
export interface MadeFile {
  readonly name: string;
  readonly text: string;
}

/** `count` round files, in time order and the same each time; the last ends at `end`. */
export function* madeFiles(count: number, end: Date): Generator<MadeFile> {
  const samples = RECORDINGS.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => trimmed(readFileSync(new URL(name, folder), 'utf8'))),
  );
  const starts = startTimes(count, end);
  for (const [number, start] of starts.entries()) {
    const map = MAPS[Math.floor(number / 2) % MAPS.length] ?? '';
    const half = (number % 2) + 1;
    const text = retold(samples[number % samples.length] ?? '', { number, start, map, half });
    const at = new Date((start + ROUND_S) * 1000).toISOString();
    const stamp = `${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}`;
    yield { name: `${stamp}-${map}-round-${half}_engagements.txt`, text };
  }
}

/** Seconds since 1970, in sessions of an evening. */
function startTimes(count: number, end: Date): number[] {
  const last = Math.floor(end.getTime() / 1000) - ROUND_S;
  const dayStep = (7 / SESSIONS_A_WEEK) * 86_400;
  return Array.from({ length: count }, (_, at) => {
    const back = count - 1 - at;
    const session = Math.floor(back / ROUNDS_A_SESSION);
    return Math.floor(last - session * dayStep - (back % ROUNDS_A_SESSION) * (ROUND_S + 60));
  });
}

interface Retelling {
  readonly number: number;
  readonly start: number;
  readonly map: string;
  readonly half: number;
}

/** The round with other players, no bots among them, at another time on another map. */
function retold(text: string, { number, start, map, half }: Retelling): string {
  const players = new Map<string, string>();
  return text
    .replace(/^# map=.*$/mu, `# map=${map}`)
    .replace(/^# round=.*$/mu, `# round=${half}`)
    .replace(/^# round_start_unix=.*$/mu, `# round_start_unix=${start}`)
    .replace(/^# round_end_unix=.*$/mu, `# round_end_unix=${start + ROUND_S}`)
    .replace(/\b(?:[0-9A-F]{32}|OMNIBOT[0-9A-F]{25})\b/gu, (guid) => {
      const player = players.get(guid) ?? guidOf((players.size * 7 + number * 3) % PLAYERS);
      players.set(guid, player);
      return player;
    });
}

function guidOf(player: number): string {
  return `BE7C${player.toString(16).toUpperCase().padStart(4, '0')}`.padEnd(32, '5');
}

/** The file with fewer points in its paths. */
function trimmed(text: string): string {
  const [before = '', tracks = '', after = ''] = text.split(/(?=^# PLAYER_TRACKS$)|(?=^# KILL_HEATMAP$)/mu);
  const lines = tracks.split('\n').map((line) => (line.startsWith('#') ? line : trimmedLife(line)));
  return before + lines.join('\n') + after;
}

function trimmedLife(line: string): string {
  const path = line.slice(line.lastIndexOf(';') + 1);
  const points = path.split('|');
  const kept = points.filter((_, at) => at % KEEP_EVERY === 0 || at === points.length - 1);
  return line.slice(0, line.length - path.length) + kept.join('|');
}
