import sql, { type Sql } from 'sql-template-tag';
import { belongsTo, DEATH_VICTIM, ENGAGEMENT_TARGET, inRounds, LIFE_OWNER, type Owner } from '../report/conditions.ts';
import type { Scope } from '../report/scope.ts';
import type { RoundTable } from '../store/tables.ts';
import { ATTACKER, CLASS_CHANGER, HITTER, KILLER, lifeOf, PAIR, PAIR_MATE, RESCUER, REVIVED } from './owners.ts';
import { pathRows, positionRows } from './points.ts';
import { queryRelation, type Relation, tableRelation } from './relation.ts';

const POINT = ['point', 'time_ms', 'x', 'y', 'z'];

const ENGAGEMENT = 'join combat_engagement e using (round_id, engagement_id)';

function of(owner: Owner): (scope: Scope) => Sql {
  return (scope) => belongsTo(owner, scope);
}

/** The rows of a table that are a round's and no player's. */
function roundRelation(name: string, summary: string, table: RoundTable, key: string): Relation {
  const asked = (scope: Scope): Sql => inRounds(scope, 't.round_id');
  return tableRelation(name, summary, { table, alias: 't', order: `t.${key}`, asked });
}

/** Everything raw that can be exported, in the order of the list. */
export const RELATIONS: readonly Relation[] = [
  queryRelation(
    {
      name: 'rounds',
      summary: 'the rounds themselves, with session, map and tracker',
      keys: [
        ...['round_id', 'server', 'session', 'map', 'round', 'written_round', 'start_at', 'start_estimated', 'end_at'],
        ...['end_estimated', 'tracker', 'generation', 'tracker_version', 'sample_interval_ms', 'tracks_revives'],
        ...['records_stance', 'records_sprint', 'file_name', 'cut', 'problems'],
      ],
    },
    (scope) => sql`
      select
        r.round_id, r.server, s.session, r.map, s.round, r.written_round, r.start_at, r.start_estimated, r.end_at,
        r.end_estimated, r.tracker, r.generation, r.tracker_version, r.sample_interval_ms, r.tracks_revives,
        r.records_stance, r.records_sprint, r.file_name, r.cut, r.problems
      from round r
      join session_round s using (round_id)
      where ${inRounds(scope, 'r.round_id')}
      order by r.round_id
    `,
  ),
  tableRelation('lives', "players' lives, from spawn to death", {
    table: 'player_track',
    alias: 'l',
    order: 'l.life_id',
    asked: of(LIFE_OWNER),
  }),
  tableRelation('samples', "the points of the lives' paths", {
    table: 'player_track',
    alias: 'l',
    order: 'l.life_id',
    asked: of(LIFE_OWNER),
    points: {
      column: 'path',
      of: ['round_id', 'life_id', 'guid', 'team', 'class'],
      columns: [...POINT, 'health', 'speed', 'weapon', 'stance', 'sprint', 'event'],
      unpack: pathRows,
    },
  }),
  tableRelation('engagements', 'players under fire, of every kind', {
    table: 'combat_engagement',
    alias: 'e',
    order: 'e.engagement_id',
    asked: of(ENGAGEMENT_TARGET),
  }),
  tableRelation('positions', "the points of the engagements' targets", {
    table: 'combat_engagement',
    alias: 'e',
    order: 'e.engagement_id',
    asked: of(ENGAGEMENT_TARGET),
    points: {
      column: 'positions',
      of: ['round_id', 'engagement_id', 'target_guid', 'target_team', 'target_class'],
      columns: [...POINT, 'event'],
      unpack: positionRows,
    },
  }),
  tableRelation('attackers', "who hit an engagement's target", {
    table: 'combat_attacker',
    alias: 'a',
    joins: ENGAGEMENT,
    order: 'a.engagement_id, a.attacker_no',
    asked: of(ATTACKER),
  }),
  tableRelation('reactions', 'what the tracker timed of the targets', {
    table: 'proximity_reaction_metric',
    alias: 'm',
    joins: ENGAGEMENT,
    order: 'm.engagement_id',
    asked: of(ENGAGEMENT_TARGET),
  }),
  tableRelation('trades', 'deaths to enemies and what mates made of them', {
    table: 'proximity_trade_event',
    alias: 'd',
    order: 'd.engagement_id',
    asked: of(DEATH_VICTIM),
  }),
  tableRelation('crossfires', 'pairs of attackers in one crossfire', {
    table: 'crossfire_pairs',
    alias: 'c',
    order: 'c.engagement_id, c.guid, c.mate_guid',
    asked: (scope) => sql`(${belongsTo(PAIR, scope)} or ${belongsTo(PAIR_MATE, scope)})`,
  }),
  tableRelation('rescues', "mates' first hits on attackers", {
    table: 'player_rescue',
    alias: 'r',
    order: 'r.engagement_id, r.guid',
    asked: of(RESCUER),
  }),
  tableRelation('kills', 'deaths with both places, where the tracker tells them', {
    table: 'player_kill',
    alias: 'k',
    order: 'k.kill_no',
    asked: of(KILLER),
  }),
  tableRelation('hits', 'single hits, where the tracker tells them', {
    table: 'player_hit',
    alias: 'x',
    joins: lifeOf('x.attacker_guid'),
    order: 'x.hit_no',
    asked: of(HITTER),
  }),
  tableRelation('revives', 'revives, where the tracker tells them', {
    table: 'player_revive',
    alias: 'x',
    joins: lifeOf('x.revived_guid'),
    order: 'x.revive_no',
    asked: of(REVIVED),
  }),
  tableRelation('class-changes', 'spawns in another class than before', {
    table: 'class_change',
    alias: 'c',
    order: 'c.class_change_no',
    asked: of(CLASS_CHANGER),
  }),
  roundRelation('pauses', 'pauses of rounds', 'round_pause', 'pause_no'),
  roundRelation('map-objectives', "the maps' objectives, as the tracker found them", 'round_objective', 'objective'),
  roundRelation('round-ends', 'how rounds ended, and their spawn waves', 'round_end', 'round_end_no'),
  roundRelation('tracker-errors', 'parts of the tracker that failed', 'tracker_error', 'probe'),
];
