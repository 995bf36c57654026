import { OBJECTIVES } from '../src/format/sections.ts';
import type { OBJECTIVE_SOURCES } from '../src/format/words.ts';
import { hasBit, integerField, tenths, textField, vectorField } from './fields.ts';
import { OBJECTIVE_TABLE } from './objective-table.ts';
import { addRow } from './round-file.ts';

/** A place that matters; its coordinates in tenths of a unit. */
export interface Objective {
  readonly name: string;
  readonly kind: string;
  readonly source: (typeof OBJECTIVE_SOURCES)[number];
  /** The entity to look at anew, where it moves; else null. */
  readonly mover: number | null;
  x: number;
  y: number;
  z: number;
}

/** An entity that may be one: found in the scan, chosen when all have been seen. */
interface Candidate {
  readonly entity: number;
  readonly kind: string;
  readonly name: string;
  readonly targetName: string;
  readonly target: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Entities beyond the clients; the last two of the engine's 1024 are the world and none (q_shared.h). */
const FIRST_ENTITY = 64;
const END_OF_ENTITIES = 1022;
const ENTITIES_PER_FRAME = 48;
/** More objectives than a map has that is played. */
const MOST = 16;
/** Two this close to each other are one, tenths. */
const SAME_PLACE = 960;
/** trigger_objective_info, spawnflags (g_misc.c): the trigger belongs to a vehicle, to a command post. */
const TOI_TANK = 8;
const TOI_COMMAND_POST = 64;

/** What is looked at, the better ones first: a trigger_objective_info carries the name that players see. */
const KINDS: Readonly<Record<string, string>> = {
  trigger_objective_info: 'objective',
  team_CTF_redflag: 'flag',
  team_CTF_blueflag: 'flag',
  team_WOLF_checkpoint: 'checkpoint',
  func_constructible: 'constructible',
  func_explosive: 'explosive',
  script_mover: 'escort',
};
const ORDER = ['objective', 'command_post', 'flag', 'checkpoint', 'constructible', 'explosive', 'escort'];

export const objectives: Objective[] = [];

let next = FIRST_ENTITY;
const candidates: Candidate[] = [];

/** Looks at some of the map's entities; true when all have been seen and `objectives` is complete. */
export function findObjectives(map: string): boolean {
  if (next >= END_OF_ENTITIES) return true;
  for (let i = 0; i < ENTITIES_PER_FRAME && next < END_OF_ENTITIES; i++) {
    const kind = KINDS[textField(next, 'classname')];
    if (kind !== undefined) addCandidate(next, kind);
    next += 1;
  }
  if (next < END_OF_ENTITIES) return false;
  choose();
  if (objectives.length === 0) fromTable(map);
  for (const objective of objectives) writeObjective(objective);
  return true;
}

function addCandidate(entity: number, kind: string): void {
  const flags = integerField(entity, 'spawnflags');
  const own = kind === 'objective' ? textField(entity, 'track') : textField(entity, 'scriptName');
  const name = nameOf(own === '' ? textField(entity, 'targetname') : own);
  // A door or a crate is a mover or an explosive as well; those that matter have a script or a trigger of their own.
  if (name === '') return;
  const [x, y, z] = centreOf(entity, kind) as [number, number, number];
  const isPost = kind === 'objective' && hasBit(flags, TOI_COMMAND_POST);
  const isTank = kind === 'objective' && hasBit(flags, TOI_TANK);
  candidates.push({
    entity,
    kind: isPost ? 'command_post' : isTank ? 'escort' : kind,
    name,
    targetName: textField(entity, 'targetname'),
    target: textField(entity, 'target'),
    x,
    y,
    z,
  });
}

/** The middle of a brush, the place of anything else. */
function centreOf(entity: number, kind: string): number[] {
  const low = vectorField(entity, 'r.absmin');
  const high = vectorField(entity, 'r.absmax');
  const place = vectorField(entity, 'r.currentOrigin');
  const centre: number[] = [];
  for (let i = 0; i < 3; i++) {
    const middle = Math.floor((tenths(low[i]) + tenths(high[i])) / 2);
    centre.push(kind === 'flag' || kind === 'checkpoint' || middle === 0 ? tenths(place[i]) : middle);
  }
  return centre;
}

/** A name for a cell and for reports: `the Forward Bunker Gate` is `forward_bunker_gate`. */
function nameOf(text: string): string {
  const [plain] = string.gsub(text, '%^.', '');
  const [words] = string.gsub(string.lower(plain), '[^a-z0-9]+', '_');
  const [trimmed] = string.gsub(words, '^_*(.-)_*$', '%1');
  const [bare] = string.gsub(trimmed, '^the_', '');
  return string.sub(bare, 1, 48);
}

function choose(): void {
  for (const kind of ORDER) {
    for (const candidate of candidates) {
      if (candidate.kind === kind && objectives.length < MOST) take(candidate);
    }
  }
}

function take(candidate: Candidate): void {
  const linked = linkedMover(candidate);
  const mover = linked ?? (candidate.kind === 'escort' ? candidate.entity : null);
  const { x, y, z } = candidate;
  for (const taken of objectives) {
    const near =
      Math.abs(taken.x - x) < SAME_PLACE && Math.abs(taken.y - y) < SAME_PLACE && Math.abs(taken.z - z) < SAME_PLACE;
    if (near || (mover !== null && taken.mover === mover)) return;
  }
  const { kind } = candidate;
  objectives.push({ name: freeName(candidate.name), kind, source: 'entity', mover, x, y, z });
}

/** The vehicle that a trigger belongs to. */
function linkedMover({ target, targetName, kind }: Candidate): number | null {
  if (kind !== 'escort') return null;
  for (const other of candidates) {
    const isLinked =
      (target !== '' && other.targetName === target) || (targetName !== '' && other.target === targetName);
    if (isLinked && textField(other.entity, 'classname') === 'script_mover') return other.entity;
  }
  return null;
}

function freeName(name: string): string {
  let free = name;
  let number = 2;
  while (objectives.some((objective) => objective.name === free)) {
    free = `${name}_${number}`;
    number += 1;
  }
  return free;
}

function fromTable(map: string): void {
  for (const [name, kind, x, y, z] of OBJECTIVE_TABLE[map] ?? []) {
    objectives.push({ name, kind, source: 'table', mover: null, x: x * 10, y: y * 10, z: z * 10 });
  }
}

function writeObjective({ source, name, kind, mover, x, y, z }: Objective): void {
  const place = { x: x / 10, y: y / 10, z: z / 10 };
  addRow(OBJECTIVES, { source, objective: name, kind, x: place.x, y: place.y, z: place.z, moves: mover !== null });
}

/** Looks where the objectives that move are now. */
export function followObjectives(): void {
  for (const objective of objectives) {
    if (objective.mover === null) continue;
    const place = vectorField(objective.mover, 'r.currentOrigin');
    objective.x = tenths(place[0]);
    objective.y = tenths(place[1]);
    objective.z = tenths(place[2]);
  }
}
