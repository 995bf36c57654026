import { describe, expect, test } from 'vitest';
import { guid, record, recordFour } from './record.ts';

describe('a hit', () => {
  test('is a row with both places, the weapon, the means and the health before', async () => {
    const { rows } = await recordFour(`
      game:teleport(2, 100.04, -200.06, 50)
      game:hit(2, 0, 18, et_constants.MOD_THOMPSON, 'body')
      game:frames(1)
      game:hit(2, 0, 200, et_constants.MOD_GRENADE_LAUNCHER)
    `);
    const places = {
      attacker_x: 100,
      attacker_y: -200.1,
      attacker_z: 50,
      victim_x: -2000,
      victim_y: -640,
      victim_z: 33,
    };
    expect(rows.HITS).toMatchObject([
      { kind: 'enemy', time_ms: 650, attacker_guid: guid(2), victim_guid: guid(0), damage: 18, weapon: 8, ...places },
      { kind: 'enemy', time_ms: 700, damage: 200, weapon: 4, victim_health: 82, region: null, ...places },
    ]);
    expect(rows.HITS[0]).toMatchObject({ means_of_death: 9, victim_health: 100 });
  });

  test('has the region that the engine counted, an attacker’s first hit too', async () => {
    const { rows } = await recordFour(`
      for _, region in ipairs { 'head', 'arms', 'body', 'legs', 'head' } do game:hit(2, 0, 1, nil, region) end
      game:hit(3, 0, 1, et_constants.MOD_GRENADE_LAUNCHER)
      game:hit(3, 0, 1, nil, 'legs')
    `);
    expect(rows.HITS.map(({ region }) => region)).toEqual([0, 1, 2, 3, 0, null, 3]);
  });

  test('has no region that may be another hit’s', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0, 1, nil, 'head')
      game:count_region(2, 1)
      game:count_region(2, 2)
      game:hit(2, 0, 1, et_constants.MOD_GRENADE_LAUNCHER)
      game:hit(2, 0, 1, nil, 'legs')
    `);
    expect(rows.HITS.map(({ region }) => region).slice(1)).toEqual([null, 3]);
  });

  test('is an enemy’s, a mate’s, one’s own, the world’s, or one on a wounded body', async () => {
    const { rows } = await recordFour(`
      game:hit(2, 0)  game:hit(1, 0)  game:hit(0, 0)  game:fall(0, 5)  game:kill(2, 0)  game:hit(3, 0)
    `);
    const facts = rows.HITS.map(({ kind, attacker_guid, attacker_x }) => [kind, attacker_guid, attacker_x]);
    expect(facts).toEqual([
      ['enemy', guid(2), 2000],
      ['friendly', guid(1), -2000],
      ['self', guid(0), -2000],
      ['world', null, null],
      ['enemy', guid(2), 2000],
      ['corpse', guid(3), 2000],
    ]);
  });

  test('of a thing is none', async () => {
    const { rows } = await recordFour(`
      game:entity(100, { classname = 'func_explosive', origin = { 0, 0, 0 } })
      game:hit(2, 100, 50, et_constants.MOD_DYNAMITE)
    `);
    expect(rows).toMatchObject({ HITS: [], ENGAGEMENTS: [], TRACKER_ERRORS: [] });
  });

  test('by a thing is the world’s', async () => {
    const { rows } = await recordFour('game:hit(100, 0, 50, et_constants.MOD_CRUSH)');
    expect(rows.HITS).toMatchObject([{ kind: 'world', attacker_guid: null, weapon: 0 }]);
  });
});

describe('a kill', () => {
  test('is a row with both players, both places, and who is left alive', async () => {
    const { rows } = await record(`
      local game = start { reinforcement_offsets = { axis = 7, allies = 13 } }
      for slot = 0, 3 do
        game:connect(slot)
        game:join(slot, slot < 2 and 'axis' or 'allies', slot % 2 == 0 and 'soldier' or 'medic')
      end
      game:live()
      game:hit(0, 2, 30)
      game:kill(2, 0)
      game:time(10000)
      game:kill(3, 1, et_constants.MOD_KNIFE)
      game:quit()
    `);
    expect(rows.KILLS[0]).toEqual({
      ...{ kind: 'enemy', time_ms: 650, means_of_death: 9, weapon: 8 },
      ...{ victim_guid: guid(0), victim_name: 'player 0', victim_team: 'AXIS', victim_class: 'SOLDIER' },
      ...{ killer_guid: guid(2), killer_name: 'player 2', killer_team: 'ALLIES', killer_class: 'SOLDIER' },
      ...{
        victim_x: -2000,
        victim_y: -640,
        victim_z: 33,
        killer_x: 2000,
        killer_y: -512,
        killer_z: 33,
        killer_health: 70,
      },
      ...{ axis_alive: 1, allies_alive: 2, axis_reinforcement_ms: 12350, allies_reinforcement_ms: 16350 },
    });
    expect(rows.KILLS[1]).toMatchObject({
      ...{ victim_class: 'MEDIC', weapon: 1, axis_alive: 0, allies_alive: 2 },
      ...{ axis_reinforcement_ms: 2350, allies_reinforcement_ms: 6350 },
    });
  });

  test('has a clock that starts anew with the wave', async () => {
    const { rows } = await record(`
      local game = start { reinforcement_offsets = { axis = 0, allies = 0 }, axis_limbo_ms = 1000, allies_limbo_ms = 2000 }
      for slot = 0, 1 do game:connect(slot) game:join(slot, slot == 0 and 'axis' or 'allies') end
      game:live()
      game:time(1350)
      game:kill(1, 0)
      game:quit()
    `);
    expect(rows.KILLS).toMatchObject([{ time_ms: 2000, axis_reinforcement_ms: 1000, allies_reinforcement_ms: 2000 }]);
  });

  test('by nobody has no killer; one’s own has oneself', async () => {
    const { rows } = await recordFour('game:drown(0, 300)  game:slash_kill(1)  game:join(2, "axis")');
    const facts = rows.KILLS.map(({ kind, killer_guid, means_of_death }) => [kind, killer_guid, means_of_death]);
    expect(facts).toEqual([
      ['world', null, 27],
      ['self', guid(1), 33],
      ['team_switch', guid(2), 59],
    ]);
    expect(rows.KILLS[0]).toMatchObject({
      killer_name: '',
      killer_team: null,
      killer_class: null,
      killer_health: null,
    });
  });

  test('of somebody who shoots back out of the grave still counts for him', async () => {
    const { rows } = await recordFour(`
      game:kill(2, 0)  game:frames(2)  game:tap_out(0)  game:frames(2)
      game:kill(0, 2, et_constants.MOD_GRENADE_LAUNCHER)
    `);
    expect(rows.KILLS[1]).toMatchObject({ kind: 'enemy', killer_guid: guid(0), victim_guid: guid(2) });
    expect(rows.KILLS[1]?.killer_health).toBeLessThanOrEqual(0);
  });
});
