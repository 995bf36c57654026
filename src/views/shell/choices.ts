import sql from 'sql-template-tag';
import { stripColours } from '../../domain/colour-codes.ts';
import type { Queries } from '../../store/database.ts';

/** What the database has to choose from, likeliest first. */
export interface Choices {
  readonly sessions: readonly string[];
  readonly maps: readonly string[];
  /** Names without colour codes. */
  readonly players: readonly string[];
  readonly servers: readonly string[];
  readonly round_ids: readonly string[];
}

/** Before they are loaded. */
export const NO_CHOICES: Choices = { sessions: [], maps: [], players: [], servers: [], round_ids: [] };

/** Reads them. */
export async function loadChoices(database: Queries): Promise<Choices> {
  const rounds = await database.rows<{ round_id: number; session: string; map: string; server: string }>(sql`
    select s.round_id, s.session, s.map, s.server from session_round s order by s.session_began_at desc, s.round_id desc
  `);
  const players = await database.rows<{ name: string }>(sql`
    select (array_agg(p.name order by p.round_id desc))[1] as name
    from round_player p
    where not p.is_bot
    group by p.guid
    order by count(*) desc, p.guid collate "C"
  `);
  return {
    sessions: distinct(rounds.map(({ session }) => session)),
    maps: distinct(rounds.map(({ map }) => map)).sort(),
    players: distinct(players.map(({ name }) => stripColours(name))),
    servers: distinct(rounds.map(({ server }) => server)).filter((server) => server !== ''),
    round_ids: rounds.map(({ round_id }) => String(round_id)),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
