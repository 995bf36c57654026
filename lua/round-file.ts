import { metadataLine, type RowInput, reopenLine, rowText, sectionLines, versionLine } from '../src/format/encode.ts';
import type { Column, Section } from '../src/format/section.ts';
import { WRITTEN_SECTIONS } from '../src/format/sections.ts';
import { FS_APPEND_SYNC, FS_READ } from './constants.ts';

/** Rows wait here for the next write: a section's name is then written once for many of them. */
interface Waiting {
  readonly section: Section;
  rows: string[];
  written: number;
}

/** Waiting rows are written at this many bytes, or when they have waited this long (level time, ms). */
const WRITE_AT_BYTES = 8192;
const WRITE_AFTER_MS = 1500;
/** What a full disk may keep waiting before rows are given up. */
const KEEP_AT_MOST_BYTES = 1048576;

const waiting: Waiting[] = [];
const waitingFor: Record<string, Waiting> = {};
for (const section of WRITTEN_SECTIONS) {
  const entry: Waiting = { section, rows: [], written: 0 };
  waiting.push(entry);
  waitingFor[section.name] = entry;
}

let file = 0;
let partName = '';
let nameStem = '';
let waitingBytes = 0;
let lastWrite = 0;
/** Bytes that the disk did not take; they come first next time. */
let unwritten = '';

function exists(name: string): boolean {
  const [handle, length] = et.trap_FS_FOpenFile(name, FS_READ);
  if (handle > 0) et.trap_FS_FCloseFile(handle);
  return length >= 0;
}

function nameNumber(stem: string, number: number): string {
  return `${stem}${number === 1 ? '' : `-${number}`}_engagements.txt`;
}

/** The first name that no file has, finished or not: two servers may share a folder. */
function freeName(stem: string): string {
  let number = 1;
  while (exists(nameNumber(stem, number)) || exists(`${nameNumber(stem, number)}.part`)) number += 1;
  return nameNumber(stem, number);
}

/**
 * Begins the file `<stem>_engagements.txt.part` with its metadata and the columns of all sections. False where the
 * engine could not open it.
 */
export function openRoundFile(stem: string, metadata: readonly (readonly [string, string])[]): boolean {
  nameStem = stem;
  partName = `${freeName(stem)}.part`;
  const [handle] = et.trap_FS_FOpenFile(partName, FS_APPEND_SYNC);
  if (!(handle > 0)) return false;
  file = handle;
  const lines = [versionLine()];
  for (const [key, value] of metadata) lines.push(metadataLine(key, value));
  for (const section of WRITTEN_SECTIONS) lines.push(sectionLines(section));
  write(table.concat(lines));
  return true;
}

/** Adds a row, given as its text without line feed. */
export function addRowText(section: Section, row: string): void {
  const entry = waitingFor[section.name];
  if (entry === undefined) return;
  entry.rows.push(row);
  entry.written += 1;
  waitingBytes += row.length + 1;
}

export function addRow<Columns extends readonly Column[]>(section: Section<Columns>, row: RowInput<Columns>): void {
  addRowText(section, rowText(section, row));
}

/** Whether what waits should be written now. */
export function isWriteDue(levelTime: number): boolean {
  if (waitingBytes === 0 && unwritten === '') return false;
  return waitingBytes >= WRITE_AT_BYTES || levelTime - lastWrite >= WRITE_AFTER_MS;
}

/** Writes what waits, each section's rows under its name. */
export function writeWaiting(levelTime: number): void {
  lastWrite = levelTime;
  const parts: string[] = [];
  for (const entry of waiting) {
    if (entry.rows.length === 0) continue;
    parts.push(reopenLine(entry.section));
    parts.push(table.concat(entry.rows, '\n'));
    parts.push('\n');
    entry.rows = [];
  }
  waitingBytes = 0;
  write(table.concat(parts));
}

/** Raises where rows are lost, so that the file's error count tells it. */
function write(text: string): void {
  const all = unwritten === '' ? text : unwritten + text;
  if (all === '' || file === 0) return;
  const taken = et.trap_FS_Write(all, all.length, file);
  unwritten = taken >= all.length ? '' : string.sub(all, taken + 1);
  if (unwritten.length > KEEP_AT_MOST_BYTES) {
    const lost = unwritten.length;
    // Ends the line that was cut.
    unwritten = '\n';
    throw `the disk takes nothing: ${lost} bytes of the round file are lost`;
  }
}

/** Writes all that waits, the last metadata and the end marker, and gives the file its name. */
export function closeRoundFile(metadata: readonly (readonly [string, string])[]): void {
  writeWaiting(lastWrite);
  const lines: string[] = [];
  for (const [key, value] of metadata) lines.push(metadataLine(key, value));
  const counts: string[] = [];
  for (const entry of waiting) counts.push(`${entry.section.name}:${entry.written}`);
  lines.push(metadataLine('row_counts', table.concat(counts, ',')));
  write(table.concat(lines));
  et.trap_FS_FCloseFile(file);
  file = 0;
  if (unwritten === '') et.trap_FS_Rename(partName, finishedName());
}

/** The part's own name, or the next free one where another server has finished a file of that name meanwhile. */
function finishedName(): string {
  const own = string.sub(partName, 1, -6);
  if (!exists(own)) return own;
  let number = 2;
  while (exists(nameNumber(nameStem, number))) number += 1;
  return nameNumber(nameStem, number);
}
