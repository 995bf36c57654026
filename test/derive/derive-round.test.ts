import { describe, expect, test } from 'vitest';
import { deriveRound } from '../../src/derive/derive-round.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import { guidOf, type RoundText, roundText } from '../../src/report/example-round.ts';
import { derived } from './made-round.ts';

function engagementOf(engagement: NonNullable<RoundText['engagements']>[number], more: RoundText = {}) {
  const [first] = derived({ ...more, engagements: [engagement] }).engagements;
  if (first === undefined) throw new Error('no engagement');
  return first;
}

const UNDER_FIRE = { id: 1, target: 'ann', team: 'AXIS', start: 1000, end: 3000 } as const;

describe('what an engagement is', () => {
  test('an enemy attacker makes it combat, mates and all', () => {
    const engagement = engagementOf({
      ...UNDER_FIRE,
      outcome: 'killed',
      killer: 'bob',
      attackers: [
        { who: 'amy', team: 'AXIS', first: 1000 },
        { who: 'bob', team: 'ALLIES', first: 1500, last: 3000 },
      ],
    });
    expect(engagement).toMatchObject({
      kind: 'combat',
      death_by: 'enemy',
      enemy_attackers: 1,
      last_enemy_hit_ms: 3000,
    });
    expect(engagement.attackers.map((attacker) => attacker.is_enemy)).toEqual([false, true]);
  });

  test('hits of mates only make it friendly', () => {
    const attackers = [{ who: 'amy', team: 'AXIS', first: 1000 }] as const;
    const engagement = engagementOf({ ...UNDER_FIRE, outcome: 'killed', killer: 'amy', attackers });
    expect(engagement).toMatchObject({ kind: 'friendly', death_by: 'mate', enemy_attackers: 0 });
  });

  test('a killing mate who is missing from the attackers is known by his life', () => {
    const lives = [{ who: 'amy', team: 'AXIS', spawn: 0, death: 9000 }] as const;
    const engagement = engagementOf({ ...UNDER_FIRE, outcome: 'killed', killer: 'amy' }, { lives });
    expect(engagement).toMatchObject({ kind: 'friendly', death_by: 'mate' });
  });

  test('/kill is self, a death without anybody is world', () => {
    expect(engagementOf({ ...UNDER_FIRE, outcome: 'killed', killer: 'ann' })).toMatchObject({
      kind: 'self',
      death_by: 'self',
    });
    expect(engagementOf({ ...UNDER_FIRE, outcome: 'killed' })).toMatchObject({ kind: 'world', death_by: 'world' });
  });

  test('a fall under fire stays combat, and the death is the world’s', () => {
    const attackers = [{ who: 'bob', team: 'ALLIES', first: 1000 }] as const;
    expect(engagementOf({ ...UNDER_FIRE, outcome: 'killed', attackers })).toMatchObject({
      kind: 'combat',
      death_by: 'world',
    });
  });

  test('an escape lasts to the last hit by anybody, every other engagement to its end', () => {
    const attackers = [
      { who: 'bob', team: 'ALLIES', first: 1000, last: 1400 },
      { who: 'amy', team: 'AXIS', first: 1600 },
    ] as const;
    expect(engagementOf({ ...UNDER_FIRE, end: 7000, outcome: 'escaped', attackers }).duration_ms).toBe(600);
    expect(engagementOf({ ...UNDER_FIRE, end: 7000, outcome: 'round_end', attackers }).duration_ms).toBe(6000);
  });

  test('its distance is the sum of the steps of its positions', () => {
    const positions = ['1000,0.0,0.0,0.0,start', '1200,3.0,4.0,0.0,sample', '3000,3.0,4.0,12.0,escape'];
    expect(engagementOf({ ...UNDER_FIRE, outcome: 'escaped', positions }).distance_u).toBe(17);
  });
});

describe('crossfires are derived anew', () => {
  const shot = (bob: number, ben: number, bea: number) =>
    engagementOf({
      ...UNDER_FIRE,
      outcome: 'killed',
      killer: 'ben',
      attackers: [
        { who: 'ben', team: 'ALLIES', first: ben },
        { who: 'amy', team: 'AXIS', first: 1000 },
        { who: 'bea', team: 'ALLIES', first: bea },
        { who: 'bob', team: 'ALLIES', first: bob },
      ],
    });

  test('a second enemy within 1000 ms makes one, and all enemies within 1000 ms of the first take part', () => {
    const engagement = shot(1000, 2000, 2001);
    expect(engagement).toMatchObject({ is_crossfire: true, crossfire_delay_ms: 1000, enemy_attackers: 3 });
    const taking = engagement.attackers.filter((attacker) => attacker.in_crossfire).map((attacker) => attacker.guid);
    expect(taking).toEqual([guidOf('ben'), guidOf('bob')]);
  });

  test('pitfall 22: a delay of 0 is a crossfire', () => {
    expect(shot(1500, 1500, 9000)).toMatchObject({ is_crossfire: true, crossfire_delay_ms: 0 });
  });

  test('a second enemy after 1001 ms makes none', () => {
    const engagement = shot(1000, 2001, 3500);
    expect(engagement).toMatchObject({ is_crossfire: false, crossfire_delay_ms: null });
    expect(engagement.attackers.some((attacker) => attacker.in_crossfire)).toBe(false);
  });
});

describe('lives', () => {
  const path = (...points: string[]) => points.map((point) => point.replace(' ', ',100,0.0,8,0,0,'));

  test('distance and moving time leave out steps over 1000 u or 1000 ms and count them', () => {
    const [life] = derived({
      lives: [
        {
          who: 'ann',
          team: 'AXIS',
          spawn: -500,
          death: 4000,
          path: path(
            '-500,0.0,0.0,0.0 spawn',
            '0,30.0,40.0,0.0 sample',
            '200,30.0,40.0,1000.1 sample',
            '1201,30.0,40.0,1000.1 sample',
            '2201,30.0,40.0,0.1 sample',
          ),
        },
      ],
    }).lives;
    expect(life).toMatchObject({ distance_u: 1050, moving_ms: 1500, steps_left_out: 2, points: 5, alive_ms: 4000 });
  });

  test('pitfall 22: a spawn at 0 and a first move at 0 are values', () => {
    const [life] = derived({ lives: [{ who: 'ann', team: 'AXIS', spawn: 0, death: 100, firstMove: 0 }] }).lives;
    expect(life).toMatchObject({ spawn_time_ms: 0, first_move_time_ms: 0, alive_ms: 100 });
  });

  test('a selfkill or fall is killed where an enemy killed the player within 50 ms, and nothing else is', () => {
    const kill = (id: number, target: string, end: number, killer: string, team: 'AXIS' | 'ALLIES') => ({
      ...{ id, target, team: 'AXIS' as const, start: end, end, outcome: 'killed' as const, killer },
      attackers: [{ who: killer, team, first: end, kill: true }],
    });
    const life = (who: string, death: number, type: 'selfkill' | 'fallen' | 'world') => ({
      ...{ who, team: 'AXIS' as const, spawn: 0, death, type },
    });
    const record = derived({
      engagements: [
        kill(1, 'ann', 5050, 'bob', 'ALLIES'),
        kill(2, 'amy', 4950, 'bob', 'ALLIES'),
        kill(3, 'abe', 5051, 'bob', 'ALLIES'),
        kill(4, 'alf', 5000, 'amy', 'AXIS'),
        kill(5, 'ada', 5000, 'bob', 'ALLIES'),
      ],
      lives: [
        life('ann', 5000, 'selfkill'),
        life('amy', 5000, 'fallen'),
        life('abe', 5000, 'selfkill'),
        life('alf', 5000, 'selfkill'),
        life('ada', 5000, 'world'),
      ],
    });
    expect(record.lives.map((life) => life.death_type)).toEqual(['killed', 'killed', 'selfkill', 'selfkill', 'world']);
    expect(record.lives.map((life) => life.written_death_type)).toEqual([
      ...['selfkill', 'fallen', 'selfkill', 'selfkill', 'world'],
    ]);
    expect(record.corrections.death_types).toBe(2);
  });

  test('round_end points of two players at one place are the camera’s and dropped, also from engagements', () => {
    const end = (x: number) => path('8000,100.0,0.0,0.0 spawn', `9000,${x}.0,0.0,400.0 round_end`);
    const record = derived({
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 8000, death: 9000, type: 'round_end', path: end(0) },
        { who: 'bob', team: 'ALLIES', spawn: 8000, death: 9000, type: 'round_end', path: end(0) },
        { who: 'ben', team: 'ALLIES', spawn: 8000, death: 9000, type: 'round_end', path: end(90) },
        { who: 'bea', team: 'ALLIES', spawn: 8000, death: 9000, type: 'round_end', path: end(5000) },
        {
          who: 'bix',
          team: 'ALLIES',
          spawn: 8000,
          death: 9000,
          type: 'shutdown',
          path: path('8000,0.0,0.0,400.0 shutdown'),
        },
      ],
      engagements: [
        {
          ...{ id: 1, target: 'ann', team: 'AXIS', start: 8500, end: 9000, outcome: 'round_end' },
          attackers: [{ who: 'bob', team: 'ALLIES', first: 8500 }],
          positions: ['8500,100.0,0.0,0.0,start', '9000,0.0,0.0,400.0,escape'],
        },
      ],
    });
    expect(record.lives.map((life) => life.points)).toEqual([1, 1, 2, 1, 1]);
    expect(record.engagements.map((engagement) => engagement.positions.length)).toEqual([1]);
    expect(record.corrections.camera_points).toBe(4);
  });
});

describe('classes and players', () => {
  test('the target’s class is its reaction’s, else that of the life at the start, else unknown', () => {
    const attackers = [{ who: 'bob', team: 'ALLIES', first: 1000 }] as const;
    const at = (id: number, start: number) => ({
      ...UNDER_FIRE,
      id,
      start,
      end: start,
      outcome: 'escaped' as const,
      attackers,
    });
    const { engagements } = derived({
      engagements: [at(1, 1000), at(2, 2000), at(3, 5000)],
      reactions: [{ id: 1, target: 'ann', team: 'AXIS', class: 'SOLDIER' }],
      lives: [{ who: 'ann', team: 'AXIS', class: 'ENGINEER', spawn: 0, death: 5000 }],
    });
    expect(engagements.map((engagement) => engagement.target_class)).toEqual(['SOLDIER', 'ENGINEER', null]);
  });

  test('a bot is known by its GUID, or by a name that begins [BOT] after colour codes', () => {
    const life = (who: string) => ({ who, team: 'AXIS' as const, spawn: 0, death: 1000 });
    const record = derived({
      lives: [life('ann'), life('bot12'), life('zoe')],
      names: { zoe: '^1[BOT]^7Zoe', ann: 'not [BOT]' },
    });
    expect(record.players.map((player) => [player.guid, player.is_bot])).toEqual([
      [guidOf('ann'), false],
      [guidOf('bot12'), true],
      [guidOf('zoe'), true],
    ]);
    expect(record.lives.map((life) => life.is_bot)).toEqual([false, true, true]);
  });

  test('a player who renamed is shown under the newest name', () => {
    const text = roundText({
      lives: [
        { who: 'ann', team: 'AXIS', spawn: 5000, death: 9000 },
        { who: 'ann', team: 'AXIS', spawn: 0, death: 4000 },
      ],
    }).replace(/;ann;AXIS;MEDIC;5000/, ';Annika;AXIS;MEDIC;5000');
    const parsed = parseRound(Buffer.from(text));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(deriveRound(parsed.round).players).toEqual([
      { guid: guidOf('ann'), name: 'Annika', names: ['ann', 'Annika'], is_bot: false },
    ]);
  });
});
