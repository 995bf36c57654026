import { expect, test } from 'vitest';
import { deriveRound } from '../../src/derive/derive-round.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import { guidOf, roundText } from '../../src/report/example-round.ts';
import { attack, derived, kill, life, revives } from './made-round.ts';

test('a clock that jumps back is no movement, so that a life moves no shorter than its steps', () => {
  const [record] = derived({ lives: [life('ann', 0, 9000, '0 0', '200 10', '-5000 20', '-4800 30')] }).lives;

  expect(record).toMatchObject({ moving_ms: 400, distance_u: 20, steps_left_out: 1 });
});

test('the damage of two in a crossfire stays a whole number of 32 bits', () => {
  const attackers = ['bob', 'ben'].map((who) => ({ ...attack(who, 1000), damage: 777 }));
  const text = roundText({ engagements: [{ ...kill(1, 'ann', 'bob', 2000), attackers }] });
  const parsed = parseRound(Buffer.from(text.replaceAll(',777,', ',2147483647,')));

  expect(parsed.ok && deriveRound(parsed.round).crossfire_pairs).toMatchObject([{ joint_damage: 2_147_483_647 }]);
});

test('the two of a crossfire stand in the order of the database, which is that of code points', () => {
  const guids = { bob: '\u{1f3af}', ben: '\uffff' };
  const text = roundText({
    engagements: [{ ...kill(1, 'ann', 'bob', 2000), attackers: [attack('bob', 1000), attack('ben', 1100)] }],
  });
  const bytes = Object.entries(guids).reduce((file, [who, guid]) => file.replaceAll(guidOf(who), guid), text);
  const parsed = parseRound(Buffer.from(bytes));

  expect(parsed.ok && deriveRound(parsed.round).crossfire_pairs).toMatchObject([
    { guid: guids.ben, mate_guid: guids.bob },
  ]);
});

test('a file that names more players than any round has is refused in a sentence', () => {
  const lives = Array.from({ length: 4097 }, (_, index) => life(`a${index}z`, 0, 9000));
  expect(() => derived({ lives })).toThrow('it names 4097 players, more than any round has');
});

test('a file made of crossfires is refused in a sentence before its pairs fill the memory', () => {
  const attackers = Array.from({ length: 64 }, (_, index) => attack(`b${index}z`, 1000));
  const engagements = Array.from({ length: 50 }, (_, id) => ({ ...kill(id, 'ann', 'b1z', 2000), attackers }));
  expect(() => derived({ engagements })).toThrow('its crossfires have over 100000 pairs, more than any round has');
});

test('a damaged life that ends before its spawn makes no lives after revives out of those of others', () => {
  const lives = [life('ann', 5000, -9000), life('ann', 8000, 9000), life('bob', 0, 9000)];
  const engagements = [kill(1, 'ann', 'bob', 1000), kill(2, 'ann', 'bob', 6000)];
  const revived = revives('500 ann', '5500 ann');
  expect(derived({ lives, engagements, more: revived }).inferred_lives).toMatchObject([{ from_ms: 5500, to_ms: 6000 }]);
});
