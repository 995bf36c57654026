import type { Life } from '../domain/round-file.ts';
import type { InferredLife } from '../domain/round-record.ts';
import type { Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';

/** A time in which a player lived, recorded or inferred; half open. */
interface LifeSpan {
  readonly guid: string;
  readonly team: Team;
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Who lived when. */
export interface Alive {
  /** The GUIDs of the players of `team` who live at `time_ms`, in no order. */
  at(time_ms: number, team: Team): readonly string[];
  /** A player's lives as `team`, by their start. */
  spansOf(guid: string, team: Team): readonly LifeSpan[];
}

/** Joins recorded and inferred lives. */
export function alive(lives: readonly Life[], inferred: readonly InferredLife[]): Alive {
  const spans: LifeSpan[] = [
    ...lives.map(({ guid, team, spawn_time_ms, death_time_ms }) => ({
      ...{ guid, team, from_ms: spawn_time_ms, to_ms: death_time_ms },
    })),
    ...inferred,
  ].sort((a, b) => a.from_ms - b.from_ms);
  const byGuid = groupBy(spans, (span) => span.guid);
  return {
    at(time_ms, team) {
      const living: string[] = [];
      for (const [guid, own] of byGuid) {
        if (own.some((span) => span.team === team && span.from_ms <= time_ms && time_ms < span.to_ms))
          living.push(guid);
      }
      return living;
    },
    spansOf: (guid, team) => (byGuid.get(guid) ?? []).filter((span) => span.team === team),
  };
}
