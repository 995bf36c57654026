import { parseArgs } from 'node:util';
import { freshDatabase } from '../support/databases.ts';
import { importMutants } from './import-mutants.ts';
import { keepLaws } from './laws.ts';
import { describeMutant, type Mutant, mutantOf, shrunk } from './mutant.ts';

/**
 * Damages files and looks whether the laws hold of each: `npx tsx test/fuzz/run.ts [files] [first seed] [--import]`. With
 * --import they are stored in an embedded database too. A failure is told with its seed, which as first seed of one file
 * does it again, and with the mutations that are enough for it.
 */
const { positionals, values } = parseArgs({ options: { import: { type: 'boolean' } }, allowPositionals: true });
const files = Number(positionals[0] ?? 20_000);
const first = Number(positionals[1] ?? 1);
const BATCH = 200;

const counts = { refused: 0, whole: 0, damaged: 0, stored: 0, failed: 0 };
let slowest = { ms: 0, seed: first };
for (let seed = first; seed < first + files; seed += BATCH) {
  const mutants = Array.from({ length: Math.min(BATCH, first + files - seed) }, (_, index) => mutantOf(seed + index));
  for (const mutant of mutants) await judge(mutant, lawBroken);
  if (values.import) await judgeImport(mutants);
}
console.log(`${files} files from seed ${first}:`, counts);
console.log(`the slowest took ${slowest.ms.toFixed()} ms: seed ${slowest.seed}`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Says what is wrong with a file, or null. */
type Judge = (mutant: Mutant) => Promise<string | null>;

/** Tells of a failure with the fewest mutations that make it. */
async function judge(mutant: Mutant, judgement: Judge): Promise<void> {
  const began = performance.now();
  if ((await judgement(mutant)) !== null) {
    counts.failed++;
    const least = await shrunk(mutant, async (smaller) => (await judgement(smaller)) !== null);
    console.log(`${describeMutant(least)}: ${await judgement(least)}`);
  }
  const ms = performance.now() - began;
  if (ms > slowest.ms) slowest = { ms, seed: mutant.seed };
}

async function lawBroken({ bytes }: Mutant): Promise<string | null> {
  try {
    const problems = keepLaws(bytes);
    counts[problems === null ? 'refused' : problems === 0 ? 'whole' : 'damaged']++;
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Stores the files together, and where that fails each alone. */
async function judgeImport(mutants: readonly Mutant[]): Promise<void> {
  if ((await importFailure(mutants)) === null) return;
  for (const mutant of mutants) await judge(mutant, (one) => importFailure([one]));
}

async function importFailure(mutants: readonly Mutant[]): Promise<string | null> {
  const { database, cleanup } = await freshDatabase('embedded');
  try {
    const { stored, unfit } = await importMutants(database, mutants);
    counts.stored += stored;
    return unfit[0] ?? null;
  } catch (error) {
    return String(error);
  } finally {
    await cleanup();
  }
}
