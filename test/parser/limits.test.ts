import { expect, test } from 'vitest';
import { parsedRound } from './parsed-round.ts';
import { FIGHTS, FOCUS, fight, KILLS, TRACKS, v4 } from './small-round.ts';

const POINT = '0.0,0.0,0.0,100,0.0,3,0,0,sample';

function track(guid: string, spawn: number, death: number, time = spawn): string {
  return `${guid};n;AXIS;MEDIC;${spawn};${death};;killed;1;${time},${POINT}\n`;
}

test('a text is read up to 1024 bytes as UTF-8, more than that costs its line: an index holds no more', () => {
  const guids = ['G'.repeat(1024), 'G'.repeat(1025), '\x80'.repeat(341), '\x80'.repeat(342)];
  const rows = guids.map((guid) => `${guid};n;AXIS;flag;1.0;1;1\n`).join('');
  const round = parsedRound(Buffer.from(v4(`${FOCUS}${rows}`), 'latin1'));

  expect(round.rows.OBJECTIVE_FOCUS.map(({ guid }) => guid)).toEqual(['G'.repeat(1024), '€'.repeat(341)]);
  const expected = 'text that is not empty, without NUL, up to 1024 bytes';
  expect(round.problems).toMatchObject([
    { line: 6, column: 'guid', expected },
    { line: 8, column: 'guid', expected },
  ]);
});

test('two times of a round are never further apart than a whole number of 32 bits: others cost their line', () => {
  const lives = [track('A', -100_000_000, 2_000_000_000), track('B', 0, 2_000_000_001), track('C', -100_000_001, 0)];
  const { rows, problems } = parsedRound(v4(`${TRACKS}${lives.join('')}`));

  expect(rows.PLAYER_TRACKS.map(({ guid }) => guid)).toEqual(['A']);
  const expected = 'a whole number of ms from -100000000 to 2000000000';
  expect(problems).toMatchObject([
    { column: 'death_time', found: '2000000001', expected },
    { column: 'spawn_time', found: '-100000001', expected },
  ]);
});

test('a point or an attacker at such a time costs its line too', () => {
  const attacker = (first: number) => `G,a,AXIS,1,2,${first},4,1,3:1;`;
  const { rows, problems } = parsedRound(
    v4(
      `${TRACKS}${track('A', 0, 1)}${track('B', 0, 1, 2_000_000_001)}${FIGHTS}${fight(1, attacker(3))}${fight(2, attacker(-100_000_001))}`,
    ),
  );

  expect(rows.PLAYER_TRACKS.map(({ guid }) => guid)).toEqual(['A']);
  expect(rows.ENGAGEMENTS.map(({ engagement_id }) => engagement_id)).toEqual([1]);
  expect(problems.map(({ column }) => column)).toEqual(['path', 'attackers']);
});

test('an engagement has up to 1000 attackers, one with more is a problem', () => {
  const attackers = (count: number) => Array(count).fill('G,a,AXIS,1,2,3,4,1,3:1;').join('|');
  const { rows, problems } = parsedRound(v4(`${FIGHTS}${fight(1, attackers(1000))}${fight(2, attackers(1001))}`));

  expect(rows.ENGAGEMENTS.map((row) => row.attackers.length)).toEqual([1000]);
  expect(problems).toMatchObject([{ line: 6, column: 'attackers' }]);
});

test('a file has up to 1000 keys of metadata, further ones are problems and a known one still gets its value', () => {
  const keys = Array.from({ length: 1001 }, (_, key) => `# key${key}=1\n`).join('');
  const round = parsedRound(v4(`${keys}# map=oasis\n${KILLS}0;0;1;2\n`));

  expect(round.metadata.size).toBe(1000);
  expect(round.metadata.get('map')).toBe('oasis');
  expect(round.problems).toMatchObject([
    { line: 1002, found: '# key999=1', expected: 'no more than 1000 keys' },
    { line: 1003, found: '# key1000=1', expected: 'no more than 1000 keys' },
  ]);
});
