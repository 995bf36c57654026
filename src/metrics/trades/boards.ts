import sql, { type Sql } from 'sql-template-tag';
import type { Board, Column, ParameterValues } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { CONFIDENCE, GUID, NAME } from '../shared-columns.ts';
import { judgedDeaths } from './conditions.ts';

const DEATHS: Column = {
  key: 'deaths_to_enemies',
  title: 'Deaths',
  unit: 'count',
  help: 'Deaths to a player of the other team.',
};

const COUNTS: readonly Column[] = [
  { key: 'opportunities', title: 'Opportunities', unit: 'count', help: 'An attempt, or a living mate near enough.' },
  {
    key: 'attempts',
    title: 'Attempts',
    unit: 'count',
    help: 'A success, or a mate’s hit on the killer in the window.',
  },
  { key: 'successes', title: 'Traded', unit: 'count', help: 'The killer died to a mate in the window.' },
  { key: 'missed', title: 'Missed', unit: 'count', help: 'Opportunities without an attempt.' },
  { key: 'isolated', title: 'Isolated', unit: 'count', help: 'Mates alive, none within 1200 u.' },
  { key: 'last_alive', title: 'Last alive', unit: 'count', help: 'No mate alive.' },
  { key: 'unknown', title: 'Unknown', unit: 'count', help: 'No mate seen within 1200 u, but not all were located.' },
  { key: 'traded_share', title: 'Traded share', unit: 'share', help: 'Traded ÷ deaths to enemies.' },
  { key: 'conversion', title: 'Conversion', unit: 'share', help: 'Traded ÷ opportunities.' },
  { key: 'median_gap_ms', title: 'Median gap', unit: 'ms', help: 'From the death to the killer’s, where traded.' },
];

/** Aggregates over judged deaths `d`, the columns above. */
const AGGREGATES = sql`
  count(*)::int as deaths_to_enemies,
  (count(*) filter (where d.opportunity))::int as opportunities,
  (count(*) filter (where d.attempt))::int as attempts,
  (count(*) filter (where d.success))::int as successes,
  (count(*) filter (where d.missed))::int as missed,
  (count(*) filter (where d.isolated))::int as isolated,
  (count(*) filter (where d.last_alive))::int as last_alive,
  (count(*) filter (where d.unknown))::int as unknown,
  (count(*) filter (where d.success))::float8 / nullif(count(*), 0) as traded_share,
  (count(*) filter (where d.success))::float8 / nullif(count(*) filter (where d.opportunity), 0) as conversion,
  (percentile_cont(0.5) within group (order by d.success_gap_ms) filter (where d.success))::float8 as median_gap_ms
`;

/** Everybody's deaths in one row. */
export const total: Board = {
  name: 'total',
  title: 'All',
  columns: [DEATHS, ...COUNTS],
  samples: null,
  order: [{ column: 'deaths_to_enemies', direction: 'desc' }],
  query: (scope, parameters) => sql`select ${AGGREGATES} from (${judgedDeaths(scope, parameters)}) d`,
};

/** A row per side. */
export const sides: Board = {
  name: 'sides',
  title: 'By side',
  columns: [{ key: 'team', title: 'Side', unit: 'team', help: 'The victims’ side.' }, DEATHS, ...COUNTS],
  samples: null,
  order: [{ column: 'team', direction: 'asc' }],
  query: (scope, parameters) => sql`
    select d.victim_team as team, ${AGGREGATES}
    from (${judgedDeaths(scope, parameters)}) d
    group by d.victim_team
  `,
};

/** A row per victim. */
export const players: Board = {
  name: 'players',
  title: 'By victim',
  columns: [GUID, NAME, DEATHS, CONFIDENCE, ...COUNTS],
  samples: 'deaths_to_enemies',
  order: [
    { column: 'traded_share', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: playerRows,
};

function playerRows(scope: Scope, parameters: ParameterValues): Sql {
  const rows = sql`
    select d.victim_guid as guid, ${AGGREGATES}
    from (${judgedDeaths(scope, parameters)}) d
    group by d.victim_guid
  `;
  return withNames(rows, scope);
}
