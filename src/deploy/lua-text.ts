import { isUtf8 } from 'node:buffer';

/** A value that Lua and an option can have. */
export type LuaValue = boolean | number | string;

/**
 * The text of bytes that came from Lua. Where they are no UTF-8, each byte from 0x80 on becomes a lone surrogate, U+DC00
 * above it, so that `luaLiteral` writes the same bytes again.
 */
export function luaText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return bytes
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(LONE_SURROGATES + byte.charCodeAt(0)));
}

/** A value as Lua source, on one line; a number is an integer. */
export function luaLiteral(value: LuaValue): string {
  if (typeof value !== 'string') return String(value);
  return `"${value.replace(UNSAFE, escaped)}"`;
}

const LONE_SURROGATES = 0xdc00;

/** What ends a literal or a line, what is unseen there, and bytes that are no UTF-8. */
const UNSAFE = /["\\\p{Cc}\p{Cs}]/gu;

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  return Array.from(bytesOf(character), (byte) => `\\${String(byte).padStart(3, '0')}`).join('');
}

/** Control characters above 0x7f have two bytes, a lone surrogate of `luaText` has one. */
function bytesOf(character: string): Uint8Array {
  const code = character.charCodeAt(0);
  return code > LONE_SURROGATES && code <= LONE_SURROGATES + 0xff
    ? Uint8Array.of(code - LONE_SURROGATES)
    : Buffer.from(character);
}
