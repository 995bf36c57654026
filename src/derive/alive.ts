import type { Life } from '../domain/round-file.ts';
import type { InferredLife } from '../domain/round-record.ts';
import type { Team } from '../format/words.ts';
import { groupBy } from './group-by.ts';
import { lastAtOrBefore, latestSoFar, numberAt } from './in-time.ts';

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
  const sides = new Map(
    [...groupBy(spans, (span) => span.team)].map(([team, own]) => [team, groupBy(own, (span) => span.guid)]),
  );
  const starts = new Map([...sides].map(([team, byGuid]) => [team, [...byGuid].map(startsOf)]));
  return {
    at: (time_ms, team) => (starts.get(team) ?? []).filter((own) => isAlive(own, time_ms)).map(({ guid }) => guid),
    spansOf: (guid, team) => sides.get(team)?.get(guid) ?? [],
  };
}

/** When a player's lives began, and the latest end of those up to each. */
interface Starts {
  readonly guid: string;
  readonly from_ms: Int32Array;
  readonly latestTo_ms: Int32Array;
}

function startsOf([guid, spans]: readonly [string, readonly LifeSpan[]]): Starts {
  return {
    guid,
    from_ms: Int32Array.from(spans, (span) => span.from_ms),
    latestTo_ms: latestSoFar(Int32Array.from(spans, (span) => span.to_ms)),
  };
}

function isAlive({ from_ms, latestTo_ms }: Starts, time_ms: number): boolean {
  const begun = lastAtOrBefore(from_ms, time_ms);
  return begun >= 0 && numberAt(latestTo_ms, begun) > time_ms;
}
