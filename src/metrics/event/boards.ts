import sql, { type Sql } from 'sql-template-tag';
import type { Board, Column, ParameterValues } from '../../report/metric.ts';
import { newestName } from '../../report/players.ts';
import type { Scope } from '../../report/scope.ts';
import { ROUND_PLACE } from '../event-columns.ts';
import { GUID, NAME } from '../shared-columns.ts';
import { namedEngagement } from './engagement.ts';
import { killerPoints, targetPoints } from './points.ts';

/** The engagement, as one record. */
export const engagement: Board = {
  name: 'engagement',
  title: 'Engagement',
  record: true,
  columns: [
    ...ROUND_PLACE,
    { key: 'start_time_ms', title: 'From', unit: 'clock', help: 'The first hit, since the round went live.' },
    { key: 'duration_ms', title: 'Duration', unit: 'ms', help: 'To its end; an escape’s to the last hit by anybody.' },
    { key: 'kind', title: 'Kind', unit: 'text', help: 'combat: by the other team; friendly, self or world.' },
    { key: 'target_guid', title: 'Target’s GUID', unit: 'guid', help: 'The target’s GUID.', detail: true },
    { key: 'target_name', title: 'Target', unit: 'player', help: 'Who was under fire.' },
    { key: 'target_team', title: 'Side', unit: 'team', help: 'The target’s side.' },
    { key: 'target_class', title: 'Class', unit: 'class', help: 'The target’s class.' },
    { key: 'outcome', title: 'Outcome', unit: 'text', help: 'How it ended.' },
    { key: 'death_by', title: 'Killed by', unit: 'text', help: 'Whose kill it was: an enemy, mate, himself, world.' },
    { key: 'killer_guid', title: 'Killer’s GUID', unit: 'guid', help: 'The killer’s GUID.', detail: true },
    { key: 'killer_name', title: 'Killer', unit: 'player', help: 'Who killed him.' },
    { key: 'distance_u', title: 'Distance', unit: 'u', help: 'Sum of the steps of the target’s positions.' },
    { key: 'enemy_attackers', title: 'Enemies', unit: 'count', help: 'Attackers of the other team.' },
    { key: 'is_crossfire', title: 'Crossfire', unit: 'flag', help: 'A second enemy hit within 1000 ms of the first.' },
    { key: 'crossfire_delay_ms', title: 'Delay', unit: 'ms', help: 'Between the first two enemies’ first hits.' },
  ],
  samples: null,
  order: [{ column: 'id', direction: 'asc' }],
  query: (scope, parameters) => sql`
    select
      e.*, e.round_id || '.' || e.engagement_id as id, s.start_at + e.start_time_ms * interval '1 millisecond' as at, s.session, s.map, s.round,
      ${newestName('e.target_guid', scope)} as target_name, ${newestName('e.killer_guid', scope)} as killer_name
    from ${namedEngagement(scope, parameters)}
    join session_round s using (round_id)
  `,
};

/** Everybody who hit the target, enemies, mates and himself. */
export const attackers: Board = {
  name: 'attackers',
  title: 'Attackers',
  columns: [
    { key: 'attacker_no', title: 'No', unit: 'number', help: 'In the order of the file.' },
    GUID,
    NAME,
    { key: 'team', title: 'Side', unit: 'team', help: 'His side.' },
    { key: 'class', title: 'Class', unit: 'class', help: 'The class he played.' },
    { key: 'damage', title: 'Damage', unit: 'count', help: 'What he dealt the target.' },
    { key: 'hits', title: 'Hits', unit: 'count', help: 'How often he hit.' },
    { key: 'first_hit_after_ms', title: 'First hit', unit: 'ms', help: 'From the engagement’s start.' },
    { key: 'last_hit_after_ms', title: 'Last hit', unit: 'ms', help: 'From the engagement’s start.' },
    { key: 'in_crossfire', title: 'Crossfire', unit: 'flag', help: 'He took part in the crossfire.' },
    { key: 'got_kill', title: 'Kill', unit: 'flag', help: 'He killed the target.' },
    { key: 'weapons', title: 'Weapons', unit: 'text', help: 'Weapon:hits, by the engine’s numbers.', detail: true },
  ],
  samples: null,
  order: [{ column: 'attacker_no', direction: 'asc' }],
  query: (scope, parameters) => sql`
    select
      a.*, ${newestName('a.guid', scope)} as name,
      a.first_hit_ms - e.start_time_ms as first_hit_after_ms, a.last_hit_ms - e.start_time_ms as last_hit_after_ms
    from ${namedEngagement(scope, parameters)}
    join combat_attacker a using (round_id, engagement_id)
  `,
};

const POINT: readonly Column[] = [
  { key: 'point', title: 'No', unit: 'number', help: 'Its number in the path.' },
  { key: 'time_ms', title: 'Time', unit: 'clock', help: 'Since the round went live.' },
  { key: 'after_ms', title: 'After', unit: 'ms', help: 'From the engagement’s start.' },
  { key: 'x_u', title: 'x', unit: 'u', help: 'Where he was.' },
  { key: 'y_u', title: 'y', unit: 'u', help: 'Where he was.' },
  { key: 'z_u', title: 'z', unit: 'u', help: 'Where he was.' },
  { key: 'event', title: 'Event', unit: 'text', help: 'What the tracker wrote the point for.' },
];

/** The target's path in the engagement. */
export const targetPath = pathBoard('target_path', 'Target’s path', POINT, targetPoints);

/** The killer's path in the engagement. */
export const killerPath = pathBoard(
  'killer_path',
  'Killer’s path',
  [
    ...POINT,
    { key: 'health', title: 'Health', unit: 'count', help: 'His health.' },
    { key: 'speed_ups', title: 'Speed', unit: 'ups', help: 'His speed as the tracker read it.' },
  ],
  killerPoints,
);

type Points = (scope: Scope, parameters: ParameterValues) => Sql;

function pathBoard(name: string, title: string, columns: readonly Column[], points: Points): Board {
  return {
    name,
    title,
    columns,
    samples: null,
    order: [{ column: 'point', direction: 'asc' }],
    query: (scope, parameters) => sql`
      select p.*, p.x as x_u, p.y as y_u, p.z as z_u, p.speed as speed_ups
      from (${points(scope, parameters)}) p
    `,
  };
}
