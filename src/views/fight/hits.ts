import type { BoardRow } from '../../report/metric.ts';

/** A hit on the target. */
export interface Hit {
  readonly time_ms: number;
  /** GUIDs of who may have dealt it: one where it is known, none where nothing tells. */
  readonly by: readonly string[];
  /** What HITS or HIT_REGIONS tells of it; null where they don't. */
  readonly told: ToldHit | null;
}

/** A row of player_hit. `attacker_guid` null is the world; places are where it tells them. */
export interface ToldHit {
  readonly time_ms: number;
  readonly attacker_guid: string | null;
  readonly weapon: number;
  readonly region: number | null;
  readonly damage: number;
  readonly attacker_x: number | null;
  readonly attacker_y: number | null;
}

/** What an attacker's row says of his hits. */
interface Share {
  readonly guid: string;
  readonly first_hit_ms: number;
  readonly last_hit_ms: number;
  left: number;
}

interface OpenHit {
  readonly time_ms: number;
  by: readonly string[];
  readonly told: ToldHit | null;
}

/**
 * The hits of a fight in order. `times_ms` are those that the target's path tells; single hits are matched with them by
 * their time, others are added. Who dealt the rest follows from the attackers' first and last hits and how many each
 * dealt, where that leaves only one; else all who may have are named.
 */
export function hitsOf(
  times_ms: readonly number[],
  told: readonly ToldHit[],
  attackers: readonly BoardRow[],
  start_ms: number,
): readonly Hit[] {
  const hits = matched(times_ms, told);
  const shares = attackers.map((row) => shareOf(row, start_ms));
  for (const hit of hits) if (hit.told !== null) take(shares, hit.told.attacker_guid);
  for (const share of shares) nameEnds(share, hits);
  while (nameOnly(shares, hits));
  return hits.map((hit) => (hit.by.length > 0 ? hit : { ...hit, by: candidates(shares, hit).map(({ guid }) => guid) }));
}

/** A hit for each time, those told of among them; told ones without a time of the path as well. */
function matched(times_ms: readonly number[], told: readonly ToldHit[]): OpenHit[] {
  const left = [...told];
  const hits = times_ms.map((time_ms): OpenHit => {
    const at = left.findIndex((hit) => hit.time_ms === time_ms);
    const [hit = null] = at === -1 ? [] : left.splice(at, 1);
    return hit === null ? { time_ms, by: [], told: null } : openHit(hit);
  });
  return [...hits, ...left.map(openHit)].sort((one, other) => one.time_ms - other.time_ms);
}

function openHit(told: ToldHit): OpenHit {
  return { time_ms: told.time_ms, by: told.attacker_guid === null ? [] : [told.attacker_guid], told };
}

function shareOf(row: BoardRow, start_ms: number): Share {
  return {
    guid: String(row['guid']),
    first_hit_ms: start_ms + Number(row['first_hit_after_ms']),
    last_hit_ms: start_ms + Number(row['last_hit_after_ms']),
    left: Number(row['hits']),
  };
}

function take(shares: readonly Share[], guid: string | null): void {
  const share = shares.find((each) => each.guid === guid);
  if (share !== undefined) share.left -= 1;
}

/** An attacker's first and last hit are his where no single hit of his at that time is told. */
function nameEnds(share: Share, hits: readonly OpenHit[]): void {
  for (const time_ms of new Set([share.first_hit_ms, share.last_hit_ms])) {
    const then = hits.filter((hit) => hit.time_ms === time_ms);
    if (share.left < 1 || then.some(({ by }) => by[0] === share.guid)) continue;
    const open = then.find(isOpen);
    if (open !== undefined) give(open, share);
  }
}

/** Names a hit that only one can have dealt; false where there is none. */
function nameOnly(shares: readonly Share[], hits: readonly OpenHit[]): boolean {
  for (const hit of hits.filter(isOpen)) {
    const [only, ...others] = candidates(shares, hit);
    if (only === undefined || others.length > 0) continue;
    give(hit, only);
    return true;
  }
  return false;
}

function isOpen({ by, told }: OpenHit): boolean {
  return by.length === 0 && told === null;
}

function give(hit: OpenHit, share: Share): void {
  hit.by = [share.guid];
  share.left -= 1;
}

function candidates(shares: readonly Share[], hit: OpenHit): readonly Share[] {
  if (hit.told !== null) return [];
  return shares.filter(
    ({ first_hit_ms, last_hit_ms, left }) => left > 0 && first_hit_ms <= hit.time_ms && hit.time_ms <= last_hit_ms,
  );
}
