import { isUtf8 } from 'node:buffer';

/** What Windows-1252 has at 0x80 to 0x9f. Its five unused bytes are the control characters of Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of the bytes `from` to `to` (not included): UTF-8, or Windows-1252 where it is no valid UTF-8. Never
 * makes U+FFFD of anything.
 *
 * Node's own decoder is not used for Windows-1252: in some releases it reads Latin-1.
 */
export function decodeText(bytes: Buffer, from: number, to: number): string {
  if (isUtf8(bytes.subarray(from, to))) return bytes.toString('utf8', from, to);
  return bytes
    .toString('latin1', from, to)
    .replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80));
}

const SHOWN_CHARACTERS = 40;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** The first 40 characters of what stands from `from` to `to` (not included), safe to print on a terminal. */
export function excerpt(bytes: Buffer, from: number, to: number): string {
  let end = Math.min(to, from + (SHOWN_CHARACTERS + 1) * 4);
  // Not in the middle of a UTF-8 character.
  while (end < to && end > from && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return printable(decodeText(bytes, from, end));
}

/** The first 40 characters of a text, safe to print on a terminal. */
export function printable(text: string): string {
  if (text === '') return '(empty)';
  const characters = Array.from(text);
  const shown = characters.slice(0, SHOWN_CHARACTERS).join('').replace(UNPRINTABLE, escaped);
  return characters.length > SHOWN_CHARACTERS ? `${shown}…` : shown;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
