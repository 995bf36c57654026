import { type Line, lineWidth, type Piece, piece } from '../pieces.ts';

/** Words side by side, the active one in brackets; where room is short, those around it. */
export function tabs(words: readonly string[], active: number, width: number): Line {
  let [from, to] = [active, active + 1];
  const fits = (first: number, last: number): boolean => lineWidth(drawn(words, active, first, last)) <= width;
  for (let grown = true; grown; ) {
    grown = false;
    if (to < words.length && fits(from, to + 1)) [to, grown] = [to + 1, true];
    if (from > 0 && fits(from - 1, to)) [from, grown] = [from - 1, true];
  }
  return drawn(words, active, from, to);
}

function drawn(words: readonly string[], active: number, from: number, to: number): Line {
  const shown: Piece[] = words
    .slice(from, to)
    .map((word, at) => (from + at === active ? piece(`[${word}]`, 'bold') : piece(` ${word} `, 'dim')));
  return [...(from > 0 ? [piece('‹', 'dim')] : []), ...shown, ...(to < words.length ? [piece('›', 'dim')] : [])];
}
