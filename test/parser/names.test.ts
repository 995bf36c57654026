import { expect, test } from 'vitest';
import { parsedRound } from './parsed-round.ts';
import { FIGHTS, FOCUS, fight, v4 } from './small-round.ts';

/** Bytes written as Latin-1 characters. */
function bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function attackersOf(list: string | Buffer) {
  const text = Buffer.isBuffer(list) ? list.toString('latin1') : Buffer.from(list).toString('latin1');
  return parsedRound(bytes(v4(`${FIGHTS}${fight(1, text)}`)));
}

function namesOf(list: string | Buffer): string[] {
  const round = attackersOf(list);
  expect(round.problems).toEqual([]);
  return round.rows.ENGAGEMENTS.flatMap((row) => row.attackers.map((attacker) => attacker.name));
}

test('a name that is no valid UTF-8 is read as Windows-1252, each name by itself', () => {
  const file = `${FOCUS}G;hi\xe9\xffbyte;AXIS;truck;1.0;0;1\nH;\xc5\xa0krat\xc3\xa9;AXIS;truck;1.0;0;1\nI;\x80\x8a\x81;AXIS;truck;1.0;0;1\n`;

  const names = parsedRound(bytes(v4(file))).rows.OBJECTIVE_FOCUS.map((row) => row.name);

  expect(names).toEqual(['hiéÿbyte', 'Škraté', '€Š\u0081']);
});

test('a name that is no valid UTF-8 is read as Windows-1252 inside attackers too', () => {
  const list = 'G,hi\xe9\xffbyte,AXIS,1,2,3,4,1,3:1;|H,\xc5\xa0krat\xc3\xa9,AXIS,1,2,3,4,0,3:1;';

  expect(namesOf(bytes(list))).toEqual(['hiéÿbyte', 'Škraté']);
});

test('a byte order mark and the replacement character in a name are kept', () => {
  const file = `${FOCUS}G;\ufeffbom\ufffd;AXIS;truck;1.0;0;1\n`;

  expect(parsedRound(v4(file)).rows.OBJECTIVE_FOCUS[0]?.name).toBe('\ufeffbom\ufffd');
});

test('a name with NUL costs its line, since the database can not hold it', () => {
  const round = parsedRound(v4(`${FOCUS}G;a\0b;AXIS;truck;1.0;0;1\n# map=a\0b\n`));

  expect(round.problems).toMatchObject([
    { line: 5, column: 'name', found: 'a\\x00b' },
    { line: 6, column: null, found: '# map=a\\x00b' },
  ]);
  expect(round.metadata.get('map')).toBe('supply');
});

test('control characters and endless cells are made short and safe to print in a problem', () => {
  const round = parsedRound(v4(`${FOCUS}G;n;\x1b[31m${'red'.repeat(100)};truck;1.0;0;1\n`));

  expect(round.problems[0]?.found).toBe(`\\x1b[31m${'red'.repeat(11)}re…`);
});

test.each([
  ['a comma', 'com,ma'],
  ['many commas', ',,a,,'],
  ['a pipe', 'pi|pe'],
  ['pipes and commas', '|,|a,|,|'],
  ['numbers that look like values', '1,2,3,4,5,6,7'],
  ['the beginning of another attacker', '|H,x,AXIS,1'],
  ['nothing', ''],
])('an attacker whose name holds %s is read from both ends', (_, name) => {
  const list = `G,${name},AXIS,1,2,3,4,1,3:1;8:2;|H,second,ALLIES,5,6,7,8,0,0:0`;
  const round = attackersOf(list);

  expect(round.problems).toEqual([]);
  expect(round.rows.ENGAGEMENTS[0]?.attackers).toEqual([
    {
      guid: 'G',
      name,
      team: 'AXIS',
      damage: 1,
      hits: 2,
      first_hit_ms: 3,
      last_hit_ms: 4,
      got_kill: true,
      weapons: '3:1;8:2;',
    },
    {
      guid: 'H',
      name: 'second',
      team: 'ALLIES',
      damage: 5,
      hits: 6,
      first_hit_ms: 7,
      last_hit_ms: 8,
      got_kill: false,
      weapons: '0:0',
    },
  ]);
});

test.each([
  ['no GUID', ',a,AXIS,1,2,3,4,1,3:1;'],
  ['an unknown team', 'G,a,SPECTATOR,1,2,3,4,1,3:1;'],
  ['a fraction', 'G,a,AXIS,1.5,2,3,4,1,3:1;'],
  ['a kill that is no flag', 'G,a,AXIS,1,2,3,4,2,3:1;'],
  ['weapons that are none', 'G,a,AXIS,1,2,3,4,1,3'],
  ['no weapons', 'G,a,AXIS,1,2,3,4,1,'],
  ['too few values', 'G,a,AXIS,1,2,3,4,3:1;'],
  ['nothing after the last pipe', 'G,a,AXIS,1,2,3,4,1,3:1;|'],
  ['a pipe in the GUID', 'G|x,a,AXIS,1,2,3,4,1,3:1;'],
])('an attacker with %s is a problem', (_, list) => {
  const round = attackersOf(list);

  expect(round.rows.ENGAGEMENTS).toEqual([]);
  expect(round.problems).toMatchObject([{ line: 5, section: 'ENGAGEMENTS', column: 'attackers' }]);
});

test('an attacker that can not be read does not become a part of the next one', () => {
  const guid = '0123456789ABCDEF0123456789ABCDEF';
  const list = `${guid},a,AXIS,1,x,3,4,1,3:1;|${guid},b,AXIS,1,2,3,4,0,3:1;`;

  expect(attackersOf(list).problems).toMatchObject([{ column: 'attackers', found: `${guid},a,AXIS,…` }]);
});
