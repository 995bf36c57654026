/** What a round file's name tells. */
export interface NamedRound {
  /** The round's end by the server's local clock. */
  readonly end_at: Date;
  readonly map: string;
  readonly round: number;
}

const ROUND_FILE_NAME =
  /^(\d{4})-(\d{2})-(\d{2})-(\d{2})(\d{2})(\d{2})-(.+)-round-(\d{1,4})(?:-\d{1,4})?(?:_engagements)?\.txt(?:\.part)?$/;

/**
 * Reads `YYYY-MM-DD-HHMMSS-<map>-round-<N>_engagements.txt`, its stamp in `timeZone`; null for any other name. After the
 * number may stand `-2`, `-3`…, where our tracker found the name taken, and `.part` at the end, while it writes.
 */
export async function parseFileName(name: string, timeZone: string): Promise<NamedRound | null> {
  const match = ROUND_FILE_NAME.exec(name);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  const { TZDate } = await import('@date-fns/tz');
  const end_at = new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0, timeZone);
  return { end_at: new Date(end_at.getTime()), map: match[7] ?? '', round: Number(match[8]) };
}
