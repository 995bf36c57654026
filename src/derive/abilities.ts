import type { RoundFile } from '../domain/round-file.ts';
import type { TrackerAbilities } from '../domain/round-record.ts';
import { capabilityOf, isSwitchedOff } from '../domain/tracker-metadata.ts';

/**
 * What a file's tracker could record. Every PROXIMITY_TRACKER read flags the engine does not have for prone and sprint
 * (bg_public.h, PMF_RESPAWNED and PMF_LIMBO stand there) and ended a life at the obituary, revived or not. Ours says
 * what it could not record on its engine; its option `revives` is of the section, lives go on through them anyway.
 */
export function abilitiesOf(file: RoundFile): TrackerAbilities {
  const able = (capability: string): boolean =>
    file.tracker === 'PROX_TRACKER' && (capabilityOf(file, capability) !== false || isSwitchedOff(file, capability));
  return { tracks_revives: able('revives'), records_stance: able('stance'), records_sprint: able('sprint') };
}
