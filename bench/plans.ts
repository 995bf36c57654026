import sql, { type Sql } from 'sql-template-tag';
import type { Queries } from '../src/store/database.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
  readonly [key: string]: unknown;
}

/** What a statement's plan does to paths; empty where it leaves them alone. */
export async function pathReads(database: Queries, statement: Sql): Promise<string[]> {
  const [found] = await database.rows<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
    sql`explain (verbose, format json) ${statement}`,
  );
  return (found?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => readsOf(Plan));
}

function readsOf(plan: Plan): string[] {
  const { Plans = [], ...own } = plan;
  // A scan hands whole rows on where that costs nothing: a path in its output alone is a pointer that nobody follows
  const { Output, ...rest } = own;
  const isScan = own['Relation Name'] === 'player_track';
  const text = JSON.stringify(isScan ? rest : own);
  const mentions = /[\s".(](?:l|player_track)[\w]*\.(?:path|positions)\b|path_points|position_points/u.test(text);
  return [...(mentions ? [`${plan['Node Type']} reads paths`] : []), ...Plans.flatMap(readsOf)];
}

/** Blocks of paths that the server has read, from memory or disk: those that lie outside their rows (TOAST). */
export async function pathBlocks(database: Queries): Promise<number> {
  await database.rows(sql`select pg_stat_force_next_flush()`);
  await database.rows(sql`select pg_stat_clear_snapshot()`);
  const [found] = await database.rows<{ blocks: number }>(sql`
    select sum(coalesce(toast_blks_read, 0) + coalesce(toast_blks_hit, 0))::float8 as blocks
    from pg_statio_user_tables
    where relname in ('player_track', 'combat_engagement')
  `);
  return found?.blocks ?? 0;
}
