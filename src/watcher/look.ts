import { open, readdir, stat } from 'node:fs/promises';
import { findFiles } from '../input/find-files.ts';
import { END_MARKER } from '../parser/end-marker.ts';
import { isDone, type Memory, type SeenFile } from './ripe-files.ts';

/** What a look at the folders found. */
export interface Look {
  readonly files: readonly SeenFile[];
  /** Folders that can't be read, a sentence each. */
  readonly problems: readonly string[];
}

/** An end marker is the file's last line, and not long: a name and a number for each section. */
const MARKER_BYTES = 4096;
const MARKER = new RegExp(`(?:^|\\n)# ${END_MARKER}=[^\\n]*\\n$`);

/** Looks which round files there are; `memory` spares opening those that are done. */
export async function lookInto(folders: readonly string[], memory: Memory): Promise<Look> {
  const files: SeenFile[] = [];
  const problems: string[] = [];
  for (const { path, ...found } of await findFiles(folders)) {
    if ('problem' in found) {
      // A folder without round files is one that waits for them.
      if (!(await canBeListed(path))) problems.push(`${path}: ${found.problem}`);
      continue;
    }
    const file = await lookAt(path, memory);
    if (file !== null) files.push(file);
  }
  return { files, problems };
}

async function canBeListed(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

/** Null for a file that has gone meanwhile, as its tracker or a clean-up renames or deletes it. */
async function lookAt(path: string, memory: Memory): Promise<SeenFile | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    const file = { path, bytes: size, modified_ms: mtimeMs };
    return { ...file, isEnded: !isDone(memory, file) && (await endsInMarker(path, size)) };
  } catch {
    return null;
  }
}

async function endsInMarker(path: string, bytes: number): Promise<boolean> {
  const file = await open(path);
  try {
    const length = Math.min(bytes, MARKER_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, bytes - length);
    return MARKER.test(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await file.close();
  }
}
