import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/store/database.ts';
import { importInto } from '../support/round-folder.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const V4 = [
  `${root}samples/2026-11-22-102925-labmap-round-1_engagements.txt`,
  `${root}samples/2026-11-22-103235-labmap-round-1_engagements.txt`,
  `${root}test/recordings/2026-11-22-103546-labmap-round-1_engagements.txt`,
  `${root}test/recordings/2026-11-22-111335-supply-round-1_engagements.txt`,
];
const V6 = [`${root}test/recordings/v6`, `${root}samples/2026-11-22-104340-labmap-round-2_engagements.txt`];

/** Imports the recordings of tracker 4.2 as of server `v4`, those of tracker 6.11 as of `v6`. */
export async function importRecordings(database: Database): Promise<void> {
  await importInto(database, V4, { server: 'v4' });
  await importInto(database, V6, { server: 'v6' });
}
