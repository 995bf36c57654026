import { expect } from 'vitest';
import type { OptionValues } from '../../src/deploy/head.ts';
import type { Path, Positions, RoundFile } from '../../src/domain/round-file.ts';
import { PATH_EVENTS, POSITION_EVENTS } from '../../src/format/words.ts';
import { parsedRound } from '../parser/parsed-round.ts';
import { trackerWith } from './built-tracker.ts';
import { type GameOutcome, runGame } from './run-game.ts';
import { readStrictly, type StrictFile } from './strict-reader.ts';

/** A round file that a game left behind. */
export interface Recording {
  /** Its path in the game's folder. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly strict: StrictFile;
  readonly round: RoundFile;
  /** The rows by section. */
  readonly rows: RoundFile['rows'];
}

/** What a game left behind: its only round file, and everything else. */
export interface RecordedGame extends Recording {
  readonly game: GameOutcome;
}

/**
 * The beginning of most scenarios: a round on the map `supply` goes live. In play are 0 (a soldier) and 1 (a medic) of
 * the Axis at x = -2000, and 2 and 3, the same, of the Allies at x = 2000; they stand 64 units apart along y.
 */
export const FOUR_PLAYERS = `
  local game = start { map = 'supply' }
  for slot = 0, 3 do
    game:connect(slot)
    game:join(slot, slot < 2 and 'axis' or 'allies', slot % 2 == 0 and 'soldier' or 'medic')
  end
  game:live()
`;

/** The GUID of the pretend server's player in a slot. */
export function guid(slot: number): string {
  return (slot + 1).toString(16).toUpperCase().padStart(32, '0');
}

/** Plays a scenario with the tracker. Neither the server nor a hook may have failed. */
export async function play(scenario: string | Buffer, options: OptionValues = {}): Promise<GameOutcome> {
  const game = await runGame(trackerWith(options), scenario);
  expect(game.crashed).toBeUndefined();
  expect(game.returned).toEqual([]);
  expect(game.hook_errors).toBe(0);
  return game;
}

/** All round files of a game by name. Each has been read to the letter, and by our parser without a problem. */
export function recordings({ files }: GameOutcome): readonly Recording[] {
  return [...files]
    .filter(([name]) => /_engagements\.txt(\.part)?$/u.test(name))
    .map(([name, bytes]) => {
      const round = parsedRound(bytes);
      expect(round.problems).toEqual([]);
      expect(round.complete).toBe(!name.endsWith('.part'));
      return { name, bytes, strict: readStrictly(bytes), round, rows: round.rows };
    });
}

/** The only round file of a game. */
export function onlyRecording(game: GameOutcome): Recording {
  const [recording, ...others] = recordings(game);
  if (recording === undefined) throw new Error(`no round file; the console: ${game.prints.join('')}`);
  expect(others.map(({ name }) => name)).toEqual([]);
  return recording;
}

/** Plays a scenario that leaves one file. */
export async function record(scenario: string | Buffer, options: OptionValues = {}): Promise<RecordedGame> {
  const game = await play(scenario, options);
  return { ...onlyRecording(game), game };
}

/** As `record`, in a round of four players; the server quits at the end if it has not. */
export async function recordFour(scenario: string, options: OptionValues = {}): Promise<RecordedGame> {
  return await record(`${FOUR_PLAYERS}\n${scenario}\nif not game.is_over then game:quit() end`, options);
}

/** A point of a path, lengths in game units. */
export interface PathPoint {
  readonly time_ms: number;
  readonly event: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly health: number;
  readonly speed: number;
  readonly weapon: number;
  readonly stance: number;
  readonly sprint: number;
}

/** A life's points. */
export function pathPoints(path: Path): readonly PathPoint[] {
  return Array.from({ length: path.length }, (_, at) => ({
    ...pointAt(path, at, PATH_EVENTS),
    health: path.health[at] ?? 0,
    speed: (path.speed[at] ?? 0) / 10,
    weapon: path.weapon[at] ?? 0,
    stance: path.stance[at] ?? 0,
    sprint: path.sprint[at] ?? 0,
  }));
}

/** An engagement's points as `event time`, in order. */
export function positionEvents(positions: Positions): readonly string[] {
  return Array.from({ length: positions.length }, (_, at) => {
    const { event, time_ms } = pointAt(positions, at, POSITION_EVENTS);
    return `${event} ${time_ms}`;
  });
}

function pointAt(points: Positions, at: number, events: readonly string[]) {
  return {
    time_ms: points.time_ms[at] ?? 0,
    event: events[points.event[at] ?? 0] ?? '',
    x: (points.x[at] ?? 0) / 10,
    y: (points.y[at] ?? 0) / 10,
    z: (points.z[at] ?? 0) / 10,
  };
}
