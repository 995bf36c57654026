import { byCodeUnit } from '../domain/by-code-unit.ts';
import { stripColours } from '../domain/colour-codes.ts';
import type { CombatPosition, Kill, Revive, RoundFile } from '../domain/round-file.ts';
import type { RoundPlayer } from '../domain/round-record.ts';
import { groupBy } from './group-by.ts';

interface Sighting {
  readonly time_ms: number;
  readonly name: string;
}

/**
 * Everybody the rows of a file name, by GUID, with their names in the order they bore them. Names come from lives, from
 * engagements' targets and killers, and from sections that only our tracker writes; old trackers rewrote them in other
 * places, which count only for players who are named nowhere else.
 */
export function playersOf(file: RoundFile): readonly RoundPlayer[] {
  const sightings = collectSightings(primarySightings(file));
  for (const others of [otherSightings(file), namelessSightings(file)]) {
    for (const [guid, seen] of collectSightings(others)) {
      if (!sightings.has(guid)) sightings.set(guid, seen);
    }
  }
  return [...sightings].sort(([a], [b]) => byCodeUnit(a, b)).map(([guid, seen]) => playerOf(guid, seen));
}

type NamedSighting = Sighting & { readonly guid: string | null };

function* primarySightings({ rows }: RoundFile): Generator<NamedSighting> {
  for (const { guid, name, spawn_time_ms } of rows.PLAYER_TRACKS) yield { guid, name, time_ms: spawn_time_ms };
  for (const engagement of rows.ENGAGEMENTS) {
    yield { guid: engagement.target_guid, name: engagement.target_name, time_ms: engagement.start_time_ms };
    yield { guid: engagement.killer_guid, name: engagement.killer_name, time_ms: engagement.end_time_ms };
  }
  for (const row of rows.KILLS) yield* killSightings(row);
  for (const { guid, name, time_ms } of rows.CLASS_CHANGES) yield { guid, name, time_ms };
  for (const row of rows.REVIVES) if (row.source !== null) yield* reviveSightings(row);
}

function* otherSightings({ rows }: RoundFile): Generator<NamedSighting> {
  for (const { attackers } of rows.ENGAGEMENTS) {
    for (const { guid, name, first_hit_ms } of attackers) yield { guid, name, time_ms: first_hit_ms };
  }
  for (const row of rows.REACTION_METRICS) {
    yield { guid: row.target_guid, name: row.target_name, time_ms: row.start_time_ms };
  }
  for (const { guid, name } of rows.OBJECTIVE_FOCUS) yield { guid, name, time_ms: 0 };
  for (const row of rows.COMBAT_POSITIONS) yield* killSightings(row);
  for (const row of rows.HIT_REGIONS) {
    yield { guid: row.attacker_guid, name: row.attacker_name, time_ms: row.time_ms };
    yield { guid: row.victim_guid, name: row.victim_name, time_ms: row.time_ms };
  }
  for (const row of rows.REVIVES) yield* reviveSightings(row);
}

/** HITS have no names. */
function* namelessSightings({ rows }: RoundFile): Generator<NamedSighting> {
  for (const { attacker_guid, victim_guid, time_ms } of rows.HITS) {
    yield { guid: attacker_guid, name: '', time_ms };
    yield { guid: victim_guid, name: '', time_ms };
  }
}

function* killSightings(row: Kill | CombatPosition): Generator<NamedSighting> {
  yield { guid: row.killer_guid, name: row.killer_name, time_ms: row.time_ms };
  yield { guid: row.victim_guid, name: row.victim_name, time_ms: row.time_ms };
}

function* reviveSightings(row: Revive): Generator<NamedSighting> {
  yield { guid: row.medic_guid, name: row.medic_name, time_ms: row.time_ms };
  yield { guid: row.revived_guid, name: row.revived_name, time_ms: row.time_ms };
}

function collectSightings(seen: Iterable<NamedSighting>): Map<string, NamedSighting[]> {
  const byPlayer = groupBy(seen, ({ guid }) => guid ?? '');
  byPlayer.delete('');
  return byPlayer;
}

function playerOf(guid: string, seen: readonly Sighting[]): RoundPlayer {
  const inTime = [...seen].sort((a, b) => a.time_ms - b.time_ms);
  const names = [...new Set(inTime.map((sighting) => sighting.name))];
  return { guid, name: inTime.at(-1)?.name ?? '', names, is_bot: isBot(guid, names) };
}

/** Omni-bot's GUIDs begin OMNIBOT (engine: g_bot.cpp); servers also mark bots in their names. */
function isBot(guid: string, names: readonly string[]): boolean {
  return guid.startsWith('OMNIBOT') || names.some((name) => stripColours(name).startsWith('[BOT]'));
}
