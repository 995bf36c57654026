import { OBJECTIVE_FOCUS } from '../../src/format/sections.ts';
import type { Team } from '../../src/format/words.ts';
import { later } from '../chores.ts';
import { clock } from '../clock.ts';
import { followObjectives, objectives } from '../objectives.ts';
import { flagOption, integerOption } from '../options.ts';
import { isRecorded, type Player, players, teamWord } from '../players.ts';
import { addRow } from '../round-file.ts';

/** OBJECTIVE_FOCUS: how far everybody was from every objective, looked at about once a second. */
export const RECORD_FOCUS = flagOption('objective_focus');

/** A player's sums as one side; per objective, in the order of `objectives`. */
interface Focus {
  readonly guid: string;
  readonly team: Team;
  name: string;
  samples: number;
  lastSample: number;
  /** Game units. */
  readonly distance: number[];
  readonly within: number[];
}

const { sqrt } = math;

const RADIUS_U = integerOption('objective_radius_u');
/** Everybody is measured this often, ms. */
export const MEASURE_MS = 1000;
/** The longest time between two measurements that counts as one stay, ms: he may have been down between them. */
const LONGEST_STEP_MS = 1500;

const byPlayer: Record<string, Focus> = {};
const all: Focus[] = [];

/** The next player to be measured, by his place in the list, and when the turn that he belongs to began. */
let nextPlayer = 0;
let turnBegan = 0;

function focusOf(player: Player): Focus {
  const team = teamWord(player.team);
  const key = `${player.guid};${team}`;
  const known = byPlayer[key];
  if (known !== undefined) return known;
  const focus: Focus = {
    ...{ guid: player.guid, team, name: player.name, samples: 0, lastSample: clock.now },
    distance: objectives.map(() => 0),
    within: objectives.map(() => 0),
  };
  byPlayer[key] = focus;
  all.push(focus);
  return focus;
}

/** Whether somebody is to be measured now. */
export function isMeasuringDue(): boolean {
  return nextPlayer < players().length || clock.now - turnBegan >= MEASURE_MS;
}

/** Measures up to `count` players at the places where they were last looked at. */
export function measureSome(count: number): void {
  const list = players();
  if (nextPlayer >= list.length) {
    if (clock.now - turnBegan < MEASURE_MS) return;
    turnBegan = clock.now;
    nextPlayer = 0;
    followObjectives();
  }
  for (let left = count; left > 0 && nextPlayer < list.length; left--) {
    const player = list[nextPlayer] as Player;
    nextPlayer += 1;
    if (player.life !== null && player.life.downed === null && isRecorded(player)) measure(player);
  }
}

function measure(player: Player): void {
  const focus = focusOf(player);
  const since = clock.now - focus.lastSample;
  const step = since > LONGEST_STEP_MS ? MEASURE_MS : since;
  focus.lastSample = clock.now;
  focus.name = player.name;
  focus.samples += 1;
  const { x, y, z } = player;
  for (let i = 0; i < objectives.length; i++) {
    const objective = objectives[i];
    if (objective === undefined) return;
    const dx = objective.x - x;
    const dy = objective.y - y;
    const dz = objective.z - z;
    const distance = sqrt(dx * dx + dy * dy + dz * dz) / 10;
    focus.distance[i] = (focus.distance[i] ?? 0) + distance;
    if (distance <= RADIUS_U) focus.within[i] = (focus.within[i] ?? 0) + step;
  }
}

export function writeFocus(): void {
  for (const focus of all) later(() => writeRows(focus));
}

function writeRows(focus: Focus): void {
  for (let i = 0; i < objectives.length; i++) {
    addRow(OBJECTIVE_FOCUS, {
      guid: focus.guid,
      name: focus.name,
      team: focus.team,
      objective: objectives[i]?.name ?? '',
      avg_distance_u: (focus.distance[i] ?? 0) / focus.samples,
      time_within_radius_ms: focus.within[i] ?? 0,
      samples: focus.samples,
    });
  }
}
