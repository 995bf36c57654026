import { beforeAll, describe, expect, test } from 'vitest';
import { pathPoints, type RecordedGame, record } from './record.ts';
import type { GameOutcome } from './run-game.ts';

type LogEntry = GameOutcome['log'][number];

/**
 * A random game of 12 players for four minutes, some deaths that are seldom in it, and the pretend server's own list of what happened in it. What happens inside a
 * frame, as bots' shots do there, has the time of the frame before in the tracker's hooks.
 */
let recorded: RecordedGame;
let guidOf: ReadonlyMap<number, string>;

const FRAME_MS = 50;

beforeAll(async () => {
  recorded = await record(`
    local game = start { map = 'supply' }
    game:record_positions()
    play(game, { players = 12, minutes = 4, seed = 20261122 })
    game:time(31000)
    local living = { {}, {} }
    for slot = 0, 11 do
      local client = game.clients[slot]
      if client and client.alive then table.insert(living[client.team], slot) end
    end
    local axis, allies = living[1], living[2]
    game:slash_kill(axis[1])
    game:fall(axis[2], 300)
    game:frames(1)
    game:kill(allies[1], allies[2])
    game:join(allies[1], 'axis')
    game:frames(30)
    game:join(axis[3], 'spectator')
    game:disconnect(allies[3])
    game:time(31000)
    game:end_round('timelimit')
    game:intermission(3000)
  `);
  guidOf = new Map(logged('connect').map(({ slot, guid }) => [Number(slot), String(guid)]));
});

/** The server's entries of a kind in the round. */
function logged(event: string): readonly LogEntry[] {
  return recorded.game.log.filter((entry) => entry.event === event && (event === 'connect' || isInPlay(entry)));
}

function isInPlay({ vm, state }: LogEntry): boolean {
  return vm === 2 && state === 0;
}

function guid(slot: unknown): string | null {
  return guidOf.get(Number(slot)) ?? null;
}

/** How often each value occurs. */
function tally(values: readonly unknown[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

describe('a random game of twelve', () => {
  test('is one that has everything', () => {
    expect(recorded.rows.TRACKER_ERRORS).toEqual([]);
    const kinds = tally(logged('kill').map(({ kind }) => kind));
    expect(Object.keys(kinds).sort()).toEqual(['enemy', 'friendly', 'self', 'team_switch', 'world']);
    expect(logged('revive').length).toBeGreaterThan(5);
    expect(logged('disconnect').length).toBeGreaterThan(1);
    expect(new Set(logged('damage').map(({ kind }) => kind)).size).toBe(4);
  });

  test('has the kills that the server counted: who, whom, by what, of which kind, when', () => {
    const ours = recorded.rows.KILLS.map((kill) => [
      kill.kind,
      kill.victim_guid,
      kill.killer_guid,
      kill.means_of_death,
    ]);
    const theirs = logged('kill').map(({ kind, victim, killer, mod }) => [kind, guid(victim), guid(killer), mod]);
    expect(ours).toEqual(theirs);
    const late = logged('kill').map(({ time_ms }, at) => time_ms - (recorded.rows.KILLS[at]?.time_ms ?? 0));
    expect(late.filter((ms) => ms < 0 || ms > FRAME_MS)).toEqual([]);
  });

  test('has the hits that the server counted: who, whom, how much, of which kind and region, at which health', () => {
    const regions = ['head', 'arms', 'body', 'legs'];
    const ours = recorded.rows.HITS.map((hit) => [
      ...[hit.kind, hit.attacker_guid, hit.victim_guid, hit.damage, hit.means_of_death, hit.victim_health],
      hit.region === null ? undefined : regions[hit.region],
    ]);
    const theirs = logged('damage').map(({ kind, attacker, target, damage, mod, health, region }) => [
      ...[kind, guid(attacker), guid(target), damage, mod, health, region],
    ]);
    expect(ours).toEqual(theirs);
  });

  test('has the revives that the server counted', () => {
    const ours = recorded.rows.REVIVES.map(({ medic_guid, revived_guid }) => [medic_guid, revived_guid]);
    expect(ours).toEqual(logged('revive').map(({ medic, slot }) => [guid(medic), guid(slot)]));
  });

  test('has an engagement for each enemy’s hit on somebody who lives, with the damage', () => {
    const attackers = recorded.rows.ENGAGEMENTS.flatMap((fight) =>
      fight.attackers.map(({ guid: attacker, damage, hits }) => ({
        pair: `${attacker} ${fight.target_guid}`,
        damage,
        hits,
      })),
    );
    const hits = logged('damage').filter(({ kind }) => kind === 'enemy');
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(attackers.map((each) => each.hits))).toBe(hits.length);
    expect(sum(attackers.map((each) => each.damage))).toBe(sum(hits.map(({ damage }) => Number(damage))));
    expect(new Set(attackers.map(({ pair }) => pair))).toEqual(
      new Set(hits.map(({ attacker, target }) => `${guid(attacker)} ${guid(target)}`)),
    );
    expect(recorded.rows.ENGAGEMENTS.filter(({ outcome }) => outcome === 'killed').length).toBeGreaterThanOrEqual(
      logged('kill').filter(({ kind }) => kind === 'enemy').length,
    );
  });

  test('has a life for each spawn', () => {
    const ours = tally(recorded.rows.PLAYER_TRACKS.map((life) => life.guid));
    expect(ours).toEqual(tally(logged('spawn').map(({ slot }) => guid(slot))));
  });

  test('has everybody where the server had him, at each sample', () => {
    const places = new Map(
      logged('position').map(({ slot, time_ms, x, y, z, health }) => [
        `${guid(slot)} ${time_ms}`,
        [x, y, z].map((value) => Math.floor(Number(value) * 10 + 0.5) / 10).concat(Number(health)),
      ]),
    );
    const samples = recorded.rows.PLAYER_TRACKS.flatMap((life) =>
      pathPoints(life.path)
        .filter(({ event }) => event === 'sample')
        .map(({ time_ms, x, y, z, health }) => ({ key: `${life.guid} ${time_ms}`, at: [x, y, z, health] })),
    );
    expect(samples.length).toBeGreaterThan(5000);
    const wrong = samples.filter(({ key, at }) => places.get(key)?.join() !== at.join());
    expect(wrong.map(({ key, at }) => [key, at, places.get(key)])).toEqual([]);
    const seen = new Set(samples.map(({ key }) => key));
    const expected = [...places.keys()].filter((key) => Number(key.split(' ')[1]) % 200 === 0);
    expect(expected.filter((key) => !seen.has(key))).toEqual([]);
  });

  test('has nobody’s life longer than he lived', () => {
    const deaths = recorded.rows.PLAYER_TRACKS.filter(({ death_type }) => death_type === 'unknown');
    expect(deaths).toEqual([]);
    const overlaps = recorded.rows.PLAYER_TRACKS.filter((life) =>
      recorded.rows.PLAYER_TRACKS.some(
        (other) =>
          other !== life &&
          other.guid === life.guid &&
          other.spawn_time_ms < life.death_time_ms &&
          other.death_time_ms > life.spawn_time_ms,
      ),
    );
    expect(overlaps).toEqual([]);
  });
});
