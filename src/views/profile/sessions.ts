import sql, { join } from 'sql-template-tag';
import { inRounds } from '../../report/conditions.ts';
import type { BoardRow, ParameterValues } from '../../report/metric.ts';
import type { Player, Scope } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { BoardPlace } from '../leaderboard/board-places.ts';

/** An evening he took part in: its rounds in scope that name him. */
export interface PlayedSession {
  readonly session: string;
  readonly round_ids: readonly number[];
}

/** His sessions in scope, oldest first. */
export async function sessionsOf(database: Queries, scope: Scope, player: Player): Promise<readonly PlayedSession[]> {
  const rounds = await database.rows<{ session: string; server: string; round_id: number }>(sql`
    select s.session, s.server, s.round_id
    from session_round s
    where ${inRounds(scope, 's.round_id')}
      and exists (select from round_player p where p.round_id = s.round_id and p.guid = ${player.guid})
    order by s.session_began_at, s.server, s.round_id
  `);
  const sessions = new Map<string, { session: string; round_ids: number[] }>();
  for (const { session, server, round_id } of rounds) {
    const key = JSON.stringify([session, server]);
    const found = sessions.get(key) ?? { session, round_ids: [] };
    found.round_ids.push(round_id);
    sessions.set(key, found);
  }
  return [...sessions.values()];
}

/** His row of a board in each of the sessions; null where he has none. */
export async function trendOf(
  database: Queries,
  { board }: BoardPlace,
  parameters: ParameterValues,
  scope: Scope,
  sessions: readonly PlayedSession[],
): Promise<readonly (BoardRow | null)[]> {
  if (sessions.length === 0) return [];
  const parts = sessions.map(({ round_ids }, at) => {
    const query = board.query({ ...scope, round_ids }, parameters);
    return sql`select ${at}::int as trend_place, part.* from (${query}) part`;
  });
  const rows = await database.rows<BoardRow>(join(parts, ' union all '));
  const found = new Map(
    rows.filter((row) => row['guid'] === scope.player?.guid).map((row) => [row['trend_place'], row]),
  );
  return sessions.map((_, at) => found.get(at) ?? null);
}
