const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const HIGHEST = 2147483647;

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
    const negative = this.minus(bytes);
    return this.signed(this.digits(bytes), negative);
  }

  /** As `integer`, with or without one decimal; returns tenths. */
  tenths(bytes: Uint8Array): number {
    const negative = this.minus(bytes);
    let value = this.digits(bytes) * 10;
    if (bytes[this.at] === DOT) {
      const digit = (bytes[this.at + 1] as number) - ZERO;
      if (digit >= 0 && digit <= 9) value += digit;
      else this.ok = false;
      this.at += 2;
    }
    return this.signed(value, negative);
  }

  private minus(bytes: Uint8Array): boolean {
    const negative = bytes[this.at] === MINUS;
    if (negative) this.at++;
    return negative;
  }

  private digits(bytes: Uint8Array): number {
    let at = this.at;
    let digit = (bytes[at] as number) - ZERO;
    let value = 0;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = (bytes[++at] as number) - ZERO;
    }
    if (at === this.at) this.ok = false;
    this.at = at;
    return value;
  }

  private signed(value: number, negative: boolean): number {
    if (value > HIGHEST && !(negative && value === HIGHEST + 1)) this.ok = false;
    // Not `-value`, which makes -0 of 0.
    return negative ? 0 - value : value;
  }
}
