import { column, wordColumn } from './section.ts';
import { PATH_EVENTS, POSITION_EVENTS, STANCES, TEAMS } from './words.ts';

/**
 * The values of one point of an engagement's `positions`, separated by `,`; points are separated by `|`.
 * In memory a point is integers only: decimals are tenths, words are indexes into the column's `words`.
 */
export const POSITION_POINT = [
  column('integer', 'time', 'time_ms'),
  column('decimal', 'x', 'x'),
  column('decimal', 'y', 'y'),
  column('decimal', 'z', 'z'),
  wordColumn('event', 'event', POSITION_EVENTS),
] as const;

/** The values of one point of a life's `path`, as in `POSITION_POINT`. */
export const PATH_POINT = [
  column('integer', 'time', 'time_ms'),
  column('decimal', 'x', 'x'),
  column('decimal', 'y', 'y'),
  column('decimal', 'z', 'z'),
  column('integer', 'health', 'health'),
  column('decimal', 'speed', 'speed'),
  column('integer', 'weapon', 'weapon'),
  wordColumn('stance', 'stance', STANCES),
  wordColumn('sprint', 'sprint', ['0', '1']),
  wordColumn('event', 'event', PATH_EVENTS),
] as const;

/**
 * The values of one attacker, separated by `,`; attackers are separated by `|`. The name may hold both, so an
 * attacker is read from both ends: the GUID, and the values after the name from the right.
 */
export const ATTACKER = [
  column('text', 'guid', 'guid'),
  column('name', 'name', 'name'),
  wordColumn('team', 'team', TEAMS),
  column('integer', 'damage', 'damage'),
  column('integer', 'hits', 'hits'),
  column('integer', 'first_hit', 'first_hit_ms'),
  column('integer', 'last_hit', 'last_hit_ms'),
  column('flag', 'got_kill', 'got_kill'),
  column('weapons', 'weapons', 'weapons'),
] as const;
