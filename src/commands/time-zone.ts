import type { Failure } from '../domain/failure.ts';
import { unknownName } from '../report/near-names.ts';

/** The zone of dates and sessions: `given` (the flag), else PROX_TIME_ZONE, else the system's. Fails for no zone. */
export function timeZoneOf(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const named = given ?? environment['PROX_TIME_ZONE'];
  if (named === undefined || named === '') return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isZone(named)) throw unknownZone(named);
  return named;
}

/** A name of the time zone database; databases read the sign of an offset such as +02:00 in two ways. */
function isZone(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function unknownZone(name: string): Failure {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  return unknownName('time zone', name, zones);
}
