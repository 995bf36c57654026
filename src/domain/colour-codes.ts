/**
 * A name without the game's colour codes: `^` and the character after it, unless that is another `^` or the name's end
 * (Q_IsColorString, q_shared.h).
 */
export function stripColours(name: string): string {
  return name.replace(/\^[^^]/gu, '');
}
