import type { PlatformPath } from 'node:path';

/** A file or folder in a list. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * A folder, here or on another machine, and the files around it. Paths are absolute. What the system or the connection
 * refuses is a Failure.
 */
export interface Place {
  /** The target folder, links resolved. */
  readonly folder: string;
  readonly paths: Pick<PlatformPath, 'join' | 'dirname' | 'basename'>;
  /** A path as the user would write it. */
  shown(path: string): string;
  /** What is in a folder; null where there is no such folder. */
  list(folder: string): Promise<readonly Entry[] | null>;
  /** A file's bytes; null where there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /** Writes a new file that everybody may read, down to the disk. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Gives a file another name at once; one that has it is replaced. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  close(): Promise<void>;
}
