import { engineStartTime } from './clock.ts';
import { TEAM_ALLIES, TEAM_AXIS } from './constants.ts';
import { cvarInteger, cvarNumber, whole } from './fields.ts';
import { EFFECTIVE_OPTIONS, integerOption, textOption } from './options.ts';
import { MEASURE_MS } from './probes/objective-focus.ts';
import { reinforcementInterval, reinforcementOffset } from './reinforcements.ts';

/** What a round is called, read when it begins: the engine counts on before it is over. */
export interface RoundNames {
  readonly map: string;
  /** 1 or 2. */
  readonly round: number;
  readonly startUnix: number;
  /** Folder and file name up to what all round files end with. */
  readonly stem: string;
}

/** Text as part of a file name: the engine refuses `..`, and some endings take the server down (files.c). */
function fileWord(text: string, longest: number): string {
  const [word] = string.gsub(text, '[^%w_-]', '_');
  return string.sub(word, 1, longest);
}

const LONGEST_FOLDER = 100;

function folderName(): string {
  const parts: string[] = [];
  for (const part of textOption('output_folder').split('/')) {
    const word = fileWord(part, 40);
    if (word !== '') parts.push(word);
  }
  const folder = table.concat(parts, '/');
  // The engine cuts a path at 255 bytes without a word, its ending first (files.c).
  return folder === '' || folder.length > LONGEST_FOLDER ? '' : `${folder}/`;
}

/** Names the round that began `age` ms ago. */
export function roundNames(age: number): RoundNames {
  const map = et.trap_Cvar_Get('mapname');
  // g_currentRound is 0 in the first half of a stopwatch map and 1 in the second (g_main.c, G_LogExit).
  const round = cvarInteger('g_currentRound', 0) === 1 ? 2 : 1;
  const now = os.time();
  const stamp = os.date('%Y-%m-%d-%H%M%S', now);
  const stem = `${folderName()}${stamp}-${fileWord(map, 64)}-round-${round}`;
  return { map: map === '' ? 'unknown' : map, round, startUnix: whole(now - age / 1000), stem };
}

function number(value: number | null): string {
  return value === null ? '' : `${whole(value)}`;
}

/** What can be recorded on this engine, whatever the options say. */
function capabilities(): string {
  const able: [string, boolean][] = [
    ['stance', true],
    ['sprint', true],
    ['revives', true],
    // et_Revive came with 2.84, and so did the names of the EF_ flags (g_lua.c).
    ['medic_hook', et['EF_PRONE'] !== undefined],
    ['regions', true],
    ['pauses', true],
    ['reinforcements', reinforcementOffset(TEAM_AXIS) !== null && reinforcementInterval(TEAM_AXIS) !== null],
    ['round_clock', engineStartTime() !== null],
  ];
  const words: string[] = [];
  for (const [name, can] of able) words.push(`${name}:${can ? '1' : '0'}`);
  return table.concat(words, ',');
}

/** The metadata that a file begins with. `recordingStart` is the round clock where the tracker came late, else 0. */
export function headerMetadata(names: RoundNames, recordingStart: number): readonly (readonly [string, string])[] {
  const fps = cvarNumber('sv_fps');
  const server = textOption('server_name');
  const metadata: [string, string][] = [
    ['map', names.map],
    ['round', number(names.round)],
    ['crossfire_window', number(integerOption('crossfire_window_ms'))],
    ['escape_time', number(integerOption('escape_time_ms'))],
    ['escape_distance', number(integerOption('escape_distance_u'))],
    ['position_sample_interval', number(integerOption('sample_interval_ms'))],
    ['round_start_unix', number(names.startUnix)],
    ['axis_spawn_interval', number(reinforcementInterval(TEAM_AXIS))],
    ['allies_spawn_interval', number(reinforcementInterval(TEAM_ALLIES))],
    ['tracker_name', 'prox'],
    ['tracker_version_full', proximity_version],
    ['engine_version', et.trap_Cvar_Get('mod_version')],
    ['server_name', server === '' ? et.trap_Cvar_Get('sv_hostname') : server],
    ['gametype', et.trap_Cvar_Get('g_gametype')],
    ['objective_sample_interval', number(MEASURE_MS)],
    ['frame_interval_ms', fps === null || fps <= 0 ? '' : number(1000 / fps)],
    ['capabilities', capabilities()],
  ];
  if (recordingStart > 0) metadata.push(['recording_start_ms', number(recordingStart)]);
  for (const { name, value } of EFFECTIVE_OPTIONS) metadata.push([`option_${name}`, optionText(value)]);
  return metadata;
}

function optionText(value: boolean | number | string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  return value ? '1' : '0';
}
