import { byCodeUnit } from '../domain/by-code-unit.ts';
import type { EngagementRecord, Place, TradeEvent } from '../domain/round-record.ts';
import type { Alive } from './alive.ts';
import { type ByOthers, byOthers } from './by-others.ts';
import { groupBy } from './group-by.ts';
import type { HitTime, HitTimes } from './hits.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What a death is judged by besides itself. */
export interface TradeContext {
  readonly alive: Alive;
  readonly hits: HitTimes;
  readonly positions: Whereabouts;
}

/** A player killed another of the other team. */
interface Kill {
  readonly time_ms: number;
  readonly engagement: EngagementRecord;
  readonly victim_guid: string;
  readonly killer_guid: string;
}

/** A row per death to an enemy, in raw gaps and distances. */
export function tradeEvents(engagements: readonly EngagementRecord[], context: TradeContext): readonly TradeEvent[] {
  const kills = engagements.flatMap(killOf).sort(byTime);
  const answers = answersOf(kills, context.hits);
  return kills
    .filter(({ engagement }) => engagement.kind === 'combat')
    .map((kill) => tradeEvent(kill, answers(kill), context));
}

/** What can answer a kill: deaths of the killer to the victim's side, and hits of that side on him. */
interface Answers {
  readonly deaths: ByOthers<Kill>;
  readonly hits: ByOthers<HitTime>;
}

function answersOf(kills: readonly Kill[], hits: HitTimes): (kill: Kill) => Answers {
  const deathsOf = groupBy(kills, (kill) => kill.victim_guid);
  const known = new Map<string, Answers>();
  return ({ killer_guid, engagement: { target_team } }) => {
    const key = `${target_team};${killer_guid}`;
    const deaths = () =>
      (deathsOf.get(killer_guid) ?? []).filter((kill) => kill.engagement.target_team !== target_team);
    const answers = known.get(key) ?? {
      deaths: byOthers(deaths(), (death) => death.killer_guid),
      hits: byOthers(
        hits.takenBy(killer_guid).filter((hit) => hit.team === target_team),
        (hit) => hit.attacker_guid,
      ),
    };
    known.set(key, answers);
    return answers;
  };
}

function killOf(engagement: EngagementRecord): readonly Kill[] {
  const { death_by, end_time_ms: time_ms, target_guid: victim_guid, killer_guid } = engagement;
  return death_by === 'enemy' && killer_guid !== null ? [{ time_ms, engagement, victim_guid, killer_guid }] : [];
}

function byTime(a: Kill, b: Kill): number {
  return a.time_ms - b.time_ms || byCodeUnit(a.killer_guid, b.killer_guid);
}

function tradeEvent(kill: Kill, answers: Answers, context: TradeContext): TradeEvent {
  const { engagement, time_ms, victim_guid, killer_guid } = kill;
  const place = placeOfDeath(engagement);
  // Of several deaths at one time that to the first GUID counts
  const success = answers.deaths.firstBut(victim_guid, time_ms);
  const hit_ms = answers.hits.firstBut(victim_guid, time_ms)?.time_ms;
  const tried_ms = Math.min(success?.time_ms ?? Number.POSITIVE_INFINITY, hit_ms ?? Number.POSITIVE_INFINITY);
  return {
    engagement_id: engagement.engagement_id,
    time_ms,
    victim_guid,
    victim_team: engagement.target_team,
    victim_class: engagement.target_class,
    victim_is_bot: engagement.target_is_bot,
    victim_x: place.x,
    victim_y: place.y,
    victim_z: place.z,
    killer_guid,
    avenger_guid: success?.killer_guid ?? null,
    success_gap_ms: success === undefined ? null : success.time_ms - time_ms,
    attempt_gap_ms: Number.isFinite(tried_ms) ? tried_ms - time_ms : null,
    ...matesNear(kill, place, context),
  };
}

type MatesNear = Pick<TradeEvent, 'nearest_mate_guid' | 'nearest_mate_u' | 'living_mates' | 'located_mates'>;

/** The victim's living mates, and which of them was nearest to his place. */
function matesNear(kill: Kill, death: Place, { alive, positions }: TradeContext): MatesNear {
  const { engagement, time_ms, victim_guid } = kill;
  const mates = alive.at(time_ms, engagement.target_team).filter((guid) => guid !== victim_guid);
  const located = mates
    .flatMap((guid) => {
      const place = positions.at(guid, time_ms);
      return place === null ? [] : [{ guid, distance_u: distanceBetween(death, place) }];
    })
    .sort((a, b) => a.distance_u - b.distance_u || byCodeUnit(a.guid, b.guid));
  return {
    nearest_mate_guid: located[0]?.guid ?? null,
    nearest_mate_u: located[0]?.distance_u ?? null,
    living_mates: mates.length,
    located_mates: located.length,
  };
}

function placeOfDeath({ victim_x, victim_y, victim_z, end_x, end_y, end_z }: EngagementRecord): Place {
  return { x: victim_x ?? end_x, y: victim_y ?? end_y, z: victim_z ?? end_z };
}

function distanceBetween(a: Place, b: Place): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}
