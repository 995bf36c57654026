import sql from 'sql-template-tag';
import { inRounds } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import { newestNames } from '../../report/players.ts';
import { ROUND_PLACE } from '../event-columns.ts';
import { judgedDeaths, OUTCOME } from '../trades/conditions.ts';

const COLUMNS: readonly Column[] = [
  ...ROUND_PLACE,
  { key: 'time_ms', title: 'Time', unit: 'clock', help: 'When he died, since the round went live.' },
  { key: 'victim_guid', title: 'Victim’s GUID', unit: 'guid', help: 'The victim’s GUID.', detail: true },
  { key: 'victim_name', title: 'Victim', unit: 'player', help: 'Who died.' },
  { key: 'victim_team', title: 'Side', unit: 'team', help: 'The victim’s side.', detail: true },
  { key: 'killer_guid', title: 'Killer’s GUID', unit: 'guid', help: 'The killer’s GUID.', detail: true },
  { key: 'killer_name', title: 'Killer', unit: 'player', help: 'Who killed him.' },
  { key: 'outcome', title: 'Outcome', unit: 'text', help: 'What his mates made of it.' },
  { key: 'avenger_guid', title: 'Avenger’s GUID', unit: 'guid', help: 'The avenger’s GUID.', detail: true },
  { key: 'avenger_name', title: 'Avenger', unit: 'player', help: 'The mate who killed the killer in the window.' },
  { key: 'gap_ms', title: 'Gap', unit: 'ms', help: 'From the death to the killer’s, where traded.' },
  { key: 'nearest_mate_guid', title: 'Mate’s GUID', unit: 'guid', help: 'The nearest mate’s GUID.', detail: true },
  {
    key: 'nearest_mate_name',
    title: 'Nearest mate',
    unit: 'player',
    help: 'The nearest living mate that could be located.',
  },
  { key: 'nearest_mate_u', title: 'Distance', unit: 'u', help: 'How far he was from the victim.' },
  { key: 'x_u', title: 'x', unit: 'u', help: 'Where the victim died.', detail: true },
  { key: 'y_u', title: 'y', unit: 'u', help: 'Where the victim died.', detail: true },
  { key: 'z_u', title: 'z', unit: 'u', help: 'Where the victim died.', detail: true },
];

/** A row per death to an enemy. */
export const events: Board = {
  name: 'events',
  title: 'Deaths to enemies',
  columns: COLUMNS,
  samples: null,
  order: [
    { column: 'at', direction: 'desc' },
    { column: 'round_id', direction: 'desc' },
    { column: 'engagement_id', direction: 'asc' },
  ],
  query: (scope, parameters) => sql`
    with named as materialized (select * from ${newestNames(scope)} found),
    death as (
      select
        d.*, ${OUTCOME} as outcome,
        case when d.success then d.avenger_guid end as avenger_in_time,
        case when d.success then d.success_gap_ms end as gap_ms
      from (${judgedDeaths(scope, parameters)}) d
    )
    select
      d.round_id || '.' || d.engagement_id as id,
      d.round_id, d.engagement_id, s.start_at + d.time_ms * interval '1 millisecond' as at, s.session, s.map, s.round, d.time_ms,
      d.victim_guid, victim.name as victim_name, d.victim_team,
      d.killer_guid, killer.name as killer_name, d.outcome,
      d.avenger_in_time as avenger_guid, avenger.name as avenger_name, d.gap_ms,
      d.nearest_mate_guid, mate.name as nearest_mate_name, d.nearest_mate_u,
      d.victim_x as x_u, d.victim_y as y_u, d.victim_z as z_u
    from death d
    join (select * from session_round s where ${inRounds(scope, 's.round_id')}) s using (round_id)
    left join named victim on victim.guid = d.victim_guid
    left join named killer on killer.guid = d.killer_guid
    left join named avenger on avenger.guid = d.avenger_in_time
    left join named mate on mate.guid = d.nearest_mate_guid
  `,
};
