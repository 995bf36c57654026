import type { Span } from '../../render/styled-text.ts';
import { textWidth } from '../../render/text-width.ts';
import { type Line, lineWidth, type Piece } from '../pieces.ts';

/** A line broken between words into as many as it takes; a longer word is left as it is. */
export function wrapLine(line: Line, width: number): readonly Line[] {
  const lines: Piece[][] = [[]];
  for (const word of line.flatMap(wordsOf)) {
    const last = lines.at(-1) ?? [];
    const text = word.text.map((span) => span.text).join('');
    if (last.length > 0 && lineWidth(last) + textWidth(text.trimEnd()) > width) lines.push([word]);
    else last.push(word);
  }
  return lines.map((words) => merged(withoutEndSpace(words)));
}

/** A space at the end may be one column too many. */
function withoutEndSpace(line: readonly Piece[]): Line {
  const trimmed = line.at(-1);
  if (trimmed === undefined) return line;
  const text = trimmed.text.map((span) => ({ ...span, text: span.text.trimEnd() }));
  return [...line.slice(0, -1), { ...trimmed, text }];
}

function wordsOf({ text, style }: Piece): Piece[] {
  return text.flatMap((span) => span.text.split(/(?<= )/u).map((word) => ({ text: [{ ...span, text: word }], style })));
}

/** The line with what follows alike in one piece: fewer escape sequences. */
export function merged(line: Line): Line {
  const pieces: Piece[] = [];
  for (const each of line) {
    const last = pieces.at(-1);
    if (last === undefined || last.style !== each.style) pieces.push(each);
    else pieces[pieces.length - 1] = { ...last, text: [...last.text, ...each.text].reduce(withSpan, []) };
  }
  return pieces;
}

function withSpan(spans: readonly Span[], span: Span): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined || last.colour !== span.colour || last.background !== span.background) return [...spans, span];
  return [...spans.slice(0, -1), { ...last, text: last.text + span.text }];
}
