import type { Team } from '../../format/words.ts';
import type { Ink } from '../../render/canvas.ts';
import { GAME_COLOURS } from '../../render/colour-codes.ts';
import type { Span } from '../../render/styled-text.ts';
import type { Rgb } from '../../render/terminal-colour.ts';

/** Axis red, allies blue. */
export const SIDE_COLOURS: Readonly<Record<Team, Rgb>> = { AXIS: [255, 80, 80], ALLIES: [100, 125, 255] };

/** A side's colour, ever darker. */
const FADED: Readonly<Record<Team, readonly Rgb[]>> = {
  AXIS: [
    [215, 60, 60],
    [175, 50, 50],
    [135, 40, 40],
    [100, 35, 35],
  ],
  ALLIES: [
    [85, 105, 220],
    [70, 85, 180],
    [55, 65, 140],
    [45, 50, 105],
  ],
};

export const FIRE: Rgb = [255, 215, 0];
export const KILL: Rgb = [255, 255, 255];
export const REVIVE: Rgb = [70, 220, 110];
export const OBJECTIVE: Rgb = [200, 160, 60];
export const FLOOR: Rgb = [75, 75, 75];
export const DIM: Rgb = [130, 130, 130];
const BLACK: Rgb = [0, 0, 0];
const UNDER_FIRE: Rgb = [110, 85, 0];

/** What lies above what, where they share a character. */
const LAYERS = { floor: 0, path: 1, fire: 3, kill: 4, heading: 5 };

export const FLOOR_INK: Ink = { colour: FLOOR, plain: '.', layer: LAYERS.floor };
export const FIRE_INK: Ink = { colour: FIRE, plain: '*', layer: LAYERS.fire };
export const KILL_INK: Ink = { colour: KILL, plain: '#', layer: LAYERS.kill };

/** A side's path; `age` is 0 for now to 1 for the oldest that is drawn. */
export function pathInk(team: Team, age: number): Ink {
  const shades = FADED[team];
  const colour = shades[Math.min(shades.length - 1, Math.floor(age * shades.length))] ?? SIDE_COLOURS[team];
  return { colour, plain: team === 'AXIS' ? ':' : ';', layer: LAYERS.path + (1 - age) };
}

export function headingInk(team: Team): Ink {
  return { colour: SIDE_COLOURS[team], plain: "'", layer: LAYERS.heading };
}

/** How a living player's mark looks. */
export interface MarkLook {
  readonly isFollowed: boolean;
  readonly isUnderFire: boolean;
  /** Nobody knows where he went since. */
  readonly isOld: boolean;
}

export function markInk(team: Team, plain: string, { isFollowed, isUnderFire, isOld }: MarkLook): Ink {
  const colour = isOld ? (FADED[team][2] ?? SIDE_COLOURS[team]) : SIDE_COLOURS[team];
  if (isFollowed) return { colour: BLACK, plain, background: colour };
  return isUnderFire ? { colour: GAME_COLOURS[7] ?? colour, plain, background: UNDER_FIRE } : { colour, plain };
}

/** A death: bright first. */
export function deathInk(team: Team, plain: string, down_ms: number): Ink {
  return { colour: FADED[team][down_ms < 2000 ? 0 : 2] ?? SIDE_COLOURS[team], plain };
}

/** Spans of one look next to each other as one, spaces with what is before them: a line needs fewer escape sequences. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const isSpace = span.background === undefined && span.text.trim() === '';
    if (last !== undefined && last.background === span.background && (isSpace || last.colour === span.colour)) {
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    } else joined.push(span);
  }
  return joined;
}
