import sql from 'sql-template-tag';
import { belongsTo, type Owner } from '../../report/conditions.ts';
import type { Board, Metric } from '../../report/metric.ts';
import { withNames } from '../../report/players.ts';
import { CONFIDENCE, GUID, NAME } from '../shared-columns.ts';
import { definition } from './definition.ts';
import { example } from './example.ts';
import { roundsWithoutObjectives } from './notes.ts';

/** A row belongs to the player who kept near; proximity_objective_focus as `o`, round_player as `p`. */
const OWNER: Owner = {
  round_id: 'o.round_id',
  guid: 'o.guid',
  team: 'o.team',
  // Refused: see below.
  class: 'null',
  is_bot: 'p.is_bot',
};

const objectivesBoard: Board = {
  name: 'objectives',
  title: 'Objectives',
  columns: [
    GUID,
    NAME,
    { key: 'map', title: 'Map', unit: 'text', help: 'The map.' },
    { key: 'objective', title: 'Objective', unit: 'text', help: 'The objective, as the tracker names it.' },
    { key: 'n', title: 'n', unit: 'count', help: 'Samples of his path whose distance was taken.' },
    CONFIDENCE,
    {
      key: 'time_within_radius_ms',
      title: 'Within radius',
      unit: 'ms',
      help: 'Time within the objective’s radius, which the tracker sets.',
    },
    { key: 'mean_distance_u', title: 'Distance', unit: 'u', help: 'The mean distance, weighted by samples.' },
    { key: 'rounds', title: 'Rounds', unit: 'count', help: 'Rounds with the objective.', detail: true },
  ],
  samples: 'n',
  order: [
    { column: 'time_within_radius_ms', direction: 'desc' },
    { column: 'guid', direction: 'asc' },
    { column: 'map', direction: 'asc' },
    { column: 'objective', direction: 'asc' },
  ],
  query: (scope) =>
    withNames(
      sql`
        select
          o.guid, r.map, o.objective,
          sum(o.samples)::int as n,
          sum(o.time_within_radius_ms)::int as time_within_radius_ms,
          sum(o.avg_distance_u * o.samples order by o.round_id, o.team) / sum(o.samples) as mean_distance_u,
          count(distinct o.round_id)::int as rounds
        from proximity_objective_focus o
        join round r using (round_id)
        join round_player p using (round_id, guid)
        where o.samples > 0 and ${belongsTo(OWNER, scope)}
        group by o.guid, r.map, o.objective
      `,
      scope,
    ),
};

/** How near players keep to objectives. */
export const objectives: Metric = {
  name: 'objectives',
  summary: 'How near players keep to each objective and how long',
  definition,
  version: 1,
  boards: [objectivesBoard],
  refuses: {
    class: 'trackers write one row per round, whatever classes he played in it.',
  },
  notes: [roundsWithoutObjectives],
  examples: ['report objectives', 'report objectives --map supply', 'report objectives --player RedBaron --json'],
  example,
};
