import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cfgCommands } from '../../src/deploy/cfg.ts';
import { openLocalPlace } from '../../src/deploy/local-place.ts';
import { findLuaModules, type LuaModules } from '../../src/deploy/lua-modules.ts';

const TRACKER = Buffer.from('tracker');

test('a cfg file is read as the engine reads it', () => {
  const text = `// a "comment"
set a "b; c // d" ; SETA e f//g
/* set h
i */ seta j "k
exec l\r
"m"n "" o"p"`;
  expect(cfgCommands(text)).toEqual([
    { line: 2, words: ['set', 'a', 'b; c // d'] },
    { line: 2, words: ['SETA', 'e', 'f'] },
    { line: 4, words: ['seta', 'j', 'k'] },
    { line: 5, words: ['exec', 'l'] },
    { line: 6, words: ['m', 'n', '', 'o', 'p'] },
  ]);
  expect(cfgCommands('')).toEqual([]);
});

describe('the cfg files of a server', () => {
  let server: string;

  beforeEach(() => {
    server = mkdtempSync(join(tmpdir(), 'prox-cfg-'));
  });

  afterEach(() => rmSync(server, { recursive: true, force: true }));

  async function modules(files: Readonly<Record<string, string>>): Promise<LuaModules> {
    mkdirSync(join(server, 'legacy'), { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(server, name)), { recursive: true });
      writeFileSync(join(server, name), text);
    }
    return findLuaModules(await openLocalPlace(join(server, 'legacy')), TRACKER);
  }

  test.each([
    'set lua_modules "proximity_tracker.lua"',
    'SETA LUA_Modules "stats.lua,proximity_tracker.lua"',
    'sets lua_modules stats.lua;set lua_modules "stats.lua; proximity_tracker.lua;wolfadmin/main.lua"',
    'lua_modules proximity_tracker',
    'init { setl lua_modules "proximity_tracker.lua" }'.replace('init { ', 'init\n{\n'),
  ])('name the tracker: %s', async (text) => {
    const { lines, add } = await modules({ 'etmain/server.cfg': `\n${text}\n` });
    const line = text.split('\n').length + 1;
    expect(lines.at(-1)).toMatchObject({ file: `${server}/etmain/server.cfg`, line, names_tracker: true });
    expect(add).toBeNull();
  });

  test('that name other modules get a line that keeps them', async () => {
    const { lines } = await modules({
      'legacy/configs/legacy6.config': 'setl lua_modules "stats.lua; team-lock"',
      'legacy/server.cfg': 'seta LUA_MODULES ""\n// set lua_modules "proximity_tracker.lua"',
      'legacy/lua/notes.cfg': 'set lua_modules "proximity_tracker.lua"',
    });
    expect(lines).toEqual([
      {
        file: `${server}/legacy/server.cfg`,
        line: 1,
        modules: [],
        names_tracker: false,
        replace_with: 'seta lua_modules "proximity_tracker.lua"',
      },
      {
        file: `${server}/legacy/configs/legacy6.config`,
        line: 1,
        modules: ['stats.lua', 'team-lock'],
        names_tracker: false,
        replace_with: 'setl lua_modules "stats.lua team-lock proximity_tracker.lua"',
      },
    ]);
  });

  test('are followed where one runs another, once each', async () => {
    const { lines, files_read } = await modules({
      'etmain/server.cfg': 'exec server.cfg; exec "sub/more"; exec ../secret.cfg; exec none.cfg',
      'etmain/sub/more.cfg': 'exec sub/most.txt',
      'legacy/sub/most.txt': 'set lua_modules proximity_tracker.lua',
    });
    expect(files_read).toEqual(
      ['etmain/server.cfg', 'etmain/sub/more.cfg', 'legacy/sub/most.txt'].map((name) => join(server, name)),
    );
    expect(lines).toMatchObject([{ file: `${server}/legacy/sub/most.txt`, names_tracker: true }]);
  });

  test('without a line get one to add', async () => {
    expect(await modules({ 'etmain/server.cfg': 'map supply' })).toMatchObject({
      files_read: [`${server}/etmain/server.cfg`],
      lines: [],
      add: 'set lua_modules "proximity_tracker.lua"',
    });
    rmSync(join(server, 'etmain'), { recursive: true });
    expect(await modules({})).toMatchObject({ files_read: [], add: 'set lua_modules "proximity_tracker.lua"' });
  });

  test('that allow other modules only are named', async () => {
    const sha1 = createHash('sha1').update(TRACKER).digest('hex');
    const allow = (list: string) => modules({ 'legacy/a.cfg': `\nset lua_allowedModules "${list}"` });
    expect((await allow('0123')).forbidden_by).toEqual([{ file: `${server}/legacy/a.cfg`, line: 2 }]);
    expect((await allow(`0123 ${sha1}`)).forbidden_by).toEqual([]);
    expect((await allow('')).forbidden_by).toEqual([]);
  });

  test('that can not be read are told of', async () => {
    mkdirSync(join(server, 'legacy'));
    const place = await openLocalPlace(join(server, 'legacy'));
    writeFileSync(join(server, 'legacy/a.cfg'), 'exec b.cfg');
    mkdirSync(join(server, 'legacy/b.cfg'));
    const { unreadable } = await findLuaModules(place, TRACKER);
    expect(unreadable).toEqual([`Can't read ${server}/legacy/b.cfg: it is a folder.`]);
  });
});
