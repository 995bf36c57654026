const LOWEST = -2147483648;
const HIGHEST = 2147483647;

/**
 * The nearest whole number of 32 bits; what is no number becomes 0. In Lua the result is of the integer kind, so
 * that it never prints as `3.0`.
 */
function whole(value: number): number {
  if (value >= LOWEST && value <= HIGHEST) return Math.floor(value + 0.5);
  if (value < 0) return LOWEST;
  return value > 0 ? HIGHEST : 0;
}

/** A whole number as the file has it. Rounds a fraction, limits to 32 bits, writes what is no number as 0. */
export function integerText(value: number): string {
  return `${whole(value)}`;
}

/** A number given in tenths as the file has it, with one decimal: -5 is `-0.5`. Limits as `integerText`. */
export function tenthsText(tenths: number): string {
  const value = whole(tenths);
  if (value < 0) return `-${unsignedTenthsText(-value)}`;
  return unsignedTenthsText(value);
}

function unsignedTenthsText(tenths: number): string {
  const units = Math.floor(tenths / 10);
  return `${units}.${tenths - units * 10}`;
}
