import sql from 'sql-template-tag';
import { inRounds } from '../../report/conditions.ts';
import type { Note } from '../../report/metric.ts';

/** In how many rounds in scope no distance to an objective is known. */
export const roundsWithoutObjectives: Note = (scope) => sql`
  select format(
    'Objectives are known in %s of %s rounds: the trackers of the others had none for the map, or do not record them.',
    known, rounds
  ) as note
  from (
    select
      count(*) filter (where exists (select from proximity_objective_focus o where o.round_id = r.round_id)) as known,
      count(*) as rounds
    from round r
    where ${inRounds(scope, 'r.round_id')}
  ) counted
  where known < rounds
`;
