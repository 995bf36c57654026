import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import type { Queries } from '../store/database.ts';
import { hintForBots, hintForNothing } from './empty-scope.ts';
import { findPlayer } from './find-player.ts';
import { allOf, otherConditions, timeConditions } from './round-conditions.ts';
import type { Player, Scope, ScopeFilters } from './scope.ts';

interface ScopeRound {
  readonly round_id: number;
  readonly server: string;
  readonly session: string;
  /** The local date of the session's first round. */
  readonly date: string;
  readonly sample_interval_ms: number | null;
}

/**
 * What the filters mean in this database, `now` being the end of `days`. An empty scope carries a hint; a name, date or
 * id that nothing answers to is a failure that tells the near ones.
 */
export async function resolveScope(database: Queries, filters: ScopeFilters, now: Date): Promise<Scope> {
  checkDate('since', filters.since);
  checkDate('until', filters.until);
  if (await isEmpty(database)) {
    return scopeOf(
      filters,
      null,
      [],
      'The database holds no rounds yet: `prox import <file or folder>` brings them in.',
    );
  }
  const player = filters.player === undefined ? null : await findPlayer(database, filters.player);
  const scope = scopeOf(filters, player, await roundsOf(database, filters, player, now), null);
  if (scope.round_ids.length === 0) return { ...scope, hint: await hintForNothing(database, filters, player) };
  return { ...scope, hint: await hintForBots(database, scope) };
}

async function isEmpty(database: Queries): Promise<boolean> {
  const rounds = await database.rows(sql`select from round limit 1`);
  return rounds.length === 0;
}

function roundsOf(database: Queries, filters: ScopeFilters, player: Player | null, now: Date): Promise<ScopeRound[]> {
  return database.rows<ScopeRound>(sql`
    with sessions as materialized (select * from session_round)
    select s.round_id, s.server, s.session, to_char(s.session_began_at, 'YYYY-MM-DD') as date, r.sample_interval_ms
    from sessions s
    join round r using (round_id)
    where ${allOf([...timeConditions(filters, now), ...otherConditions(filters, player)])}
    order by s.round_id
  `);
}

function scopeOf(
  filters: ScopeFilters,
  player: Player | null,
  rounds: readonly ScopeRound[],
  hint: string | null,
): Scope {
  const dates = rounds.map((round) => round.date).sort();
  return {
    filters,
    round_ids: rounds.map((round) => round.round_id),
    player,
    team: filters.team ?? null,
    class: filters.class ?? null,
    bots: filters.bots,
    from: dates.at(0) ?? null,
    to: dates.at(-1) ?? null,
    sessions: new Set(rounds.map((round) => `${round.session} ${round.server}`)).size,
    sample_intervals_ms: distinctNumbers(rounds.map((round) => round.sample_interval_ms)),
    hint,
  };
}

function distinctNumbers(values: readonly (number | null)[]): number[] {
  return [...new Set(values.filter((value) => value !== null))].sort((one, other) => one - other);
}

function checkDate(flag: string, date: string | undefined): void {
  if (date === undefined || isDate(date)) return;
  throw new Failure('usage', `--${flag} takes a date such as 2026-11-22, not "${date}".`);
}

function isDate(date: string): boolean {
  // A day that its month does not have comes back as one of the next month.
  return /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true;
}
