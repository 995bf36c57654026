import { expect, test } from 'vitest';
import { play, record, recordings } from './record.ts';

/** Every byte that may stand in a player's name: none of ; " \ CR LF NUL. */
const BYTES = Array.from({ length: 255 }, (_, at) => at + 1).filter(
  (byte) => ![10, 13, 0x22, 0x3b, 0x5c].includes(byte),
);

test('a name of any bytes is kept as it is, in every section', async () => {
  // 30 bytes a name, so many players.
  const names = Array.from({ length: Math.ceil(BYTES.length / 30) }, (_, at) => BYTES.slice(at * 30, at * 30 + 30));
  const players = names.map((bytes, slot) =>
    Buffer.concat([
      Buffer.from(`game:connect(${slot}, { name = '`),
      Buffer.from(bytes.flatMap((byte) => (byte === 0x27 ? [0x5c, byte] : [byte]))),
      Buffer.from(`' }) game:join(${slot}, '${slot % 2 === 0 ? 'axis' : 'allies'}', 'medic')\n`),
    ]),
  );
  const scenario = Buffer.concat([
    Buffer.from('local game = start {}\n'),
    ...players,
    Buffer.from(`game:live()
      for slot = 0, ${names.length - 1} do
        local enemy = (slot + 1) % 2
        game:hit(enemy, slot, 5)
      end
      game:kill(1, 2)  game:frames(3)  game:revive(0, 2)
      game:time(4000)
      game:quit()`),
  ]);
  const { strict } = await record(scenario);
  const written = strict.rows.get('PLAYER_TRACKS')?.map((cells) => cells[1]);
  const expected = names.map((bytes) => Buffer.from(bytes).toString('latin1'));
  expect(written?.sort()).toEqual(expected.sort());
  for (const [section, at] of [
    ['ENGAGEMENTS', 5],
    ['REACTION_METRICS', 2],
    ['OPEN_TRACKS', 3],
  ] as const) {
    const found = new Set(strict.rows.get(section)?.map((cells) => cells[at]));
    expect([...found].sort()).toEqual(expected);
  }
});

test('names that look like the file’s own lines stay names', async () => {
  const { rows, round } = await record(`
    local game = start {}
    local names = { '# ROUND', '# row_counts=ROUND:9', '|', ',,,,,', '%d%s%n', '# a=b', 'x,AXIS,1,1,1,1,1,1:1', '^', '-' }
    for at, name in ipairs(names) do
      game:connect(at, { name = name })
      game:join(at, at % 2 == 0 and 'axis' or 'allies')
    end
    game:live()
    for at = 1, #names do game:hit(at % 2 == 0 and 1 or 2, at, 5) end
    game:frames(30)
    game:quit()
  `);
  expect(round.complete).toBe(true);
  expect(rows.PLAYER_TRACKS).toHaveLength(9);
  const attackers = rows.ENGAGEMENTS.flatMap((fight) => fight.attackers.map(({ name }) => name));
  expect(new Set(attackers)).toEqual(new Set(['# ROUND', '# row_counts=ROUND:9']));
});

test('GUIDs that a client makes up, or that two have, or nobody, tell players apart and fit a cell', async () => {
  const { rows } = await record(`
    local game = start {}
    for slot, guid in pairs { [0] = 'SAME', [1] = 'SAME', [2] = '', [3] = 'unknown', [4] = 'NO_GUID', [5] = '# X;a|b,c', [6] = 'x|y' } do
      game:connect(slot, { guid = guid })
    end
    game:connect(7, { userinfo = '' })
    for slot = 0, 7 do game:join(slot, slot % 2 == 0 and 'axis' or 'allies') end
    game:live()
    game:frames(10)
    game:quit()
  `);
  const guids = rows.PLAYER_TRACKS.map(({ guid }) => guid);
  expect(new Set(guids).size).toBe(8);
  expect(guids.filter((each) => /[#;|,]/u.test(each))).toEqual([]);
});

test('a map of any name gives a file that the engine takes', async () => {
  const game = await play(`
    local disk
    for _, map in ipairs { '../../etc/passwd', 'a.so', 'x.pk3', ('long'):rep(60), 'maps/ü', 'con', '', '::', 'a;b=c' } do
      local game = start { map = map, disk = disk }
      disk = game.disk
      game:live()  game:frames(5)  game:quit()
    end
  `);
  const files = recordings(game);
  expect(files).toHaveLength(9);
  expect(files.map(({ round }) => round.metadata.get('map'))).toContain('../../etc/passwd');
});

test('a server’s name of any bytes is one line of the header', async () => {
  const { round } = await record(String.raw`
    local game = start { hostname = 'x\n# ROUND\r\0\xff' }  game:live()  game:quit()
  `);
  expect(round.metadata.get('server_name')).toMatch(/^x_# ROUND/u);
});
