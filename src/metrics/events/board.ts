import sql from 'sql-template-tag';
import { belongsTo, ENGAGEMENT_TARGET, inRounds } from '../../report/conditions.ts';
import type { Board, Column } from '../../report/metric.ts';
import { newestNames } from '../../report/players.ts';
import { ROUND_PLACE } from '../event-columns.ts';

const COLUMNS: readonly Column[] = [
  ...ROUND_PLACE,
  { key: 'start_time_ms', title: 'Time', unit: 'clock', help: 'When it began, since the round went live.' },
  { key: 'target_guid', title: 'Target GUID', unit: 'guid', help: 'Who was under fire.', detail: true },
  { key: 'target_name', title: 'Target', unit: 'player', help: 'Who was under fire: the newest name in scope.' },
  { key: 'target_team', title: 'Team', unit: 'team', help: 'The target’s side.' },
  { key: 'target_class', title: 'Class', unit: 'class', help: 'The class the target played.', detail: true },
  { key: 'outcome', title: 'Outcome', unit: 'text', help: 'How it ended.' },
  {
    key: 'death_by',
    title: 'Death by',
    unit: 'text',
    help: 'Whose kill it was: enemy, mate, self, world.',
    detail: true,
  },
  { key: 'killer_guid', title: 'Killer GUID', unit: 'guid', help: 'Who killed the target.', detail: true },
  { key: 'killer_name', title: 'Killer', unit: 'player', help: 'Who killed the target: the newest name in scope.' },
  { key: 'duration_ms', title: 'Duration', unit: 'ms', help: 'To the end; an escape’s to the last hit.' },
  { key: 'distance_u', title: 'Distance', unit: 'u', help: 'How far the target went.' },
  { key: 'enemy_attackers', title: 'Enemies', unit: 'count', help: 'Players of the other team who hit the target.' },
  { key: 'is_crossfire', title: 'Crossfire', unit: 'flag', help: 'Two enemies’ first hits within 1000 ms.' },
  {
    key: 'crossfire_delay_ms',
    title: 'Delay',
    unit: 'ms',
    help: 'From the first enemy’s first hit to the second’s.',
    detail: true,
  },
];

/** A row per combat engagement. */
export const eventsBoard: Board = {
  name: 'events',
  title: 'Fights',
  columns: COLUMNS,
  samples: null,
  order: [
    { column: 'at', direction: 'desc' },
    { column: 'round_id', direction: 'desc' },
    { column: 'engagement_id', direction: 'asc' },
  ],
  query: (scope) => sql`
    with names as materialized (select * from ${newestNames(scope)} named)
    select
      e.round_id || '.' || e.engagement_id as id,
      e.round_id, e.engagement_id, s.start_at + e.start_time_ms * interval '1 millisecond' as at,
      s.session, s.map, s.round, e.start_time_ms,
      e.target_guid, target.name as target_name, e.target_team, e.target_class,
      e.outcome, e.death_by, e.killer_guid, killer.name as killer_name,
      e.duration_ms, e.distance_u, e.enemy_attackers::int as enemy_attackers, e.is_crossfire, e.crossfire_delay_ms
    from combat_engagement e
    join (select * from session_round s where ${inRounds(scope, 's.round_id')}) s on s.round_id = e.round_id
    left join names target on target.guid = e.target_guid
    left join names killer on killer.guid = e.killer_guid
    where e.kind = 'combat' and ${belongsTo(ENGAGEMENT_TARGET, scope)}
  `,
};
