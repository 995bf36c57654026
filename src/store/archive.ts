import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';

/** A folder's content: paths relative to it, with / between their parts. */
export interface Archive {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** All files and folders in `folder`, in one compressed, checksummed piece. */
export function packFolder(folder: string): Buffer {
  const folders: string[] = [];
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    if (entry.isDirectory()) folders.push(name);
    else files.set(name, readFileSync(path));
  }
  return gzipSync(serialize({ folders, files } satisfies Archive));
}

/** What was packed; undefined when `packed` is damaged, or of a newer Node. */
export function unpack(packed: Uint8Array): Archive | undefined {
  try {
    return deserialize(gunzipSync(packed));
  } catch {
    return undefined;
  }
}

/** Makes `folder`, which must not exist, with an archive's content; it is on disk when this returns. */
export function writeFolder(archive: Archive, folder: string): void {
  const folders = ['', ...archive.folders].sort().map((name) => join(folder, name));
  for (const path of folders) mkdirSync(path, { mode: 0o700 });
  for (const [name, content] of archive.files) writeDurably(join(folder, name), content);
  for (const path of folders) syncFolder(path);
}

/** Makes the file `path`, which must not exist; its content is on disk when this returns. */
export function writeDurably(path: string, content: Uint8Array, mode = 0o600): void {
  const file = openSync(path, 'wx', mode);
  try {
    for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Brings a folder's list of names to the disk; Windows can't, and needs not. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
