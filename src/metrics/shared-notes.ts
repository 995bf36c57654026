import sql from 'sql-template-tag';
import { inRounds } from '../report/conditions.ts';
import type { Note } from '../report/metric.ts';

/** In how many rounds in scope lives end at a death that a revive takes back. */
export const timeAfterRevives: Note = (scope) => sql`
  select format(
    'Time after revives is missing in %s of %s rounds: their trackers end a life at the death.', missing, rounds
  ) as note
  from (
    select count(*) filter (where not r.tracks_revives) as missing, count(*) as rounds
    from round r
    where ${inRounds(scope, 'r.round_id')}
  ) counted
  where missing > 0
`;

/** In how many rounds in scope the tracker could not tell who sprints. */
export const sprintUnknown: Note = (scope) => sql`
  select format(
    'Sprint is not known in %s of %s rounds: their trackers could not record it.', missing, rounds
  ) as note
  from (
    select count(*) filter (where not r.records_sprint) as missing, count(*) as rounds
    from round r
    where ${inRounds(scope, 'r.round_id')}
  ) counted
  where missing > 0
`;
