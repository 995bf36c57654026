import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Queries } from '../store/database.ts';

/** A forgotten player's name. */
export const STAND_IN_NAME = 'forgotten';

/** How the GUID that a round has for a forgotten player begins; no engine makes one like it. */
const STAND_IN_PREFIX = 'FORGOTTEN';

/** A GUID for a forgotten player in one round: by chance, so that nothing leads back to him or from round to round. */
export function standInGuid(): string {
  return STAND_IN_PREFIX + randomBytes(12).toString('hex').slice(0, 23).toUpperCase();
}

/** The rounds in which a player was forgotten. */
export async function roundsWithForgotten(database: Queries): Promise<ReadonlySet<number>> {
  const rounds = await database.rows<{ round_id: number }>(sql`
    select distinct round_id
    from round_player
    where starts_with(guid, ${STAND_IN_PREFIX}) and name = ${STAND_IN_NAME}
  `);
  return new Set(rounds.map(({ round_id }) => round_id));
}

/** How many rounds there are in which a player was forgotten. */
export async function countForgotten(database: Queries): Promise<number> {
  return (await roundsWithForgotten(database)).size;
}
