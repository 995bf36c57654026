import { clock } from './clock.ts';
import { integerField, tenths, vectorField, whole } from './fields.ts';
import { guard } from './guard.ts';
import { integerOption } from './options.ts';
import { meet, type Player, place } from './players.ts';
import { noteEnemyHit } from './probes/engagements.ts';
import { type HitKind, RECORD_HITS, writeHit } from './probes/hits.ts';
import { noteHitOnAttacker, RECORD_REACTIONS } from './probes/reactions.ts';
import { weaponOf } from './weapons.ts';

/**
 * Hits, in two steps. In et_Damage only what will be gone in a moment is read: places, health, the region counted. What
 * follows from it is settled before anything else happens to anybody, at the latest when the frame ends.
 */
interface Hit {
  target: Player;
  /** Undefined for the world and for things. */
  attacker: Player | undefined;
  damage: number;
  means: number;
  /** The target's, before the hit. */
  health: number;
  /** Where both are, as the engine gives it. */
  targetOrigin: readonly unknown[];
  attackerOrigin: readonly unknown[];
  region: number | null;
}

const MIN_DAMAGE = integerOption('min_damage');

/** `waiting` of them wait, from 1. They are filled anew: a table for each hit would be garbage at once. */
const hits: ByNumber<Hit> = {};
let waiting = 0;

export function hitsWait(): boolean {
  return waiting > 0;
}

/** Notes a hit, as et_Damage tells it. */
export function noteHit(targetSlot: number, attackerSlot: number, damage: number, means: number): void {
  const target = meet(targetSlot);
  if (target === undefined || target.life === null || !(damage >= MIN_DAMAGE)) return;
  const attacker = meet(attackerSlot);
  const targetOrigin = vectorField(targetSlot, 'ps.origin');
  const hit = hits[waiting + 1] ?? ({} as Hit);
  hits[waiting + 1] = hit;
  hit.target = target;
  hit.attacker = attacker;
  hit.damage = damage;
  hit.means = means;
  hit.health = integerField(targetSlot, 'health');
  hit.targetOrigin = targetOrigin;
  hit.attackerOrigin =
    attacker === undefined || attacker === target ? targetOrigin : vectorField(attackerSlot, 'ps.origin');
  hit.region = attacker === undefined || !RECORD_HITS ? null : regionOfHit(attacker);
  waiting += 1;
}

/**
 * The region that the engine has just counted for the attacker (g_combat.c, G_LogRegionHit, before et_Damage); null
 * where it counted none, as for explosives, or where hits were missed that never reached et_Damage.
 */
function regionOfHit({ slot, regions }: Player): number | null {
  let counted = 0;
  let region: number | null = null;
  for (let i = 0; i < 4; i++) {
    const now = et.gentity_get(slot, 'pers.playerStats.hitRegions', i);
    const before = regions[i] ?? 0;
    if (now !== before) {
      regions[i] = whole(now);
      counted += whole(now) - before;
      region = i;
    }
  }
  return counted === 1 ? region : null;
}

/** Takes the hits that wait to where they belong. */
export function settleHits(): void {
  if (waiting === 0) return;
  const count = waiting;
  waiting = 0;
  for (let i = 1; i <= count; i++) guard('hits', settle, hits[i] as Hit);
}

function settle({ target, attacker, damage, means, health, targetOrigin, attackerOrigin, region }: Hit): void {
  place(target, tenths(targetOrigin[0]), tenths(targetOrigin[1]), tenths(targetOrigin[2]));
  if (attacker !== undefined) {
    place(attacker, tenths(attackerOrigin[0]), tenths(attackerOrigin[1]), tenths(attackerOrigin[2]));
  }
  const kind = kindOfHit(target, attacker, health);
  const amount = whole(damage);
  const weapon = weaponOf(whole(means), attacker);
  if (RECORD_HITS) guard('hits', writeHit, kind, target, attacker, amount, weapon, whole(means), region, health);
  if (kind !== 'enemy' || attacker === undefined) return;
  if (RECORD_REACTIONS) guard('reactions', noteHitOnAttacker, attacker, target);
  guard('engagements', noteEnemyHit, target, attacker, amount, weapon);
  attacker.lastHitDealt = clock.now;
}

function kindOfHit(target: Player, attacker: Player | undefined, health: number): HitKind {
  if (health <= 0) return 'corpse';
  if (attacker === undefined) return 'world';
  if (attacker === target) return 'self';
  return attacker.team === target.team ? 'friendly' : 'enemy';
}
