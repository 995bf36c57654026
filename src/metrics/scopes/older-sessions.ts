import sql from 'sql-template-tag';
import { inRounds } from '../../report/conditions.ts';
import type { Note } from '../../report/metric.ts';
import { allOf, choosesTime, otherConditions } from '../../report/round-conditions.ts';

/** What the 30 days that hold where nobody chooses a time leave out. */
export const olderSessions: Note = (scope) => sql`
  select format(
    '%s older %s not shown: --since %s reaches all.',
    count(*),
    case when count(*) = 1 then 'session is' else 'sessions are' end,
    min(older.date)
  ) as note
  from (
    select distinct s.server, s.session, to_char(s.session_began_at, 'YYYY-MM-DD') as date
    from session_round s
    where ${!choosesTime(scope.filters) && scope.hint === null}::boolean
      and not ${inRounds(scope, 's.round_id')}
      and ${allOf(otherConditions(scope.filters, scope.player))}
  ) older
  having count(*) > 0
`;
