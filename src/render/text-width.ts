import { eastAsianWidth } from 'get-east-asian-width';

const MARK = /^[\p{Mn}\p{Me}]/u;

/** Columns that visible text takes, as terminals reckon: a character by itself, marks nothing, wide ones two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** As many characters of the text, with the marks on them, as fit into `width` columns. */
export function textBeginning(text: string, width: number): string {
  let kept = '';
  let room = width;
  for (const character of text) {
    room -= characterWidth(character);
    if (room < 0) break;
    kept += character;
  }
  return kept;
}

function characterWidth(character: string): number {
  return MARK.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
