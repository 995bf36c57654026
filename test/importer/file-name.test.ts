import { expect, test } from 'vitest';
import { parseFileName } from '../../src/importer/file-name.ts';

const NAME = '2026-11-22-102925-sw_goldrush-te-round-2_engagements.txt';

test('a name tells the round’s end, map and number', async () => {
  expect(await parseFileName(NAME, 'UTC')).toEqual({
    end_at: new Date('2026-11-22T10:29:25Z'),
    map: 'sw_goldrush-te',
    round: 2,
  });
});

test('what our tracker adds to a name that is taken, and to a file it writes, is no part of the number', async () => {
  for (const name of [NAME.replace('_eng', '-2_eng'), NAME.replace('_eng', '-13_eng'), `${NAME}.part`]) {
    expect(await parseFileName(name, 'UTC')).toMatchObject({ map: 'sw_goldrush-te', round: 2 });
  }
});

test('its time stamp is the server’s local time, summer and winter', async () => {
  const winter = await parseFileName(NAME, 'Europe/Ljubljana');
  expect(winter?.end_at).toEqual(new Date('2026-11-22T09:29:25Z'));
  const summer = await parseFileName(NAME.replace('-11-', '-07-'), 'Europe/Ljubljana');
  expect(summer?.end_at).toEqual(new Date('2026-07-22T08:29:25Z'));
});

test('any other name tells nothing', async () => {
  expect(await parseFileName('round.txt', 'UTC')).toBeNull();
  expect(await parseFileName('2026-11-22-supply-round-1_engagements.txt', 'UTC')).toBeNull();
});
