import { distance } from 'fastest-levenshtein';
import { Failure } from '../domain/failure.ts';

const NEAR = 5;
const LISTED = 10;

/** The names of `known` most like `wanted`, best first, at most five; case does not count. */
export function nearNames(wanted: string, known: readonly string[]): string[] {
  const typed = wanted.toLowerCase();
  const mostEdits = Math.max(2, Math.floor(typed.length / 2));
  return known
    .map((name) => ({ name, edits: edits(typed, name.toLowerCase()) }))
    .filter((near) => near.edits <= mostEdits)
    .sort((one, other) => one.edits - other.edits || (one.name < other.name ? -1 : 1))
    .slice(0, NEAR)
    .map((near) => near.name);
}

/** A part of a name counts as one edit: people type the part they remember. */
function edits(typed: string, name: string): number {
  const whole = distance(typed, name);
  return typed.length > 1 && name.includes(typed) ? Math.min(whole, 1) : whole;
}

/** The failure for a name that is not there: `what` as in "no map is called". */
export function unknownName(what: string, wanted: string, known: readonly string[]): Failure {
  const near = nearNames(wanted, known);
  const suggestion = near.length > 0 ? `Near names: ${listed(near)}.` : `Known: ${listed(known)}.`;
  return new Failure('usage', `No ${what} is called "${wanted}".`, known.length > 0 ? [suggestion] : []);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => (name === '' ? '"" (no name)' : name));
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return shown.join(', ') + more;
}
