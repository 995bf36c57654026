import type { EngagementRecord } from '../domain/round-record.ts';
import type { Team } from '../format/words.ts';
import type { Alive } from './alive.ts';
import { groupBy } from './group-by.ts';
import { lastAtOrBefore } from './in-time.ts';

/** Combat goes on this long after the last hit. */
const AFTER_HIT_MS = 1500;

/** Times in ascending order that neither touch nor overlap; each begins with `from_ms` and ends with `to_ms`, both in it. */
export interface Times {
  readonly from_ms: Int32Array;
  readonly to_ms: Int32Array;
}

interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** When each player was in combat, dead or alive. */
export function combatSpans(engagements: readonly EngagementRecord[]): ReadonlyMap<string, readonly Span[]> {
  const spans = groupBy(allSpans(engagements), (span) => span.guid);
  return new Map([...spans].map(([guid, own]) => [guid, joined(own)]));
}

/** The part of `combat` in which the player lived as one of `team`. */
export function livingCombat(guid: string, team: Team, combat: readonly Span[], alive: Alive): Times {
  const parts: Span[] = [];
  const ends_ms = Int32Array.from(combat, (span) => span.to_ms);
  for (const life of alive.spansOf(guid, team)) {
    for (let index = lastAtOrBefore(ends_ms, life.from_ms - 1) + 1; index < combat.length; index++) {
      const span = combat[index] as Span;
      if (span.from_ms >= life.to_ms) break;
      // Times are whole: a half-open life's last ms is the one before its end.
      const part = { from_ms: Math.max(life.from_ms, span.from_ms), to_ms: Math.min(life.to_ms - 1, span.to_ms) };
      if (part.from_ms <= part.to_ms) parts.push(part);
    }
  }
  const spans = joined(parts);
  return {
    from_ms: Int32Array.from(spans, (span) => span.from_ms),
    to_ms: Int32Array.from(spans, (span) => span.to_ms),
  };
}

/** As target from the start to the last enemy's hit, as enemy attacker from his first hit to his last, and after it. */
function* allSpans(engagements: readonly EngagementRecord[]): Generator<Span & { readonly guid: string }> {
  for (const { kind, target_guid, start_time_ms, last_enemy_hit_ms, attackers } of engagements) {
    if (kind !== 'combat' || last_enemy_hit_ms === null) continue;
    yield { guid: target_guid, from_ms: start_time_ms, to_ms: last_enemy_hit_ms + AFTER_HIT_MS };
    for (const { guid, is_enemy, first_hit_ms, last_hit_ms } of attackers) {
      if (is_enemy) yield { guid, from_ms: first_hit_ms, to_ms: last_hit_ms + AFTER_HIT_MS };
    }
  }
}

function joined(spans: readonly Span[]): readonly Span[] {
  const disjoint: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from_ms - b.from_ms)) {
    const last = disjoint.at(-1);
    if (last === undefined || span.from_ms > last.to_ms + 1) disjoint.push(span);
    else if (span.to_ms > last.to_ms) disjoint[disjoint.length - 1] = { from_ms: last.from_ms, to_ms: span.to_ms };
  }
  return disjoint;
}
