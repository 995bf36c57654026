import type { Life, Objective, ObjectiveFocus, RoundFile } from '../domain/round-file.ts';
import { isSwitchedOff, optionOf } from '../domain/tracker-metadata.ts';
import { PATH_EVENTS } from '../format/words.ts';
import { groupBy } from './group-by.ts';
import { numberAt } from './in-time.ts';

const DEFAULT_RADIUS_U = 500;
/** A point stands for the time since the one before it, but for no more than this. */
const LONGEST_STEP_MS = 1000;
/** No map has so many; a file made to name more would cost as many passes over its paths. */
const MOST_OBJECTIVES = 256;
const LONGEST_MS = 2_147_483_647;
/** Points at which a player stands on the map and lives. */
const PRESENT = new Set([PATH_EVENTS.indexOf('spawn'), PATH_EVENTS.indexOf('sample'), PATH_EVENTS.indexOf('revived')]);

/**
 * The rows of OBJECTIVE_FOCUS that a file lacks whose tracker did not come to write them: how near the players of
 * `lives` kept to each objective that stands still, worked out as the tracker does.
 */
export function missingFocus(file: RoundFile, lives: readonly Life[]): readonly ObjectiveFocus[] {
  const { OBJECTIVES, OBJECTIVE_FOCUS } = file.rows;
  if (isSwitchedOff(file, 'objective_focus')) return [];
  const objectives = OBJECTIVES.filter((objective) => !objective.moves).slice(0, MOST_OBJECTIVES);
  const there = new Set(OBJECTIVE_FOCUS.map(keyOf));
  const radius_u = Number(optionOf(file, 'objective_radius_u') ?? Number.NaN) || DEFAULT_RADIUS_U;
  return [...groupBy(lives, ({ guid, team }) => `${team};${guid}`).values()]
    .flatMap((own) => objectives.flatMap((objective) => focusOn(objective, own, radius_u)))
    .filter((focus) => !there.has(keyOf(focus)));
}

function keyOf({ guid, team, objective }: Pick<ObjectiveFocus, 'guid' | 'team' | 'objective'>): string {
  return `${team};${guid};${objective}`;
}

/** One player's row of one objective; none where he has no sample. */
function focusOn(objective: Objective, lives: readonly Life[], radius_u: number): readonly ObjectiveFocus[] {
  const last = lives.at(-1);
  let samples = 0;
  let distances_u = 0;
  let within_ms = 0;
  for (const { path } of lives) {
    for (let index = 0; index < path.length; index++) {
      if (numberAt(path.health, index) <= 0 || !PRESENT.has(numberAt(path.event, index))) continue;
      const distance_u = Math.hypot(
        numberAt(path.x, index) / 10 - objective.x,
        numberAt(path.y, index) / 10 - objective.y,
        numberAt(path.z, index) / 10 - objective.z,
      );
      samples++;
      distances_u += distance_u;
      if (distance_u <= radius_u && index > 0) within_ms += stepTime(path.time_ms, index);
    }
  }
  if (last === undefined || samples === 0) return [];
  return [
    {
      ...{ guid: last.guid, name: last.name, team: last.team, objective: objective.objective, samples },
      // As the file has it: with one decimal
      avg_distance_u: Math.round((distances_u / samples) * 10) / 10,
      time_within_radius_ms: Math.min(within_ms, LONGEST_MS),
    },
  ];
}

function stepTime(times_ms: Int32Array, index: number): number {
  const step_ms = numberAt(times_ms, index) - numberAt(times_ms, index - 1);
  return Math.min(Math.max(step_ms, 0), LONGEST_STEP_MS);
}
