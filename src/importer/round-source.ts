import { createHash } from 'node:crypto';
import type { RoundFile } from '../domain/round-file.ts';
import type { RoundSource } from '../domain/round-record.ts';
import { parseFileName } from './file-name.ts';
import type { FileToPrepare } from './prepare-round.ts';

/** Beyond this a start in seconds is no date: the year 2100. */
const LATEST_UNIX = 4_102_444_800;

/** What a round's identity is made of besides its file. */
export interface SourceOptions {
  readonly server: string;
  /** The zone of the time stamps in file names. */
  readonly timeZone: string;
}

/** SHA-256 of a file's bytes. */
export function contentHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/**
 * What tells a round from every other: server, map and start. Where the tracker came up in mid-round the start is that of
 * its recording, for another file tells of the round's beginning. A file without a start gets the time stamp in its name,
 * which is the round's end, minus its last time; without that either, a sentence says what is missing.
 */
export async function roundSource(
  file: RoundFile,
  { name, bytes, content_hash, server, timeZone }: FileToPrepare,
): Promise<RoundSource | { readonly missing: string }> {
  const named = await parseFileName(name, timeZone);
  const map = textOf(file, 'map') ?? named?.map ?? null;
  if (map === null) return { missing: 'it names no map: no line `# map=…`, none in the file name' };
  const written_start = unixTime(file, 'round_start_unix');
  const estimated_start = named === null ? null : named.end_at.getTime() - file.last_time_ms;
  const live_ms = written_start ?? estimated_start;
  if (live_ms === null) {
    return {
      missing:
        'it tells no start: no line `# round_start_unix=…`, and its name does not begin with a time stamp; ' +
        'give it a name like 2026-11-22-102925-supply-round-1_engagements.txt',
    };
  }
  const start_ms = live_ms + (wholeNumber(file, 'recording_start_ms') ?? 0);
  const written_end = unixTime(file, 'round_end_unix');
  const end_estimated = written_end === null || written_end < start_ms;
  return {
    server,
    map,
    start_at: new Date(start_ms),
    start_estimated: written_start === null,
    end_at: new Date(end_estimated ? Math.max(start_ms, live_ms + file.last_time_ms) : written_end),
    end_estimated,
    written_round: roundNumber(file) ?? named?.round ?? null,
    tracker: file.tracker,
    generation: file.generation,
    tracker_version: textOf(file, 'tracker_version_full'),
    sample_interval_ms: wholeNumber(file, 'position_sample_interval'),
    last_time_ms: file.last_time_ms,
    file_name: name,
    file_bytes: bytes.length,
    content_hash,
    cut: file.cut_line || file.complete === false,
    problems: file.problem_count,
    metadata: Object.fromEntries(file.metadata),
  };
}

function textOf(file: RoundFile, key: string): string | null {
  const value = file.metadata.get(key)?.trim();
  return value === undefined || value === '' ? null : value;
}

function wholeNumber(file: RoundFile, key: string): number | null {
  const value = textOf(file, key);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function roundNumber(file: RoundFile): number | null {
  const round = wholeNumber(file, 'round');
  return round !== null && round <= 32_767 ? round : null;
}

/** Ms since 1970; 0 and what is no date are unknown. */
function unixTime(file: RoundFile, key: string): number | null {
  const value = textOf(file, key);
  const seconds = value !== null && /^\d{1,10}$/.test(value) ? Number(value) : 0;
  return seconds > 0 && seconds < LATEST_UNIX ? seconds * 1000 : null;
}
