import type { RoundFile } from '../domain/round-file.ts';
import type { TrackerAbilities } from '../domain/round-record.ts';

/**
 * What a file's tracker could record. Every PROXIMITY_TRACKER read flags the engine does not have for prone and sprint
 * (bg_public.h, PMF_RESPAWNED and PMF_LIMBO stand there) and ended a life at the obituary, revived or not.
 */
export function abilitiesOf(file: RoundFile): TrackerAbilities {
  const able = file.tracker === 'PROX_TRACKER';
  return { tracks_revives: able, records_stance: able, records_sprint: able };
}
