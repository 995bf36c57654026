import type { RoundFile } from '../domain/round-file.ts';
import { RoundReader } from './round-reader.ts';
import { excerpt } from './text.ts';
import { READABLE, readVersion, type Version } from './version.ts';

/** A round, or why the bytes are none, as words that follow the file's name. */
export type ParseResult =
  | { readonly ok: true; readonly round: RoundFile }
  | { readonly ok: false; readonly reason: string };

const LF = 0x0a;
const CR = 0x0d;
const BOM = '\ufeff';

/**
 * Reads a round file. Never throws, whatever the bytes: a line that can't be read is a problem and costs that line,
 * and bytes that are no round file are refused. The round holds no part of `bytes`.
 *
 * Memory is bounded by the file, about ten times its size for the shortest rows there can be. Texts over 1024
 * bytes are not read, and unknown sections after the first 500 are counted as one, `(other sections)`.
 */
export function parseRound(bytes: Uint8Array): ParseResult {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.toString('utf8', 0, 3) === BOM ? 3 : 0;
  if (buffer.length === start) return { ok: false, reason: 'is empty' };
  const firstEnd = buffer.indexOf(LF, start);
  const version = versionOf(buffer, start, firstEnd);
  if (typeof version === 'string') return { ok: false, reason: version };
  return { ok: true, round: readRound(buffer, firstEnd + 1, version) };
}

/** The version in the first line, which begins at `start`, or why there is none. */
function versionOf(bytes: Buffer, start: number, lineFeed: number): Version | string {
  const end = lineFeed < 0 ? bytes.length : lineEnd(bytes, start, lineFeed);
  const version = readVersion(bytes.toString('latin1', start, Math.min(end, start + 100)));
  if (version === null) {
    const found = excerpt(bytes, start, end);
    return `is not a round file: its first line is "${found}", expected "# " and one of ${READABLE}`;
  }
  if (lineFeed < 0) return 'was cut in its first line and holds nothing';
  if (typeof version === 'string') {
    return `was written by ${version}, a generation this prox does not know; it reads ${READABLE}`;
  }
  return version;
}

function readRound(bytes: Buffer, start: number, version: Version): RoundFile {
  const reader = new RoundReader(bytes);
  let from = start;
  let line = 2;
  while (from < bytes.length) {
    const lineFeed = bytes.indexOf(LF, from);
    if (lineFeed < 0) {
      reader.readCutLine(from, bytes.length, line);
      break;
    }
    const end = lineEnd(bytes, from, lineFeed);
    if (end > from) reader.readLine(from, end, line);
    from = lineFeed + 1;
    line++;
  }
  return reader.round(version);
}

/** Where a line ends that has its line feed at `lineFeed`: a CR before it is dropped. */
function lineEnd(bytes: Buffer, from: number, lineFeed: number): number {
  return lineFeed > from && bytes[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
}
