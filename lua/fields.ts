/**
 * Reads the engine's fields as what they should be. A field of another kind (a fraction, NaN, nil, a string) reads as
 * the nearest whole number or as nothing: `string.format('%d', 1.5)` and its like have cost whole rounds.
 */

/** Beyond this a number is no number of the game: everything the file holds has 32 bits. */
const LIMIT = 2147483647;
/** The same in game units: a coordinate is written in tenths. */
const LIMIT_U = 200000000;

const { floor } = math;

/** The whole number at or below `value`; 0 where it is none. */
export function whole(value: unknown): number {
  if (typeof value === 'number' && value >= -LIMIT && value <= LIMIT) return floor(value);
  return 0;
}

/** A length in tenths of a game unit, rounded; 0 where `value` is no number. */
export function tenths(value: unknown): number {
  if (typeof value === 'number' && value >= -LIMIT_U && value <= LIMIT_U) return floor(value * 10 + 0.5);
  return 0;
}

export function integerField(entity: number, field: string): number {
  return whole(et.gentity_get(entity, field));
}

/** One of an array's elements. */
export function integerFieldAt(entity: number, field: string, index: number): number {
  return whole(et.gentity_get(entity, field, index));
}

export function textField(entity: number, field: string): string {
  const value = et.gentity_get(entity, field);
  return typeof value === 'string' ? value : '';
}

const NOWHERE: readonly number[] = [0, 0, 0];

/** A vector of three; its parts are still to be read with `tenths` or `whole`. */
export function vectorField(entity: number, field: string): readonly unknown[] {
  const value = et.gentity_get(entity, field);
  return typeof value === 'object' ? (value as readonly unknown[]) : NOWHERE;
}

/** A server variable as a number; null where it is none. */
export function cvarNumber(name: string): number | null {
  return tonumber(et.trap_Cvar_Get(name)) ?? null;
}

/** A server variable as a whole number, `otherwise` where it is none. */
export function cvarInteger(name: string, otherwise: number): number {
  const value = cvarNumber(name);
  return value === null ? otherwise : whole(value);
}

/** Whether a flag of `bit` is set in `flags`, both not negative. Works alike in Lua 5.4 and LuaJIT. */
export function hasBit(flags: number, bit: number): boolean {
  return flags % (bit + bit) >= bit;
}
