import sql from 'sql-template-tag';
import { Failure } from '../domain/failure.ts';
import type { Queries } from '../store/database.ts';
import { belongsTo, ENGAGEMENT_TARGET, LIFE_OWNER } from './conditions.ts';
import { unknownName } from './near-names.ts';
import { allOf, otherConditions } from './round-conditions.ts';
import type { Player, Scope, ScopeFilters } from './scope.ts';

/**
 * Why filters that nothing answers to leave nothing, as a sentence with the flag that reaches data. Fails where a map,
 * server, session or round id is not in the database at all.
 */
export async function hintForNothing(database: Queries, filters: ScopeFilters, player: Player | null): Promise<string> {
  await checkNames(database, filters);
  const matching = await newestSession(database, filters, player);
  if (matching !== null) {
    return `No round matches. Apart from dates, the newest session that does is ${matching}: --session ${matching} reaches it.`;
  }
  const newest = await newestSession(database, { bots: filters.bots }, null);
  return `No round matches all these filters, at any time. The newest session is ${newest}: --session ${newest} reaches it.`;
}

/** Names the flag where only bots have lives and engagements in the scope; else null. */
export async function hintForBots(database: Queries, scope: Scope): Promise<string | null> {
  if (scope.bots || (await hasRows(database, scope)) || !(await hasRows(database, { ...scope, bots: true })))
    return null;
  return 'Only bots play in this scope: --bots counts them.';
}

async function hasRows(database: Queries, scope: Scope): Promise<boolean> {
  const found = await database.rows(sql`
    (select from player_track l where ${belongsTo(LIFE_OWNER, scope)} limit 1)
    union all
    (select from combat_engagement e where ${belongsTo(ENGAGEMENT_TARGET, scope)} limit 1)
  `);
  return found.length > 0;
}

async function newestSession(database: Queries, filters: ScopeFilters, player: Player | null): Promise<string | null> {
  const [newest] = await database.rows<{ session: string }>(sql`
    select s.session
    from session_round s
    where ${allOf(otherConditions(filters, player))}
    order by s.session_began_at desc
    limit 1
  `);
  return newest?.session ?? null;
}

async function checkNames(database: Queries, filters: ScopeFilters): Promise<void> {
  const { server, map, session, round_id } = filters;
  if (server !== undefined) await checkName(database, 'server', server);
  if (map !== undefined) await checkName(database, 'map', map);
  if (session !== undefined && session !== 'latest') await checkSession(database, session, server);
  if (round_id !== undefined) await checkRoundId(database, round_id);
}

async function checkName(database: Queries, what: 'server' | 'map', wanted: string): Promise<void> {
  const known = await database.rows<{ server: string; map: string }>(sql`select distinct server, map from round`);
  const names = [...new Set(known.map((round) => round[what]))].sort();
  if (!names.includes(wanted)) throw unknownName(what, wanted, names);
}

async function checkSession(database: Queries, wanted: string, server: string | undefined): Promise<void> {
  const known = await database.rows<{ session: string }>(sql`
    select distinct s.session from session_round s where ${allOf(otherConditions({ server, bots: true }, null))}
  `);
  const names = known.map((row) => row.session).sort();
  if (names.includes(wanted)) return;
  const later = names.findIndex((name) => name > wanted);
  const place = later === -1 ? names.length : later;
  const near = names.slice(Math.max(0, place - 2), place + 2);
  throw new Failure('usage', `No session is called "${wanted}".`, [
    `Sessions near it: ${near.join(', ')}. The newest is ${names.at(-1)} (--session latest).`,
    '`prox scopes` lists sessions.',
  ]);
}

async function checkRoundId(database: Queries, roundId: number): Promise<void> {
  const found = await database.rows(sql`select from round where round_id = ${roundId}::int`);
  if (found.length === 0) {
    throw new Failure('usage', `No round has the id ${roundId}.`, ['`prox scopes` lists rounds with their ids.']);
  }
}
