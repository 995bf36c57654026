import { rowText } from '../src/format/encode.ts';
import { PATH_POINT } from '../src/format/points.ts';
import { OPEN_TRACKS, PLAYER_TRACKS } from '../src/format/sections.ts';
import { type DeathType, PATH_EVENTS, type PlayerClass, type Team } from '../src/format/words.ts';
import { pathCells, stepCells } from './fast-text.ts';
import { addRowText } from './round-file.ts';

/** A life while it is recorded. A revive continues it. */
export interface Life {
  readonly guid: string;
  name: string;
  readonly team: Team;
  readonly class: PlayerClass | null;
  readonly spawnTime: number;
  /** Where he stood when he spawned, tenths; a move away from there is his first. */
  readonly spawnX: number;
  readonly spawnY: number;
  firstMove: number | null;
  /** False for a life that began before the tracker did. */
  readonly sawSpawn: boolean;
  /** Whether a frame has found him alive. */
  confirmed: boolean;
  /** Whether he waits for a medic: since when, and what he died of. */
  downed: { readonly time: number; readonly type: DeathType } | null;
  /** What the engine said last: the stamina, and the flags that the stance was made of, which seldom change. */
  stamina: number;
  flags: number;
  /** Index into STANCES. */
  stance: number;
  /** The newest points as integers in the order of PATH_POINT, `fresh` of them, from 1; the older ones are text already. */
  readonly points: ByNumber<number>;
  fresh: number;
  /** How many of these are in the journal already. */
  journaled: number;
  /** Where the last point lies in `points`, less 1. */
  lastAt: number;
  readonly chunks: string[];
  samples: number;
  journalHead: { readonly firstMove: number | null; readonly text: string } | null;
  /** When his newest points go into the journal, on the round clock. */
  journalAt: number;
}

/** The index that a path's point holds for an event. */
export function eventIndex(event: (typeof PATH_EVENTS)[number]): number {
  return PATH_EVENTS.indexOf(event);
}

const WIDTH = PATH_POINT.length;

/** Adds the point before once more, with another time and event. */
export function repeatPoint(life: Life, time: number, event: number): void {
  const { points } = life;
  const at = life.fresh * WIDTH;
  // The list is filled anew after each chunk; the last point of the one before still lies where it was.
  const before = life.lastAt;
  for (let i = 1; i <= WIDTH; i++) points[at + i] = points[before + i];
  points[at + 1] = time;
  points[at + WIDTH] = event;
  addedPoint(life);
}

/** Counts a point that was written behind the others. */
export function addedPoint(life: Life): void {
  life.lastAt = life.fresh * WIDTH;
  life.fresh += 1;
  life.samples += 1;
}

/** Says anew what the last point marks. */
export function setLastEvent(life: Life, event: number): void {
  life.points[life.lastAt + WIDTH] = event;
}

/** Makes text of the first `count` fresh points, all or all but the last, and a row of the journal. */
export function encodePoints(life: Life, count: number): void {
  if (count <= 0) return;
  life.chunks.push(pathCells(life.points, count));
  writeJournal(life, count);
  if (count < life.fresh) {
    for (let i = 1; i <= WIDTH; i++) life.points[i] = life.points[life.lastAt + i];
    life.lastAt = 0;
  }
  life.fresh -= count;
  life.journaled = 0;
}

/** Writes the fresh points up to the `count`th into the journal: what a server that is killed would lose. */
export function writeJournal(life: Life, count: number): void {
  if (count <= life.journaled) return;
  addRowText(OPEN_TRACKS, journalHead(life) + stepCells(life.points, life.journaled, count));
  life.journaled = count;
}

/** A journal row up to its points. It stays the same but for the first move. */
function journalHead(life: Life): string {
  const known = life.journalHead;
  if (known !== null && known.firstMove === life.firstMove) return known.text;
  const text = rowText(OPEN_TRACKS, {
    team: life.team,
    class: life.class,
    guid: life.guid,
    name: life.name,
    spawn_time_ms: life.spawnTime,
    first_move_time_ms: life.firstMove,
    path: '',
  });
  life.journalHead = { firstMove: life.firstMove, text };
  return text;
}

/** Writes a life that has ended. */
export function writeLife(life: Life, death_time_ms: number, death_type: DeathType): void {
  if (life.fresh > 0) life.chunks.push(pathCells(life.points, life.fresh));
  const row = rowText(PLAYER_TRACKS, {
    guid: life.guid,
    name: life.name,
    team: life.team,
    class: life.class,
    spawn_time_ms: life.spawnTime,
    death_time_ms,
    first_move_time_ms: life.firstMove,
    death_type,
    samples: life.samples,
    path: '',
  });
  addRowText(PLAYER_TRACKS, row + table.concat(life.chunks, '|'));
}
