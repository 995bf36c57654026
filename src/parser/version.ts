import type { RoundFile } from '../domain/round-file.ts';

export type Version = Pick<RoundFile, 'tracker' | 'generation'>;

const KNOWN: readonly Version[] = [
  { tracker: 'PROXIMITY_TRACKER', generation: 4 },
  { tracker: 'PROXIMITY_TRACKER', generation: 5 },
  { tracker: 'PROXIMITY_TRACKER', generation: 6 },
  { tracker: 'PROX_TRACKER', generation: 1 },
];

/** The generations prox reads, as words. */
export const READABLE = 'PROXIMITY_TRACKER_V4, _V5 and _V6 and PROX_TRACKER_V1';

/** Reads the version line: a version, the name of one that prox does not know, or null for any other line. */
export function readVersion(line: string): Version | string | null {
  const name = /^# ((?:PROXIMITY|PROX)_TRACKER_V\d{1,9})$/.exec(line)?.[1];
  if (name === undefined) return null;
  return KNOWN.find((version) => name === `${version.tracker}_V${version.generation}`) ?? name;
}
