import sql from 'sql-template-tag';
import type { Queries } from '../store/database.ts';
import { inRounds } from './conditions.ts';
import type { Board, BoardResult, Metric } from './metric.ts';
import { runMetric } from './run-metric.ts';
import type { Scope } from './scope.ts';

/** What a tracker could record: its rounds in scope, and how many of them hold each kind of fact. */
export interface Recording {
  readonly tracker: string;
  readonly rounds: number;
  readonly life_through_revive: number;
  readonly stance: number;
  readonly sprint: number;
  readonly revives: number;
  readonly hits: number;
  readonly kill_places: number;
}

/** A board at one value of the parameter that a metric compares. */
export interface Compared {
  readonly value: number;
  readonly result: BoardResult;
}

/** What each tracker of the rounds in scope could record. */
export function recordingsOf(database: Queries, scope: Scope): Promise<Recording[]> {
  return database.rows<Recording>(sql`
    with sections as (
      select
        s.round_id,
        bool_or(s.section = 'REVIVES') as revives,
        bool_or(s.section in ('HITS', 'HIT_REGIONS')) as hits,
        bool_or(s.section in ('KILLS', 'COMBAT_POSITIONS')) as kill_places
      from round_section s
      where ${inRounds(scope, 's.round_id')}
      group by s.round_id
    )
    select
      case r.tracker when 'PROXIMITY_TRACKER' then '' else r.tracker || ' ' end
        || 'V' || r.generation || coalesce(' (' || r.tracker_version || ')', '') as tracker,
      count(*)::int as rounds,
      (count(*) filter (where r.tracks_revives))::int as life_through_revive,
      (count(*) filter (where r.records_stance))::int as stance,
      (count(*) filter (where r.records_sprint))::int as sprint,
      (count(*) filter (where s.revives))::int as revives,
      (count(*) filter (where s.hits))::int as hits,
      (count(*) filter (where s.kill_places))::int as kill_places
    from round r
    left join sections s using (round_id)
    where ${inRounds(scope, 'r.round_id')}
    group by 1
    order by 1
  `);
}

/** The board that a metric compares, at each of its values; none where it compares nothing. */
export async function comparedBoards(database: Queries, metric: Metric, scope: Scope): Promise<Compared[]> {
  const { compare } = metric;
  if (compare === undefined) return [];
  const compared: Compared[] = [];
  for (const value of compare.values) {
    const parameters = { [compare.parameter]: value };
    const options = { min_samples: 1, limit: 0, boards: [compare.board], parameters };
    const { boards } = await runMetric(database, metric, scope, options);
    compared.push(...boards.map((result) => ({ value, result })));
  }
  return compared;
}

/** The board of a metric that `comparedBoards` shows. */
export function comparedBoard(metric: Metric): Board | undefined {
  return metric.boards.find((board) => board.name === metric.compare?.board);
}
