import { REACTION_METRICS } from '../../src/format/sections.ts';
import type { Outcome } from '../../src/format/words.ts';
import { clock } from '../clock.ts';
import { EF_CROUCHING, EF_PRONE } from '../constants.ts';
import type { Engagement } from '../engagement.ts';
import { hasBit, integerField, tenths, vectorField } from '../fields.ts';
import { flagOption, integerOption } from '../options.ts';
import type { Player } from '../players.ts';
import { addRow } from '../round-file.ts';

/**
 * REACTION_METRICS, within `reaction_window_ms` of the first hit. Return fire: the target's first hit on one of his
 * attackers. Support: a mate's first hit on one. Dodge: the first frame in which he runs in a direction that is 45° or
 * more off the one before, or runs where he stood, or crouches or lies down where he did not.
 */
export const RECORD_REACTIONS = flagOption('reactions');
const WINDOW_MS = integerOption('reaction_window_ms');
/** Below this, on the ground, a player stands; tenths of a unit per second. A walk is about 80 u/s. */
const STANDS = 500;

/** A player hit somebody who attacks others: they and their mates get help. */
export function noteHitOnAttacker(attacker: Player, target: Player): void {
  for (const fight of target.attacks) {
    const after = clock.now - fight.start;
    if (after > WINDOW_MS) continue;
    if (fight.target === attacker) {
      if (fight.returnFire === null) fight.returnFire = after;
    } else if (fight.target.team === attacker.team && fight.support === null) {
      fight.support = after;
    }
  }
}

/** Looks, in each frame of the window, whether the target of a fight dodges. */
export function watchDodge(fight: Engagement): void {
  const { target } = fight;
  if (fight.dodge !== null || clock.now - fight.start > WINDOW_MS) return;
  const velocity = vectorField(target.slot, 'ps.velocity');
  const vx = tenths(velocity[0]);
  const vy = tenths(velocity[1]);
  const flags = integerField(target.slot, 'ps.eFlags');
  const low = hasBit(flags, EF_CROUCHING) || hasBit(flags, EF_PRONE);
  const { before } = fight;
  if (before === null) fight.before = { vx, vy, low };
  else if ((low && !before.low) || hasTurned(before.vx, before.vy, vx, vy)) fight.dodge = clock.now - fight.start;
}

function hasTurned(bx: number, by: number, vx: number, vy: number): boolean {
  const speed = vx * vx + vy * vy;
  if (speed < STANDS * STANDS) return false;
  const before = bx * bx + by * by;
  const dot = bx * vx + by * vy;
  // The square of the cosine of 45° is a half.
  return before < STANDS * STANDS || dot <= 0 || dot * dot < 0.5 * before * speed;
}

export function writeReactions(fight: Engagement, end: number, outcome: Outcome): void {
  addRow(REACTION_METRICS, {
    engagement_id: fight.id,
    target_guid: fight.guid,
    target_name: fight.name,
    target_team: fight.team,
    target_class: fight.class,
    outcome,
    written_attackers: fight.attacks.length,
    return_fire_ms: fight.returnFire,
    dodge_reaction_ms: fight.dodge,
    support_reaction_ms: fight.support,
    start_time_ms: fight.start,
    end_time_ms: end,
    written_duration_ms: end - fight.start,
  });
}
