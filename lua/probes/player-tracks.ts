import type { DeathType } from '../../src/format/words.ts';
import { later } from '../chores.ts';
import { clock } from '../clock.ts';
import { EF_CROUCHING, EF_PRONE, EF_PRONE_MOVING, PMF_LIMBO, STAT_SPRINTTIME } from '../constants.ts';
import { hasBit, integerField, integerFieldAt, tenths, vectorField } from '../fields.ts';
import { guard } from '../guard.ts';
import {
  addedPoint,
  encodePoints,
  eventIndex,
  type Life,
  repeatPoint,
  setLastEvent,
  writeJournal,
  writeLife,
} from '../life.ts';
import { classWord, isRecorded, locate, type Player, players, teamWord } from '../players.ts';
import { noteClass } from './class-changes.ts';

/**
 * PLAYER_TRACKS: a life from its spawn until the body is gone. While a player waits for a medic nothing is sampled,
 * and a revive continues the life.
 */

const { floor, sqrt } = math;

const SPAWN = eventIndex('spawn');
const SAMPLE = eventIndex('sample');
const DOWNED = eventIndex('downed');
const REVIVED = eventIndex('revived');

/** Farther than this from where he spawned, on the ground, a player has moved; tenths. A drop to the floor is none. */
const FIRST_MOVE = 50;
/** A life's points go into the journal this often, ms. */
const JOURNAL_MS = 1600;
/** Who has waited for so much longer goes before rows, ms. */
const LATE_MS = 600;

/**
 * Adds a point with what the engine says of a player now. `ps.*` are his own only while he lives: in limbo they are a
 * mate's (g_client.c).
 */
function addPoint(player: Player, life: Life, health: number, event: number): void {
  const { slot } = player;
  const { points } = life;
  const at = life.fresh * 10;
  locate(player);
  const velocity = vectorField(slot, 'ps.velocity');
  const vx = tenths(velocity[0]);
  const vy = tenths(velocity[1]);
  const flags = integerField(slot, 'ps.eFlags');
  if (flags !== life.flags) {
    life.flags = flags;
    life.stance = stanceOf(flags);
  }
  const stamina = integerFieldAt(slot, 'ps.stats', STAT_SPRINTTIME);
  points[at + 1] = clock.now;
  points[at + 2] = player.x;
  points[at + 3] = player.y;
  points[at + 4] = player.z;
  points[at + 5] = health;
  points[at + 6] = floor(sqrt(vx * vx + vy * vy) + 0.5);
  points[at + 7] = integerField(slot, 'ps.weapon');
  points[at + 8] = life.stance;
  points[at + 9] = stamina < life.stamina ? 1 : 0;
  points[at + 10] = event;
  life.stamina = stamina;
  addedPoint(life);
}

/** Index into STANCES, by the flags that the engine itself goes by (bg_pmove.c, PM_CheckDuck, PM_CheckProne). */
function stanceOf(flags: number): number {
  if (hasBit(flags, EF_PRONE) || hasBit(flags, EF_PRONE_MOVING)) return 2;
  return hasBit(flags, EF_CROUCHING) ? 1 : 0;
}

/** At least so many lives are new or wait for their first move; 0: none does. */
let unmoved = 0;

/** Begins a life where the player is; `sawSpawn` is false for one that began before the tracker did. */
export function startLife(player: Player, sawSpawn: boolean): void {
  if (!isRecorded(player)) return;
  locate(player);
  const life: Life = {
    guid: player.guid,
    name: player.name,
    team: teamWord(player.team),
    class: classWord(player.class),
    spawnTime: clock.now,
    spawnX: player.x,
    spawnY: player.y,
    firstMove: null,
    sawSpawn,
    confirmed: !sawSpawn,
    downed: null,
    stamina: 0,
    flags: 0,
    stance: 0,
    points: {},
    fresh: 0,
    journaled: 0,
    journalHead: null,
    lastAt: 0,
    chunks: [],
    samples: 0,
    // A wave spawns together; its journal rows are spread.
    journalAt: clock.now + 500 + ((player.slot * 331) % (JOURNAL_MS - 500)),
  };
  if (!sawSpawn) guard('class_changes', noteClass, player, clock.now);
  player.life = life;
  unmoved += 1;
  addPoint(player, life, integerField(player.slot, 'health'), SPAWN);
}

/** Looks at everybody who lives, at one time. */
export function sampleLives(): void {
  for (const player of players()) {
    const { life } = player;
    if (life === null) continue;
    if (life.downed !== null) {
      if (hasBit(integerField(player.slot, 'ps.pm_flags'), PMF_LIMBO)) endDowned(player, life);
      continue;
    }
    const health = integerField(player.slot, 'health');
    if (health > 0) addPoint(player, life, health, SAMPLE);
  }
}

export function newLivesWait(): boolean {
  return unmoved > 0;
}

/** Looks at new lives, in each frame: which are none, and who has moved. */
export function watchNewLives(): void {
  unmoved = 0;
  for (const player of players()) {
    const { life } = player;
    if (life === null || life.downed !== null) continue;
    if (!life.confirmed) confirm(player, life);
    if (life.firstMove === null && life.sawSpawn && player.life !== null) watchFirstMove(player, life);
  }
}

/**
 * Who joins a side in mid-round spawns and is put into limbo at once, to wait for his wave (g_client.c, ClientBegin):
 * that was no life.
 */
function confirm(player: Player, life: Life): void {
  life.confirmed = true;
  if (integerField(player.slot, 'health') > 0) guard('class_changes', noteClass, player, life.spawnTime);
  else player.life = null;
}

function watchFirstMove(player: Player, life: Life): void {
  const origin = vectorField(player.slot, 'ps.origin');
  const dx = tenths(origin[0]) - life.spawnX;
  const dy = tenths(origin[1]) - life.spawnY;
  if (dx * dx + dy * dy > FIRST_MOVE * FIRST_MOVE) life.firstMove = clock.now;
  else unmoved += 1;
}

/** Where the search for the next life stopped, a place in the list of players. */
let searched = 0;

/** A life whose points are due in the journal, everybody in turn; null where none is. */
export function dueLife(): Life | null {
  const list = players();
  for (let i = list.length; i > 0; i--) {
    if (searched >= list.length) searched = 0;
    const life = list[searched]?.life ?? null;
    if (life !== null && clock.now >= life.journalAt && life.downed === null) return life;
    searched += 1;
  }
  return null;
}

/** Whether a life that is due has waited so long that others should wait for it. */
export function isLate(life: Life): boolean {
  return clock.now - life.journalAt >= LATE_MS;
}

/** Makes text of a life's points so far. Where that fails it is not tried again at once: others have their turn. */
export function encodeLife(life: Life): void {
  life.journalAt = clock.now + JOURNAL_MS;
  guard('player_tracks', encodePoints, life, life.fresh);
}

/** A player goes down: he may be revived. */
export function downLife(player: Player, type: DeathType): void {
  const { life } = player;
  if (life === null || life.downed !== null) return;
  addPoint(player, life, integerField(player.slot, 'health'), DOWNED);
  life.confirmed = true;
  life.downed = { time: clock.now, type };
  later(() => encodeDowned(life));
}

/** Keeps the last point of somebody who is down out of the path's text: what it marks shows when he stands or is gone. */
function encodeDowned(life: Life): void {
  if (life.downed === null || life.fresh === 0) return;
  encodePoints(life, life.fresh - 1);
  writeJournal(life, 1);
}

/** A player who was down stands again. His state is that after the engine has set his health. */
export function reviveLife(player: Player): void {
  const { life } = player;
  if (life === null) {
    startLife(player, false);
    return;
  }
  life.downed = null;
  life.journalAt = clock.now;
  addPoint(player, life, integerField(player.slot, 'health'), REVIVED);
}

/** Ends the life of somebody who is down and whom nobody can revive any more. */
function endDowned(player: Player, life: Life): void {
  const { downed } = life;
  if (downed === null) return;
  setLastEvent(life, eventIndex(downed.type));
  finish(player, life, downed.time, downed.type);
}

/**
 * Ends a player's life, if he has one: at his death where he is down, else now, at the place where he was last looked
 * at. A reason that is no death (`round_end`, `disconnect`, `shutdown`) is that of the engine.
 */
export function endLife(player: Player, reason: 'round_end' | 'disconnect' | 'shutdown' | 'unknown'): void {
  const { life } = player;
  if (life === null) return;
  if (!life.confirmed) {
    player.life = null;
    return;
  }
  if (life.downed !== null) {
    endDowned(player, life);
    return;
  }
  repeatPoint(life, clock.now, eventIndex(reason));
  finish(player, life, clock.now, reason);
}

function finish(player: Player, life: Life, death_time_ms: number, death_type: DeathType): void {
  life.name = player.name;
  player.life = null;
  later(() => writeLife(life, death_time_ms, death_type));
}
