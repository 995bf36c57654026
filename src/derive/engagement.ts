import type { Attacker, Engagement, Reaction } from '../domain/round-file.ts';
import type { DeathBy, EngagementAttacker, EngagementKind, EngagementRecord } from '../domain/round-record.ts';
import { type KillPlaces, NO_PLACES } from './kill-places.ts';
import type { LivesByPlayer } from './lives-by-player.ts';
import { pathLength } from './steps.ts';

/** A second enemy's first hit at most this long after the first's makes a crossfire. */
const CROSSFIRE_WINDOW_MS = 1000;

/** What an engagement is judged by besides itself. */
export interface EngagementContext {
  readonly lives: LivesByPlayer;
  readonly reactions: ReadonlyMap<number, Reaction>;
  readonly bots: ReadonlySet<string>;
  readonly killPlaces: (engagement: Engagement) => KillPlaces;
}

/** Adds to an engagement what follows from it, from its reaction row and from the lives and places of those in it. */
export function deriveEngagement(engagement: Engagement, context: EngagementContext): EngagementRecord {
  const enemies = enemyFirstHits(engagement);
  const crossfire = crossfireOf(enemies);
  const kind = kindOf(engagement, context.lives);
  const death_by = deathBy(engagement, context.lives);
  const { attackers } = engagement;
  return {
    duration_ms: durationOf(engagement),
    target_class: targetClass(engagement, context),
    target_is_bot: context.bots.has(engagement.target_guid),
    kind,
    death_by,
    enemy_attackers: enemies.length,
    is_crossfire: crossfire.delay_ms !== null,
    crossfire_delay_ms: crossfire.delay_ms,
    last_enemy_hit_ms: lastHit(attackers.filter((attacker) => isEnemy(engagement, attacker))),
    distance_u: pathLength(engagement.positions),
    ...(kind === 'combat' && death_by === 'enemy' ? context.killPlaces(engagement) : NO_PLACES),
    ...engagement,
    attackers: attackers.map((attacker, index) => ({
      engagement_id: engagement.engagement_id,
      attacker_no: index + 1,
      class: context.lives.classAt(attacker.guid, attacker.first_hit_ms),
      is_bot: context.bots.has(attacker.guid),
      is_enemy: isEnemy(engagement, attacker),
      in_crossfire: isEnemy(engagement, attacker) && attacker.first_hit_ms <= crossfire.until_ms,
      ...attacker,
    })),
  };
}

function isEnemy(engagement: Engagement, attacker: Attacker): boolean {
  return attacker.team !== engagement.target_team && attacker.guid !== engagement.target_guid;
}

/** The first hit of each enemy, earliest first. */
function enemyFirstHits(engagement: Engagement): readonly number[] {
  const firstHits = new Map<string, number>();
  for (const attacker of engagement.attackers) {
    if (!isEnemy(engagement, attacker)) continue;
    firstHits.set(
      attacker.guid,
      Math.min(attacker.first_hit_ms, firstHits.get(attacker.guid) ?? attacker.first_hit_ms),
    );
  }
  return [...firstHits.values()].sort((a, b) => a - b);
}

/** The delay of the second enemy's first hit (null: no crossfire) and until when a first hit takes part. */
function crossfireOf(firstHits: readonly number[]): { delay_ms: number | null; until_ms: number } {
  const [first, second] = firstHits;
  if (first === undefined || second === undefined || second - first > CROSSFIRE_WINDOW_MS) {
    return { delay_ms: null, until_ms: Number.NEGATIVE_INFINITY };
  }
  return { delay_ms: second - first, until_ms: first + CROSSFIRE_WINDOW_MS };
}

function kindOf(engagement: Engagement, lives: LivesByPlayer): EngagementKind {
  const { attackers, target_guid, target_team, killer_guid } = engagement;
  if (attackers.some((attacker) => isEnemy(engagement, attacker))) return 'combat';
  if (attackers.some((attacker) => attacker.guid !== target_guid)) return 'friendly';
  const killedByOther = killer_guid !== null && killer_guid !== target_guid;
  // The killing mate is missing from the attackers of tracker 6.11.
  if (killedByOther && lives.teamNear(killer_guid, engagement.end_time_ms) === target_team) return 'friendly';
  return attackers.length > 0 || killer_guid === target_guid ? 'self' : 'world';
}

function deathBy(engagement: Engagement, lives: LivesByPlayer): DeathBy | null {
  const { killer_guid, target_guid, target_team } = engagement;
  if (engagement.outcome !== 'killed') return null;
  if (killer_guid === null) return 'world';
  if (killer_guid === target_guid) return 'self';
  const entry = engagement.attackers.find((attacker) => attacker.guid === killer_guid);
  const killer_team = entry?.team ?? lives.teamNear(killer_guid, engagement.end_time_ms);
  return killer_team === target_team ? 'mate' : 'enemy';
}

function durationOf(engagement: Engagement): number {
  const end_ms = engagement.outcome === 'escaped' ? lastHit(engagement.attackers) : null;
  return (end_ms ?? engagement.end_time_ms) - engagement.start_time_ms;
}

function lastHit(attackers: readonly (Attacker | EngagementAttacker)[]): number | null {
  return attackers.length === 0 ? null : Math.max(...attackers.map((attacker) => attacker.last_hit_ms));
}

function targetClass(engagement: Engagement, context: EngagementContext): EngagementRecord['target_class'] {
  const reaction = context.reactions.get(engagement.engagement_id);
  const own = reaction?.target_guid === engagement.target_guid ? reaction.target_class : null;
  return own ?? context.lives.classAt(engagement.target_guid, engagement.start_time_ms);
}
