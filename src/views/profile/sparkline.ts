const LEVELS = { unicode: '▁▂▃▅▇', ascii: '.:-=+*#' } as const;

/** Values as a line of characters, the highest one for the greatest of them; a space where there is none. */
export function sparkline(values: readonly (number | null)[], glyphs: keyof typeof LEVELS): string {
  const levels = LEVELS[glyphs];
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const level = (value: number): number =>
    most === least
      ? Math.floor(levels.length / 2)
      : Math.round(((value - least) / (most - least)) * (levels.length - 1));
  return values.map((value) => (value === null ? ' ' : (levels[level(value)] ?? ' '))).join('');
}
