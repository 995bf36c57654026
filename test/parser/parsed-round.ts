import type { RoundFile } from '../../src/domain/round-file.ts';
import { parseRound } from '../../src/parser/parse-round.ts';

/** The round in `file`, text or bytes, which must be one. */
export function parsedRound(file: string | Uint8Array): RoundFile {
  const result = parseRound(typeof file === 'string' ? Buffer.from(file) : file);
  if (!result.ok) throw new Error(`the file ${result.reason}`);
  return result.round;
}

/** Why `file` is refused. */
export function refusal(file: string | Uint8Array): string {
  const result = parseRound(typeof file === 'string' ? Buffer.from(file) : file);
  return result.ok ? 'is a round' : result.reason;
}
