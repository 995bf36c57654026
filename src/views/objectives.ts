import sql from 'sql-template-tag';
import { visible } from '../render/visible.ts';
import type { Queries } from '../store/database.ts';
import { MAP_OBJECTIVES } from './map-data.ts';
import type { Objective, Place } from './places.ts';

/** A map with some of its rounds. */
interface MapRounds {
  readonly map: string;
  readonly round_ids: readonly number[];
}

/** The objectives of a map: those that the newest of its rounds with any tells of, else those of our list. */
export async function objectivesOf(database: Queries, { map, round_ids }: MapRounds): Promise<readonly Objective[]> {
  const told = await database.rows<Objective>(sql`
    select o.objective as name, o.x, o.y
    from round_objective o
    where o.round_id = (
      select r.round_id
      from round r
      where r.round_id = any(${round_ids}::int[])
        and exists (select from round_objective t where t.round_id = r.round_id)
      order by r.start_at desc, r.round_id desc
      limit 1
    )
    order by o.objective
  `);
  return told.length > 0 ? told : (MAP_OBJECTIVES[map] ?? []);
}

/** The one nearest to a place that is at most so far from it, u. */
export function objectiveNear(
  objectives: readonly Objective[],
  { x, y }: Place,
  most_u: number,
): Objective | undefined {
  const distance = (one: Objective): number => Math.hypot(one.x - x, one.y - y);
  const [nearest] = objectives.toSorted((one, other) => distance(one) - distance(other));
  return nearest !== undefined && distance(nearest) <= most_u ? nearest : undefined;
}

/** An objective's name as people say it, safe to print. */
export function objectiveName({ name }: Objective): string {
  return visible(name).replaceAll('_', ' ');
}
