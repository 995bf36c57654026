import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testTemplate } from './test-template.ts';
import { testTracker } from './test-tracker.ts';

/** Makes what all tests share before they start at once; returns how it goes again. */
export async function setup(project: TestProject): Promise<() => void> {
  await testTemplate();
  const tracker = testTracker();
  project.provide('trackerBundle', tracker);
  return () => {
    if ('file' in tracker) rmSync(dirname(tracker.file), { recursive: true });
  };
}
