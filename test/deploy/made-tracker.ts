import type { DeployOptions } from '../../src/deploy/deploy.ts';
import { DEFAULT_VALUES, trackerFile } from '../../src/deploy/head.ts';
import { Failure } from '../../src/domain/failure.ts';

/** A small tracker of a version, as the build makes a large one. */
export function builtTracker(version = '2.0.0', body = 'return proximity_options, proximity_version\n'): Buffer {
  return Buffer.from(trackerFile(version, DEFAULT_VALUES, body));
}

/** Options of a deployment that is not asked about. */
export function deployOptions(options: Partial<DeployOptions> = {}): DeployOptions {
  return {
    built: builtTracker(),
    given: {},
    resetOptions: false,
    dryRun: false,
    onPlan: () => {},
    confirm: async () => true,
    now: new Date('2026-11-22T10:29:25.123Z'),
    ...options,
  };
}

/** The Failure that work ends in. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail');
}
