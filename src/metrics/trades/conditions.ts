import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, DEATH_VICTIM } from '../../report/conditions.ts';
import type { NumberParameter, ParameterValues } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';

/** Nobody of his side within this distance: isolated. */
const ISOLATED_U = 1200;

export const TRADE_WINDOW: NumberParameter = {
  kind: 'number',
  key: 'trade_window_ms',
  flag: 'trade-window',
  help: 'how long after a death a trade counts, ms',
  default: 3000,
  least: 0,
  most: 60_000,
};

export const TRADE_DISTANCE: NumberParameter = {
  kind: 'number',
  key: 'trade_distance_u',
  flag: 'trade-distance',
  help: 'how near a mate must be for an opportunity, u',
  default: 800,
  least: 0,
  most: 100_000,
};

/** What the parameters are where a report has none of its own. */
export const USUAL_TRADE: ParameterValues = {
  trade_window_ms: TRADE_WINDOW.default,
  trade_distance_u: TRADE_DISTANCE.default,
};

/**
 * The deaths to enemies in scope: rows of proximity_trade_event with what is true of each, several of it at once:
 * `success`, `attempt`, `opportunity`, `missed`, `isolated`, `last_alive`, `unknown`.
 */
export function judgedDeaths(scope: Scope, { trade_window_ms, trade_distance_u }: ParameterValues): Sql {
  return sql`
    select d.*, a.*, o.*, o.opportunity and not a.attempt as missed, m.*
    from proximity_trade_event d
    cross join lateral (
      select
        coalesce(d.success_gap_ms <= ${trade_window_ms}::int, false) as success,
        coalesce(least(d.success_gap_ms, d.attempt_gap_ms) <= ${trade_window_ms}::int, false) as attempt
    ) a
    cross join lateral (
      select a.attempt or coalesce(d.nearest_mate_u <= ${trade_distance_u}::float8, false) as opportunity
    ) o
    cross join lateral (
      select
        d.living_mates = 0 as last_alive,
        d.living_mates > 0 and n.nobody_near and d.located_mates = d.living_mates as isolated,
        d.living_mates > 0 and n.nobody_near and d.located_mates < d.living_mates as unknown
      from (select d.nearest_mate_u is null or d.nearest_mate_u > ${ISOLATED_U} as nobody_near) n
    ) m
    where ${belongsTo(DEATH_VICTIM, scope)}
  `;
}

/** The first that holds for a row of `judgedDeaths`. */
export const OUTCOME = sql`
  case
    when d.success then 'traded'
    when d.attempt then 'attempted'
    when d.missed then 'missed'
    when d.isolated then 'isolated'
    when d.last_alive then 'last_alive'
    when d.unknown then 'unknown'
    else 'none'
  end
`;
