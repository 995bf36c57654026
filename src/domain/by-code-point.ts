/** Orders texts by code point, as PostgreSQL does with collation "C". */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
