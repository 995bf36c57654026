import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleTracker } from '../../scripts/bundle-tracker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the tracker's Lua text, without its options; or why it can't be built. */
    readonly trackerBundle: { readonly file: string } | { readonly failure: string };
  }
}

/** Builds the tracker. A failure is for the tests that need it, not for all. */
export function testTracker(): { readonly file: string } | { readonly failure: string } {
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'prox-tracker-')), 'bundle.lua');
    writeFileSync(file, bundleTracker());
    return { file };
  } catch (error) {
    return { failure: String(error) };
  }
}
