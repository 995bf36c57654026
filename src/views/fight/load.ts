import sql from 'sql-template-tag';
import { Failure } from '../../domain/failure.ts';
import { engagementId } from '../../metrics/event/engagement.ts';
import { event } from '../../metrics/event/index.ts';
import { tradeEvents } from '../../metrics/trade-events/index.ts';
import { belongsTo, ENGAGEMENT_TARGET } from '../../report/conditions.ts';
import type { BoardRow, Report } from '../../report/metric.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import { runMetric } from '../../report/run-metric.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { timeZoneOf } from '../time-zone.ts';
import type { Track } from '../track.ts';
import type { Request } from '../view.ts';
import { hitsOf, type ToldHit } from './hits.ts';
import { type Point, pointsOf } from './points.ts';
import type { FightState } from './state.ts';
import { loadTracks, targetTrack } from './tracks.ts';

/** A fight as it was loaded; null where the scope has none. */
export interface FightData {
  readonly filters: ScopeFilters;
  readonly fight: Fight | null;
  /** Why there is none. */
  readonly missing: string;
}

/** What fights of a round share. */
interface FightsRound {
  readonly round_id: number;
  readonly scope: Scope;
  /** Its rows of the board of `trade-events`. */
  readonly trades: readonly BoardRow[];
  /** Ids of its fights that are in scope, the earliest first. */
  readonly fights: readonly string[];
  /** Those whose targets the filters for players choose; null where they choose nobody. */
  readonly chosen: readonly string[] | null;
  readonly time_zone: string;
}

/** One fight with all that is known of it. */
export interface Fight {
  readonly id: string;
  /** As `prox report event` has it. */
  readonly report: Report;
  /** The row of its board `engagement`, and those of `attackers`. */
  readonly engagement: BoardRow;
  readonly attackers: readonly BoardRow[];
  /** Its row of the board of `trade-events`; null where it is no death to an enemy. */
  readonly trade: BoardRow | null;
  readonly points: readonly Point[];
  readonly target: Track;
  /** Where attackers were, by their GUIDs. */
  readonly tracks: ReadonlyMap<string, Track>;
  readonly round: FightsRound;
}

/** What the state needs loaded. */
export function request({ id, known }: FightState, filters: ScopeFilters): Request<FightData> {
  return {
    key: JSON.stringify([id, filters]),
    load: async (database, signal) => {
      const wanted = id === null ? await newestFight(database, filters) : { id, missing: '' };
      if (wanted.id === null) return { filters, fight: null, missing: wanted.missing };
      signal.throwIfAborted();
      const round = await roundOf(database, wanted.id, filters, known);
      signal.throwIfAborted();
      return { filters, fight: await loadFight(database, wanted.id, round), missing: '' };
    },
  };
}

interface Chosen {
  readonly id: string | null;
  readonly missing: string;
}

async function newestFight(database: Queries, filters: ScopeFilters): Promise<Chosen> {
  const scope = await resolveScope(database, filters, new Date());
  const [newest] = await database.rows<{ id: string }>(sql`
    select r.round_id || '.' || f.engagement_id as id
    from round r
    cross join lateral (
      select e.engagement_id
      from combat_engagement e
      where e.round_id = r.round_id and e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
      order by e.start_time_ms desc, e.engagement_id desc
      limit 1
    ) f
    where r.round_id = any(${scope.round_ids}::int[])
    order by r.start_at desc, r.round_id desc
    limit 1
  `);
  return { id: newest?.id ?? null, missing: scope.hint ?? 'No fight is in scope.' };
}

/** Of the scope only whether bots count has a meaning for a fight that an id names. */
async function roundOf(
  database: Queries,
  id: string,
  filters: ScopeFilters,
  known: FightData | null,
): Promise<FightsRound> {
  const { round_id } = engagementId({ id });
  const before = JSON.stringify(known?.filters) === JSON.stringify(filters) ? known?.fight?.round : undefined;
  if (before?.round_id === round_id) return before;
  const scope = await resolveScope(database, { bots: filters.bots, round_id }, new Date());
  const trades = await runMetric(database, tradeEvents, scope, { min_samples: 1, limit: 0 });
  const chosen = await chosenIn(database, scope, filters);
  return {
    ...{ round_id, scope, trades: rowsOf(trades, 'events'), fights: await fightsOf(database, scope) },
    chosen: chosen === null ? null : await fightsOf(database, chosen),
    time_zone: await timeZoneOf(database),
  };
}

/** Fails for a fight that is not there. */
async function loadFight(database: Queries, id: string, round: FightsRound): Promise<Fight> {
  const { round_id, engagement_id } = engagementId({ id });
  const found = await runMetric(database, event, round.scope, { min_samples: 1, limit: 0, parameters: { id } });
  const report = { ...found, drawn: found.boards.filter(({ board }) => board.name.endsWith('_path')) };
  const [engagement] = rowsOf(report, 'engagement');
  if (engagement === undefined) throw new Failure('usage', `No fight in scope has the id ${id}.`);
  const { start_ms, end_ms, told } = await hitsTold(database, round_id, engagement_id);
  const path = rowsOf(report, 'target_path');
  const attackers = rowsOf(report, 'attackers');
  const times_ms = path.filter((row) => row['event'] === 'hit').map((row) => Number(row['time_ms']));
  return {
    ...{ id: String(engagement['id']), report, engagement, attackers, round },
    trade: round.trades.find((row) => row['engagement_id'] === engagement_id) ?? null,
    points: pointsOf(start_ms, hitsOf(times_ms, told, attackers, start_ms), end_ms),
    target: targetTrack(path),
    tracks: await loadTracks(database, round_id, engagement_id),
  };
}

/** The rows of a report's board. */
function rowsOf({ boards }: Report, name: string): readonly BoardRow[] {
  return boards.find(({ board }) => board.name === name)?.rows ?? [];
}

interface Times {
  readonly start_ms: number;
  readonly end_ms: number;
}

/** From when to when an engagement was, and the single hits on its target that the round tells of. */
async function hitsTold(database: Queries, round_id: number, engagement_id: number) {
  const [times] = await database.rows<Times>(sql`
    select start_time_ms as start_ms, end_time_ms as end_ms
    from combat_engagement
    where round_id = ${round_id}::int and engagement_id = ${engagement_id}::int
  `);
  const told = await database.rows<ToldHit>(sql`
    select h.time_ms, h.attacker_guid, h.weapon, h.region, h.damage, h.attacker_x, h.attacker_y
    from combat_engagement e
    join player_hit h on h.round_id = e.round_id and h.victim_guid = e.target_guid
    where e.round_id = ${round_id}::int and e.engagement_id = ${engagement_id}::int
      and h.time_ms between e.start_time_ms and e.end_time_ms and h.kind is distinct from 'corpse'
    order by h.time_ms, h.hit_no
  `);
  return { ...(times ?? { start_ms: 0, end_ms: 0 }), told };
}

async function fightsOf(database: Queries, scope: Scope): Promise<readonly string[]> {
  const fights = await database.rows<{ id: string }>(sql`
    select e.round_id || '.' || e.engagement_id as id
    from combat_engagement e
    where e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
    order by e.start_time_ms, e.engagement_id
  `);
  return fights.map(({ id }) => id);
}

/** The scope with the filters' player, team and class; null where they choose nobody. */
async function chosenIn(database: Queries, scope: Scope, filters: ScopeFilters): Promise<Scope | null> {
  const { player, team, class: playerClass } = filters;
  if (player === undefined && team === undefined && playerClass === undefined) return null;
  return resolveScope(database, { ...scope.filters, player, team, class: playerClass }, new Date());
}
