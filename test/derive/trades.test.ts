import { expect, test } from 'vitest';
import type { TradeEvent } from '../../src/domain/round-record.ts';
import { guidOf, type RoundText } from '../../src/report/example-round.ts';
import { attack, derived, getaway, hitRegions, kill, life, positions, revives, standing } from './made-round.ts';

/** The death of ann, engagement 1. */
function tradeOf(round: RoundText): TradeEvent {
  const trade = derived(round).trades.find(({ engagement_id }) => engagement_id === 1);
  if (trade === undefined) throw new Error('no trade');
  return trade;
}

const DEATH = kill(1, 'ann', 'bob', 10_000);

test('an unavenged death of somebody without mates', () => {
  const lives = [{ ...life('ann', 0, 10_000), class: 'ENGINEER' as const }];
  expect(derived({ engagements: [DEATH], lives }).trades).toEqual([
    {
      engagement_id: 1,
      time_ms: 10_000,
      victim_guid: guidOf('ann'),
      victim_team: 'AXIS',
      victim_class: null,
      victim_is_bot: false,
      ...{ victim_x: 0, victim_y: 0, victim_z: 0 },
      killer_guid: guidOf('bob'),
      avenger_guid: null,
      success_gap_ms: null,
      attempt_gap_ms: null,
      nearest_mate_guid: null,
      nearest_mate_u: null,
      living_mates: 0,
      located_mates: 0,
    },
  ]);
});

test('a mate’s kill of the killer avenges, however late, and counts as a hit', () => {
  expect(tradeOf({ engagements: [DEATH, kill(2, 'bob', 'amy', 99_000)] })).toMatchObject({
    avenger_guid: guidOf('amy'),
    success_gap_ms: 89_000,
    attempt_gap_ms: 89_000,
  });
});

test('a kill at the time of the death is a gap of 0, a kill before it is none', () => {
  expect(tradeOf({ engagements: [DEATH, kill(2, 'bob', 'amy', 10_000)] })).toMatchObject({
    success_gap_ms: 0,
    attempt_gap_ms: 0,
  });
  expect(tradeOf({ engagements: [DEATH, kill(2, 'bob', 'amy', 9999)] })).toMatchObject({
    success_gap_ms: null,
    attempt_gap_ms: null,
  });
});

test('the earliest mate avenges, of two at one time the one whose GUID comes first', () => {
  const late = kill(2, 'bob', 'abe', 12_000);
  const engagements = [DEATH, late, kill(3, 'bob', 'axl', 11_000), kill(4, 'bob', 'amy', 11_000)];
  expect(tradeOf({ engagements })).toMatchObject({ avenger_guid: guidOf('amy'), success_gap_ms: 1000 });
});

test('the victim avenges himself not, nor does a mate of the killer', () => {
  const byVictim = kill(2, 'bob', 'ann', 11_000);
  const byKillersMate = kill(3, 'bob', 'ben', 11_500);
  expect(tradeOf({ engagements: [DEATH, byVictim, byKillersMate] })).toMatchObject({
    avenger_guid: null,
    attempt_gap_ms: null,
  });
  expect(tradeOf({ engagements: [DEATH, byVictim, kill(4, 'bob', 'amy', 12_000)] })).toMatchObject({
    avenger_guid: guidOf('amy'),
    success_gap_ms: 2000,
  });
});

test('a killer who changed sides is not avenged by those who are now his enemies', () => {
  const attackers = [attack('ben', 12_000)];
  const changed = { ...kill(2, 'bob', 'ben', 12_000), team: 'AXIS' as const, attackers };
  expect(tradeOf({ engagements: [DEATH, changed] })).toMatchObject({ avenger_guid: null, attempt_gap_ms: null });
});

test('the victim is no mate of his own, even where his life is written a little too long', () => {
  const lives = [life('ann', 0, 10_001, '9000 0')];
  expect(tradeOf({ engagements: [DEATH], lives })).toMatchObject({ living_mates: 0, nearest_mate_guid: null });
});

test('a mate’s first or last hit on the killer is an attempt, a hit in between is not known', () => {
  const span = (first: number, last: number) =>
    tradeOf({ engagements: [DEATH, getaway(2, 'bob', [attack('amy', first, last), attack('ann', 10_100)])] });
  expect(span(10_000, 14_000).attempt_gap_ms).toBe(0);
  expect(span(9000, 14_000).attempt_gap_ms).toBe(4000);
  expect(span(9000, 9900).attempt_gap_ms).toBeNull();
});

test('a hit by name is an attempt too', () => {
  const round = {
    versionLine: '# PROXIMITY_TRACKER_V6',
    engagements: [DEATH, getaway(2, 'bob', [attack('amy', 9000, 14_000)])],
    lives: [life('amy', 0, 20_000), life('ben', 0, 20_000)],
  };
  const trade = tradeOf({
    ...round,
    more: hitRegions('9500 amy bob', '11200 amy bob', '10500 ben bob', '10600 ann bob'),
  });
  expect(trade.attempt_gap_ms).toBe(1200);
});

test('a death to a mate or to oneself is no row, nor one to an enemy who never hit', () => {
  const engagements = [
    { ...kill(1, 'ann', 'amy', 1000) },
    { ...kill(2, 'ann', 'bob', 2000), killer: 'ann' },
    { ...kill(3, 'ann', 'bob', 3000), killer: 'amy', attackers: [attack('bob', 3000), attack('amy', 3000)] },
    { ...kill(4, 'ann', 'bob', 4000), attackers: [] },
  ];
  expect(derived({ engagements }).trades).toEqual([]);
});

test('the nearest of the living mates, ties by GUID, is measured from where the victim died', () => {
  const lives = [
    life('amy', 0, 20_000, ...standing(500, 0, 20_000)),
    life('abe', 0, 20_000, ...standing(-500, 0, 20_000)),
    life('axl', 0, 20_000, ...standing(501, 0, 20_000)),
    life('ada', 0, 10_000, ...standing(1, 0, 10_000)),
    life('ben', 0, 20_000, ...standing(2, 0, 20_000)),
  ];
  expect(tradeOf({ engagements: [DEATH], lives })).toMatchObject({
    nearest_mate_guid: guidOf('abe'),
    nearest_mate_u: 500,
    living_mates: 3,
    located_mates: 3,
  });
});

test('lives are half open: who spawns at the death is alive, who dies then is not', () => {
  const living = (spawn: number, death: number) =>
    tradeOf({ engagements: [DEATH], lives: [life('amy', spawn, death)] }).living_mates;
  expect(living(10_000, 20_000)).toBe(1);
  expect(living(10_001, 20_000)).toBe(0);
  expect(living(0, 10_000)).toBe(0);
  expect(living(0, 10_001)).toBe(1);
});

test('a mate is placed by the newest point, never by a later one nor by one older than 1500 ms', () => {
  const placed = (...points: readonly string[]) => {
    const trade = tradeOf({ engagements: [DEATH], lives: [life('amy', 0, 20_000, ...points)] });
    return [trade.living_mates, trade.located_mates, trade.nearest_mate_u];
  };
  expect(placed('0 5', '8500 100', '10001 7')).toEqual([1, 1, 100]);
  expect(placed('0 5', '8499 100', '10001 7')).toEqual([1, 0, null]);
  expect(placed('8500 100', '9000 60', '10000 30', '10200 7')).toEqual([1, 1, 30]);
});

test('an engagement’s points place its target, of two points of one time the life’s, then the later written', () => {
  const nearest = (lifePoints: readonly string[], ...engagementPoints: readonly string[]) => {
    const underFire = { ...getaway(2, 'amy', [attack('ben', 9000)]), positions: positions(...engagementPoints) };
    return tradeOf({ engagements: [DEATH, underFire], lives: [life('amy', 0, 20_000, ...lifePoints)] }).nearest_mate_u;
  };
  expect(nearest(['9000 100'], '9000 80', '9500 90')).toBe(90);
  expect(nearest(['9500 100'], '9000 80', '9500 90')).toBe(100);
  expect(nearest(['9500 100', '9500 110'], '9500 90')).toBe(110);
  expect(nearest(['0 100'], '9500 90', '9500 95')).toBe(95);
});

test('points out of order place as if they were in order', () => {
  const lives = [life('amy', 0, 20_000, '9800 40', '9000 80', '12000 7', '9400 60')];
  expect(tradeOf({ engagements: [DEATH], lives }).nearest_mate_u).toBe(40);
});

test('the intermission camera’s points place nobody', () => {
  const end = (who: string) => {
    const path = ['8000,50.0,0.0,0.0,100,0.0,8,0,0,sample', '9900,9.0,9.0,900.0,100,0.0,8,0,0,round_end'];
    return { ...life(who, 0, 20_000), type: 'round_end' as const, path };
  };
  expect(tradeOf({ engagements: [DEATH], lives: [end('amy'), end('abe')] })).toMatchObject({
    living_mates: 2,
    located_mates: 0,
  });
});

test('a revived mate lives, and is placed by his engagement', () => {
  const underFire = { ...getaway(2, 'amy', [attack('ben', 9000, 12_000)]), positions: positions('9000 300') };
  const round = { engagements: [DEATH, underFire], lives: [life('amy', 0, 5000)], more: revives('7000 amy') };
  expect(tradeOf(round)).toMatchObject({ living_mates: 1, located_mates: 1, nearest_mate_u: 300 });
});
