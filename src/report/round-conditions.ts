import sql, { join, type Sql } from 'sql-template-tag';
import type { Player, ScopeFilters } from './scope.ts';

/** Whether a filter chooses sessions by time; without one the newest 30 days are meant. */
export function choosesTime(filters: ScopeFilters): boolean {
  return [filters.days, filters.since, filters.until, filters.session, filters.round_id].some(
    (filter) => filter !== undefined,
  );
}

/** Conditions on `s`, a row of `sessions` (the view session_round), from the filters by time. */
export function timeConditions(filters: ScopeFilters, now: Date): Sql[] {
  if (!choosesTime(filters)) {
    return [sql`s.session_began_at >= (select max(session_began_at) from sessions) - interval '30 days'`];
  }
  const conditions: Sql[] = [];
  if (filters.days !== undefined) conditions.push(beganInTheLast(filters.days, now));
  if (filters.since !== undefined) conditions.push(sql`s.session_began_at::date >= ${filters.since}::date`);
  if (filters.until !== undefined) conditions.push(sql`s.session_began_at::date <= ${filters.until}::date`);
  if (filters.session !== undefined) conditions.push(isSession(filters.session, filters.server));
  if (filters.round_id !== undefined) conditions.push(sql`s.round_id = ${filters.round_id}::int`);
  return conditions;
}

/** Conditions on `s` from the other filters that choose rounds; a player's rounds are those that name him. */
export function otherConditions(filters: ScopeFilters, player: Player | null): Sql[] {
  const conditions: Sql[] = [];
  if (filters.server !== undefined) conditions.push(sql`s.server = ${filters.server}`);
  if (filters.map !== undefined) conditions.push(sql`s.map = ${filters.map}`);
  if (filters.round !== undefined) conditions.push(sql`s.round = ${filters.round}::int`);
  if (player !== null) {
    conditions.push(sql`exists (
      select from round_player p where p.round_id = s.round_id and p.guid = ${player.guid}
    )`);
  }
  return conditions;
}

export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length > 0 ? join(conditions, ' and ') : sql`true`;
}

function beganInTheLast(days: number, now: Date): Sql {
  // Three centuries hold every session; more would leave PostgreSQL's range of time.
  return sql`s.session_began_at between ${now}::timestamptz - make_interval(days => least(${days}::int, 100000))
    and ${now}::timestamptz`;
}

function isSession(name: string, server: string | undefined): Sql {
  if (name !== 'latest') return sql`s.session = ${name}`;
  const ofServer = server === undefined ? sql`true` : sql`server = ${server}`;
  return sql`s.session_began_at = (select max(session_began_at) from sessions where ${ofServer})`;
}
