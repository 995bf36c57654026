import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './system-errors.ts';

/** Makes `folder`, for this user alone, and those above it where they are missing. Node's own way never ends in /proc. */
export function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker
    if (errorCode(error) !== 'EEXIST' || !existsSync(folder)) throw error;
  }
}
