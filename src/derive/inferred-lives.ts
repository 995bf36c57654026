import type { Life, Revive } from '../domain/round-file.ts';
import type { EngagementRecord, InferredLife } from '../domain/round-record.ts';
import type { Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';
import type { HitTimes } from './hits.ts';
import { lastAtOrBefore, numberAt } from './in-time.ts';

/** What proves that somebody lived. */
export interface ProofsOfLife {
  readonly lives: readonly Life[];
  readonly engagements: readonly EngagementRecord[];
  readonly revives: readonly Revive[];
  readonly hits: HitTimes;
}

interface Span {
  readonly from_ms: number;
  readonly to_ms: number;
}

/**
 * The lives after revives, which old trackers record no path of: between the end of a recorded life and the player's
 * next spawn, from the first proof that he lived to his next killed engagement, else to the last proof.
 */
export function inferLives({ lives, engagements, revives, hits }: ProofsOfLife): readonly InferredLife[] {
  const engagementsOf = groupBy(engagements, (engagement) => engagement.target_guid);
  const revivesOf = groupBy(revives, (revive) => revive.revived_guid);
  const inferred: InferredLife[] = [];
  for (const [guid, own] of groupBy(lives, (life) => life.guid)) {
    const underFire = engagementsOf.get(guid) ?? [];
    const proofs_ms = inOrder([
      ...[...(revivesOf.get(guid) ?? []), ...hits.dealtBy(guid), ...hits.takenBy(guid)].map(({ time_ms }) => time_ms),
      ...underFire.map((engagement) => engagement.start_time_ms),
    ]);
    const killed = underFire.filter((engagement) => engagement.outcome === 'killed');
    const deaths_ms = inOrder(killed.map((engagement) => engagement.end_time_ms));
    for (const { team, ...gap } of gapsBetween(own)) {
      for (const span of livesInGap(within(proofs_ms, gap), within(deaths_ms, gap))) {
        inferred.push({ inferred_life_id: inferred.length + 1, guid, team, ...span });
      }
    }
  }
  return inferred;
}

/** From each life's end to the next spawn, the last one without end. A damaged file's life may end before its spawn. */
function gapsBetween(lives: readonly Life[]): readonly (Span & { readonly team: Team })[] {
  const bySpawn = [...lives].sort((a, b) => a.spawn_time_ms - b.spawn_time_ms);
  return bySpawn.map(({ team, spawn_time_ms, death_time_ms }, index) => {
    const to_ms = bySpawn[index + 1]?.spawn_time_ms ?? Number.POSITIVE_INFINITY;
    return { team, from_ms: Math.max(spawn_time_ms, death_time_ms), to_ms };
  });
}

function inOrder(times_ms: readonly number[]): Int32Array {
  return Int32Array.from(times_ms).sort();
}

/** The spans that begin at a proof and end at the next death, the last one at the last proof if nobody died. */
function livesInGap(proofs_ms: Int32Array, deaths_ms: Int32Array): readonly Span[] {
  const spans: Span[] = [];
  let next = 0;
  while (next < proofs_ms.length) {
    const from_ms = numberAt(proofs_ms, next);
    const death = lastAtOrBefore(deaths_ms, from_ms - 1) + 1;
    const to_ms = deaths_ms[death] ?? numberAt(proofs_ms, proofs_ms.length - 1);
    if (to_ms > from_ms) spans.push({ from_ms, to_ms });
    next = lastAtOrBefore(proofs_ms, to_ms) + 1;
  }
  return spans;
}

/** The end of a life is no proof of the next: the last hit on him is written at that time. */
function within(times_ms: Int32Array, { from_ms, to_ms }: Span): Int32Array {
  return times_ms.subarray(lastAtOrBefore(times_ms, from_ms) + 1, lastAtOrBefore(times_ms, to_ms - 1) + 1);
}
