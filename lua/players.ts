import { plainText } from '../src/format/text.ts';
import { PLAYER_CLASSES, type PlayerClass, TEAMS, type Team } from '../src/format/words.ts';
import { CON_CONNECTED, SVF_BOT, TEAM_ALLIES, TEAM_AXIS } from './constants.ts';
import type { Engagement } from './engagement.ts';
import { cvarInteger, hasBit, integerField, integerFieldAt, tenths, textField, vectorField } from './fields.ts';
import type { Life } from './life.ts';
import { flagOption } from './options.ts';

/** Somebody in a client slot. Coordinates are tenths of a game unit. */
export interface Player {
  readonly slot: number;
  readonly guid: string;
  name: string;
  readonly bot: boolean;
  /** TEAM_AXIS or TEAM_ALLIES; anything else plays in no team. */
  team: number;
  /** Index into PLAYER_CLASSES. */
  class: number;
  /** Of his last life; null while he has had none. */
  lastClass: number | null;
  /** The life that is being recorded: from a spawn until the body is gone, so also while he waits for a medic. */
  life: Life | null;
  /** The fight in which he is the target. */
  engagement: Engagement | null;
  /** The fights of others in which he is an attacker. */
  readonly attacks: Engagement[];
  /** When he last hit an enemy. */
  lastHitDealt: number;
  /** What the engine has counted of his hits by region: head, arms, body, legs. */
  readonly regions: ByNumber<number>;
  /** Where he was when last looked at. */
  x: number;
  y: number;
  z: number;
}

const { sqrt } = math;

/** A slot beyond this has no userinfo; asking for it takes the server down. */
let maxClients = 0;
const bySlot: ByNumber<Player> = {};
/** All players by slot, for loops: the same order each time makes the same file. */
let list: Player[] = [];

export function readMaxClients(): void {
  const value = cvarInteger('sv_maxclients', 64);
  maxClients = value > 0 && value < 64 ? value : 64;
}

/** Everybody who is connected, in slot order. */
export function players(): readonly Player[] {
  return list;
}

/** Whose slot it is; undefined for the world, for things, and for slots that nobody is in. */
export function playerAt(slot: number): Player | undefined {
  return bySlot[slot];
}

/** The player of a slot, made known if he is not; undefined for what is no client slot or not connected. */
export function meet(slot: number): Player | undefined {
  const known = bySlot[slot];
  if (known !== undefined) return known;
  if (!(slot >= 0 && slot < maxClients) || integerField(slot, 'pers.connected') !== CON_CONNECTED) return undefined;
  const guid = guidOf(slot);
  const player: Player = {
    slot,
    guid,
    name: textField(slot, 'pers.netname'),
    bot: isBot(slot, guid),
    team: integerField(slot, 'sess.sessionTeam'),
    class: integerField(slot, 'sess.playerType'),
    lastClass: null,
    life: null,
    engagement: null,
    attacks: [],
    lastHitDealt: -1000000,
    regions: regionsOf(slot),
    x: 0,
    y: 0,
    z: 0,
  };
  bySlot[slot] = player;
  const last = list[list.length - 1];
  if (last === undefined || last.slot < slot) list.push(player);
  else relist();
  return player;
}

function regionsOf(slot: number): ByNumber<number> {
  const regions: ByNumber<number> = {};
  for (let i = 0; i < 4; i++) regions[i] = integerFieldAt(slot, 'pers.playerStats.hitRegions', i);
  return regions;
}

/** Makes everybody known who is connected already. */
export function meetAll(): void {
  for (let slot = 0; slot < maxClients; slot++) meet(slot);
}

export function forget(slot: number): void {
  bySlot[slot] = undefined;
  relist();
}

function relist(): void {
  list = [];
  for (let slot = 0; slot < maxClients; slot++) {
    const player = bySlot[slot];
    if (player !== undefined) list.push(player);
  }
}

/**
 * The client's GUID, which he sends himself: made fit for a cell, and told from an equal one in another slot. Who has
 * none gets his slot's.
 */
function guidOf(slot: number): string {
  const sent = plainText(et.Info_ValueForKey(et.trap_GetUserinfo(slot), 'cl_guid'));
  const unknown = sent === '' || sent === 'unknown' || sent === 'NO_GUID';
  const guid = unknown ? `NO_GUID-${slot}` : sent;
  for (const other of list) {
    if (other.guid === guid) return `${guid}-${slot}`;
  }
  return guid;
}

function isBot(slot: number, guid: string): boolean {
  return string.sub(guid, 1, 7) === 'OMNIBOT' || hasBit(integerField(slot, 'r.svFlags'), SVF_BOT);
}

const RECORD_BOTS = flagOption('bots');

/** Whether his lives and fights are written; somebody else's attacker he may be anyway. */
export function isRecorded(player: Player): boolean {
  return (player.team === TEAM_AXIS || player.team === TEAM_ALLIES) && (RECORD_BOTS || !player.bot);
}

export function teamWord(team: number): Team {
  return team === TEAM_ALLIES ? TEAMS[1] : TEAMS[0];
}

/** Null for a number that is no class. */
export function classWord(index: number): PlayerClass | null {
  return PLAYER_CLASSES[index] ?? null;
}

/** Looks where a player is. */
export function locate(player: Player): void {
  const origin = vectorField(player.slot, 'ps.origin');
  place(player, tenths(origin[0]), tenths(origin[1]), tenths(origin[2]));
}

export function place(player: Player, x: number, y: number, z: number): void {
  player.x = x;
  player.y = y;
  player.z = z;
}

/** 3-D distance of two places given in tenths, game units. */
export function distanceU(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  const dx = ax - bx;
  const dy = ay - by;
  const dz = az - bz;
  return sqrt(dx * dx + dy * dy + dz * dz) / 10;
}

/** How many players of a team live, the wounded not counted. */
export function aliveOf(team: number): number {
  let alive = 0;
  for (const player of list) {
    if (player.team === team && player.life !== null && player.life.downed === null) alive += 1;
  }
  return alive;
}
