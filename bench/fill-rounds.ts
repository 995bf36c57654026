import sql from 'sql-template-tag';
import { prepareRound } from '../src/importer/prepare-round.ts';
import { contentHash } from '../src/importer/round-source.ts';
import { storeRound } from '../src/importer/store-round.ts';
import type { Database } from '../src/store/database.ts';
import { type MadeFile, madeFiles } from './made-rounds.ts';

/** Stores made rounds in a migrated database, `importers` of them at a time. */
export async function fillRounds(database: Database, rounds: number, importers: number): Promise<void> {
  const files = madeFiles(rounds, new Date());
  const importer = async () => {
    for (const file of files) await importMade(database, file);
  };
  await Promise.all(Array.from({ length: importers }, importer));
  await database.rows(sql`analyze`);
}

async function importMade(database: Database, { name, text }: MadeFile): Promise<void> {
  const bytes = Buffer.from(text);
  const file = { name, bytes, content_hash: contentHash(bytes), server: '', timeZone: 'UTC' };
  const prepared = await prepareRound(file);
  if ('problem' in prepared) throw new Error(`${name}: ${prepared.problem}`);
  const { reason } = await storeRound(database, prepared.round, { proxVersion: '0.0.0-bench', replace: false });
  if (reason !== null) throw new Error(`${name}: ${reason}`);
}
