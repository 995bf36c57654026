const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const HIGHEST = 2147483647;

export type Scale = 1 | 10;

/**
 * Reads numbers out of bytes, at a place that moves on behind each. The bytes must go on with something that is no
 * digit, such as the line's end.
 */
export class NumberScanner {
  /** Where the next number begins; after a read, the byte behind it. */
  at = 0;
  /** False once something was no number of 32 bits; set it to true before the first read. */
  ok = true;

  /** An optional `-` and digits. */
  integer(bytes: Uint8Array): number {
    return this.scaled(bytes, 1);
  }

  /** As `integer`, with or without one decimal; returns tenths. */
  tenths(bytes: Uint8Array): number {
    return this.scaled(bytes, 10);
  }

  /** The number times `scale`: what `integer` gives for 1 and `tenths` for 10. */
  scaled(bytes: Uint8Array, scale: Scale): number {
    let at = this.at;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    const first = at;
    let digit = (bytes[at] as number) - ZERO;
    let value = 0;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = (bytes[++at] as number) - ZERO;
    }
    if (at === first) this.ok = false;
    value *= scale;
    if (scale === 10 && digit === DOT - ZERO) {
      digit = (bytes[at + 1] as number) - ZERO;
      if (digit >= 0 && digit <= 9) value += digit;
      else this.ok = false;
      at += 2;
    }
    this.at = at;
    if (value > (negative ? HIGHEST + 1 : HIGHEST)) this.ok = false;
    // Not `-value`, which makes -0 of 0.
    return negative ? 0 - value : value;
  }
}
