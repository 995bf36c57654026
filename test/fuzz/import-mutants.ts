import type { Database } from '../../src/store/database.ts';
import { importInto, roundFolder } from '../support/round-folder.ts';
import type { Mutant } from './mutant.ts';

/**
 * Imports the files one after the other, each in the place of the one before where they tell of one round. Returns how
 * many were stored and which could not be, although they are round files; throws where the database fails.
 */
export async function importMutants(
  database: Database,
  mutants: readonly Mutant[],
): Promise<{ readonly stored: number; readonly unfit: readonly string[] }> {
  const { folder, write, remove } = roundFolder();
  try {
    mutants.forEach(({ bytes }, index) => {
      write(`2026-11-22-102925-labmap-round-1-${index}_engagements.txt`, bytes);
    });
    const receipts = await importInto(database, [folder], { replace: true });
    const isStored = receipts.filter(({ status }) => status === 'imported' || status === 'replaced');
    const unfit = receipts.flatMap(({ file, reason }) =>
      reason?.includes("can't cope") ? [`${file}: ${reason}`] : [],
    );
    return { stored: isStored.length, unfit };
  } finally {
    remove();
  }
}
