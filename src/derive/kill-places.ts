import type { CombatPosition, Engagement, Kill } from '../domain/round-file.ts';
import type { EngagementRecord, Place } from '../domain/round-record.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Where a victim and his killer stood. */
export type KillPlaces = Pick<
  EngagementRecord,
  'victim_x' | 'victim_y' | 'victim_z' | 'killer_x' | 'killer_y' | 'killer_z'
>;

/** Of an engagement that is no kill. */
export const NO_PLACES: KillPlaces = {
  ...{ victim_x: null, victim_y: null, victim_z: null },
  ...{ killer_x: null, killer_y: null, killer_z: null },
};

/**
 * Finds the places of a kill: those of the row that names it (trackers write both at the same time), else where the
 * engagement ended and the killer's position then.
 */
export function killPlaces(
  kills: readonly (Kill | CombatPosition)[],
  positions: Whereabouts,
): (engagement: Engagement) => KillPlaces {
  const written = new Map<string, Kill | CombatPosition>();
  for (const kill of kills) {
    if (isByEnemy(kill)) written.set(keyOf(kill.time_ms, kill.victim_guid, kill.killer_guid), kill);
  }
  return ({ end_time_ms, target_guid, killer_guid, end_x, end_y, end_z }) => {
    const kill = written.get(keyOf(end_time_ms, target_guid, killer_guid));
    const killer = killersPlace(kill) ?? (killer_guid === null ? null : positions.at(killer_guid, end_time_ms));
    return {
      victim_x: kill?.victim_x ?? end_x,
      victim_y: kill?.victim_y ?? end_y,
      victim_z: kill?.victim_z ?? end_z,
      ...{ killer_x: killer?.x ?? null, killer_y: killer?.y ?? null, killer_z: killer?.z ?? null },
    };
  };
}

function isByEnemy(kill: Kill | CombatPosition): boolean {
  return 'kind' in kill ? kill.kind === 'enemy' : kill.event === 'kill';
}

/** Null also where the killer had no place any more: he had left. */
function killersPlace(kill: Kill | CombatPosition | undefined): Place | null {
  if (kill === undefined) return null;
  const { killer_x: x, killer_y: y, killer_z: z } = kill;
  return x === null || y === null || z === null ? null : { x, y, z };
}

function keyOf(time_ms: number, victim_guid: string, killer_guid: string | null): string {
  return `${time_ms};${victim_guid};${killer_guid}`;
}
