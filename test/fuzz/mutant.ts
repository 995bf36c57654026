import { MUTATIONS } from './mutations.ts';
import { ORIGINALS, type Original } from './originals.ts';
import { oneOf, randomOf } from './random.ts';

/** A damaged file, and how it came to be. */
export interface Mutant {
  readonly seed: number;
  readonly original: Original;
  readonly steps: readonly Step[];
  readonly bytes: Buffer;
}

/** A mutation with numbers of its own, so that it does the same when those before it are left out. */
interface Step {
  readonly mutation: (typeof MUTATIONS)[number];
  readonly seed: number;
}

/** A file damaged one to six times; the same for the same seed. */
export function mutantOf(seed: number): Mutant {
  const random = randomOf(seed);
  const original = oneOf(ORIGINALS, random);
  const steps = Array.from({ length: 1 + random(6) }, () => {
    return { mutation: oneOf(MUTATIONS, random), seed: random(2 ** 31) };
  });
  return damaged(seed, original, steps);
}

/** The mutant without the steps that `isBad` needs not. */
export async function shrunk(mutant: Mutant, isBad: (mutant: Mutant) => Promise<boolean>): Promise<Mutant> {
  for (const left of mutant.steps) {
    const steps = mutant.steps.filter((step) => step !== left);
    const smaller = damaged(mutant.seed, mutant.original, steps);
    if (await isBad(smaller)) return shrunk(smaller, isBad);
  }
  return mutant;
}

/** How to make the mutant, as words. */
export function describeMutant({ seed, original, steps }: Mutant): string {
  return `seed ${seed}: ${original.name}, ${steps.map(({ mutation }) => mutation.name).join(', ')}`;
}

function damaged(seed: number, original: Original, steps: readonly Step[]): Mutant {
  const bytes = steps.reduce((file, step) => {
    return file.length === 0 ? file : step.mutation(file, randomOf(step.seed));
  }, original.bytes);
  return { seed, original, steps, bytes };
}
