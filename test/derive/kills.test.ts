import { describe, expect, test } from 'vitest';
import { guidOf, type RoundText } from '../../src/report/example-round.ts';
import { attack, combatPositions, derived, getaway, hitRegions, kill, life } from './made-round.ts';

function placesOf(round: RoundText) {
  const [death] = derived(round).engagements;
  return [death?.victim_x, death?.victim_y, death?.victim_z, death?.killer_x, death?.killer_y, death?.killer_z];
}

describe('the places of a kill', () => {
  const positions = ['9000,10.0,20.0,30.0,start', '10000,40.5,50.0,60.0,death'];
  const death = { ...kill(1, 'ann', 'bob', 10_000), positions };
  const lives = [life('bob', 0, 20_000, '9000 7', '10000 8', '10100 9')];

  test('are the engagement’s end and the killer’s place then', () => {
    expect(placesOf({ engagements: [death], lives })).toEqual([40.5, 50, 60, 8, 0, 0]);
  });

  test('are those of the row that names killer, victim and time', () => {
    const more = combatPositions('9999 kill bob ann 1 2', '10000 kill bob amy 3 4', '10000 kill bob ann 5 6');
    expect(placesOf({ engagements: [death], lives, more })).toEqual([6, 0, 0, 5, 0, 0]);
    const others = combatPositions('9000 kill bob ann 1 2', '10000 kill ben ann 3 4', '10000 hurt bob ann 5 6');
    expect(placesOf({ engagements: [death], lives, more: others })).toEqual([40.5, 50, 60, 8, 0, 0]);
  });

  test('lack the killer’s where no point of his last 1500 ms is known', () => {
    const points = ['8499 7', '10001 8'];
    expect(placesOf({ engagements: [death], lives: [life('bob', 0, 20_000, ...points)] })).toEqual([
      ...[40.5, 50, 60, null, null, null],
    ]);
  });

  test('are none of an escape or of a death by a mate', () => {
    const nowhere = [null, null, null, null, null, null];
    expect(placesOf({ engagements: [getaway(1, 'ann', [attack('bob', 5000)])], lives })).toEqual(nowhere);
    expect(placesOf({ engagements: [kill(1, 'ann', 'amy', 10_000)], lives })).toEqual(nowhere);
    const byMate = { ...death, killer: 'amy', attackers: [attack('bob', 10_000), attack('amy', 10_000)] };
    expect(placesOf({ engagements: [byMate], lives })).toEqual(nowhere);
  });
});

describe('the pairs of a crossfire', () => {
  test('are all two of its participants, each with the gap between their own first hits', () => {
    const attackers = [
      { ...attack('bob', 10_900, 12_000), damage: 30 },
      { ...attack('bea', 10_000), damage: 20 },
      { ...attack('amy', 10_100), damage: 1000 },
      { ...attack('bix', 11_001), damage: 500 },
      { ...attack('ben', 10_300), damage: 4 },
    ];
    const death = { ...kill(7, 'ann', 'bix', 12_000), start: 10_000, attackers };
    const lives = [{ ...life('bea', 0, 20_000), class: 'SOLDIER' as const }, life('ben', 0, 10_300)];
    const rows = derived({ engagements: [death], lives }).crossfire_pairs;
    expect(rows.map((row) => [row.guid, row.mate_guid, row.gap_ms, row.joint_damage])).toEqual([
      [guidOf('bea'), guidOf('ben'), 300, 24],
      [guidOf('bea'), guidOf('bob'), 900, 50],
      [guidOf('ben'), guidOf('bob'), 600, 34],
    ]);
    expect(rows[0]).toEqual({
      engagement_id: 7,
      guid: guidOf('bea'),
      mate_guid: guidOf('ben'),
      team: 'ALLIES',
      class: 'SOLDIER',
      mate_class: null,
      with_bot: false,
      target_is_bot: false,
      gap_ms: 300,
      joint_damage: 24,
      is_kill: true,
    });
  });

  test('count an attacker listed twice once, with his earlier first hit and all his damage', () => {
    const attackers = [
      { ...attack('bob', 12_500), damage: 5 },
      { ...attack('bea', 10_000), damage: 20 },
      { ...attack('bob', 10_400), damage: 30 },
    ];
    const rows = derived({ engagements: [getaway(1, 'ann', attackers)] }).crossfire_pairs;
    expect(rows).toMatchObject([{ guid: guidOf('bea'), gap_ms: 400, joint_damage: 55, is_kill: false }]);
  });

  test('tell where a bot takes part or is the target, and none come of late fire', () => {
    const crossfire = [attack('bob', 10_000), attack('bot1', 10_200)];
    expect(derived({ engagements: [getaway(1, 'ann', crossfire)] }).crossfire_pairs).toMatchObject([
      { guid: guidOf('bob'), mate_guid: guidOf('bot1'), with_bot: true, target_is_bot: false },
    ]);
    const late = [attack('bob', 10_000), attack('ben', 11_001)];
    expect(derived({ engagements: [getaway(1, 'ann', late)] }).crossfire_pairs).toEqual([]);
    const target = { ...getaway(1, 'bot1', [attack('ann', 10_000), attack('amy', 10_000)]) };
    expect(derived({ engagements: [target] }).crossfire_pairs).toMatchObject([{ gap_ms: 0, target_is_bot: true }]);
  });

  test('are told of bots among the attackers', () => {
    const [underFire] = derived({
      engagements: [getaway(1, 'ann', [attack('bob', 1), attack('bot1', 2)])],
    }).engagements;
    expect(underFire?.attackers.map((attacker) => attacker.is_bot)).toEqual([false, true]);
  });
});

describe('rescues', () => {
  const underFire = getaway(1, 'ann', [attack('bob', 10_000, 12_000), attack('ben', 11_000)]);
  const lives = [life('amy', 0, 20_000), life('abe', 0, 9000), life('ann', 0, 20_000), life('bix', 0, 20_000)];
  const rescuesIn = (...hits: readonly string[]) =>
    derived({ engagements: [underFire], lives, more: hitRegions(...hits) }).rescues.map(({ guid, after_ms }) => [
      ...[guid, after_ms],
    ]);

  test('are a mate’s first hit on an attacker, from that attacker’s own first hit until 5000 ms after the start', () => {
    expect(rescuesIn('9999 amy bob', '10000 amy bob', '10001 amy bob')).toEqual([[guidOf('amy'), 0]]);
    expect(rescuesIn('10999 amy ben', '11000 amy ben')).toEqual([[guidOf('amy'), 1000]]);
    expect(rescuesIn('15000 amy bob')).toEqual([[guidOf('amy'), 5000]]);
    expect(rescuesIn('15001 amy bob')).toEqual([]);
  });

  test('are none where a mate is hit who shot the target', () => {
    const engagements = [getaway(1, 'ann', [attack('bob', 10_000), attack('amy', 10_000)])];
    expect(derived({ engagements, lives, more: hitRegions('10500 abe amy') }).rescues).toEqual([]);
  });

  test('end with the engagement', () => {
    const death = { ...kill(1, 'ann', 'bob', 12_000), start: 10_000, attackers: [attack('bob', 10_000, 12_000)] };
    const rescues = (hit: string) => derived({ engagements: [death], lives, more: hitRegions(hit) }).rescues.length;
    expect(rescues('12000 amy bob')).toBe(1);
    expect(rescues('12001 amy bob')).toBe(0);
  });

  test('are of mates only, revived ones too, and one each', () => {
    expect(rescuesIn('11000 ann bob', '11000 bix bob')).toEqual([]);
    expect(rescuesIn('12000 amy bob', '11500 amy ben', '13000 abe bob')).toEqual([
      [guidOf('abe'), 3000],
      [guidOf('amy'), 1500],
    ]);
  });

  test('also come from the first and last hits of the attacker’s engagements, in rounds that name hits', () => {
    const back = getaway(2, 'bob', [attack('amy', 9000, 11_000)]);
    const engagements = [underFire, back];
    expect(derived({ engagements, lives }).rescues).toEqual([]);
    expect(derived({ engagements, lives, more: hitRegions('1 bob ann') }).rescues).toEqual([
      {
        engagement_id: 1,
        guid: guidOf('amy'),
        team: 'AXIS',
        class: 'MEDIC',
        is_bot: false,
        target_is_bot: false,
        after_ms: 1000,
      },
    ]);
  });
});
