import sql from 'sql-template-tag';
import { belongsTo, LIFE_OWNER } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import { GUID, NAME } from '../shared-columns.ts';

const FIGURES: readonly Column[] = [
  {
    key: 'support_samples',
    title: 'With support',
    unit: 'count',
    help: 'Samples at which a living mate in combat was within 600 u.',
  },
  { key: 'samples', title: 'Samples', unit: 'count', help: 'All samples of the lives in scope.' },
  { key: 'uptime', title: 'Uptime', unit: 'share', help: 'Samples with support ÷ all samples.' },
];

/** The figures over a group of lives `l`. */
const AGGREGATES = sql`
  sum(l.support_samples)::int as support_samples,
  sum(l.points)::int as samples,
  sum(l.support_samples)::float8 / nullif(sum(l.points), 0) as uptime
`;

/** A row per round. */
export const rounds: Board = {
  name: 'rounds',
  title: 'By round',
  columns: [
    { key: 'round_id', title: 'Id', unit: 'number', help: 'The round, for --round-id.' },
    { key: 'session', title: 'Session', unit: 'text', help: 'The session’s date, -2 for a second of the day.' },
    { key: 'map', title: 'Map', unit: 'text', help: 'The map.' },
    { key: 'round', title: 'Round', unit: 'number', help: '1 or 2, repaired where the tracker wrote it wrong.' },
    { key: 'start_at', title: 'Start', unit: 'time', help: 'When it began.' },
    ...FIGURES,
  ],
  samples: null,
  order: [
    { column: 'start_at', direction: 'desc' },
    { column: 'round_id', direction: 'desc' },
  ],
  query: (scope) => sql`
    select f.*, s.session, s.map, s.round, s.start_at
    from (
      select l.round_id, ${AGGREGATES}
      from player_track l
      where ${belongsTo(LIFE_OWNER, scope)}
      group by l.round_id
      having sum(l.points) > 0
    ) f
    join session_round s using (round_id)
  `,
};

/** A row per side. */
export const sides: Board = {
  name: 'sides',
  title: 'By side',
  columns: [{ key: 'team', title: 'Side', unit: 'team', help: 'The side.' }, ...FIGURES],
  samples: null,
  order: [{ column: 'team', direction: 'asc' }],
  query: (scope) => sql`
    select l.team, ${AGGREGATES}
    from player_track l
    where ${belongsTo(LIFE_OWNER, scope)}
    group by l.team
    having sum(l.points) > 0
  `,
};

/** A row per player. */
export const players: Board = {
  name: 'players',
  title: 'By player',
  columns: [GUID, NAME, ...FIGURES],
  samples: 'samples',
  order: [
    { column: 'uptime', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: (scope) =>
    withNames(
      sql`
        select l.guid, ${AGGREGATES}
        from player_track l
        where ${belongsTo(LIFE_OWNER, scope)}
        group by l.guid
        having sum(l.points) > 0
      `,
      scope,
    ),
};
