import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFiles } from '../../src/input/find-files.ts';
import { zipOf } from '../support/archives.ts';
import { type RoundFolder, roundFolder } from '../support/round-folder.ts';
import { taken } from './taken.ts';

describe('compressed files in a folder', () => {
  let files: RoundFolder;

  beforeEach(() => {
    files = roundFolder();
  });

  afterEach(() => files.remove());

  test('are found with the others, in time order', async () => {
    files.write('2026-11-22_engagements.txt', 'second');
    files.write('2026-11-21_engagements.txt.gz', gzipSync('first'));
    files.write('2026-11-23_engagements.txt.part.gz', gzipSync('third'));
    files.write('notes.txt.gz', gzipSync('no round'));
    expect((await taken([files.folder])).map(({ text }) => text)).toEqual(['first', 'second', 'third']);
  });

  test('a recording that is there several times is read once: whole rather than in part, and then plain', async () => {
    mkdirSync(join(files.folder, 'elsewhere'));
    const rounds = [
      ['a_engagements.txt', 'a_engagements.txt.gz', 'a_engagements.txt.part'],
      ['b_engagements.txt.gz', 'b_engagements.txt.part'],
      ['c_engagements.txt.zst', 'c_engagements.txt.part.gz'],
      ['d_engagements.txt.part', 'd_engagements.txt.part.gz'],
      ['elsewhere/a_engagements.txt'],
    ];
    for (const name of rounds.flat()) files.write(name, '');
    const found = (await findFiles([files.folder])).map(({ path }) => path);
    expect(found.sort()).toEqual(rounds.map(([best = '']) => join(files.folder, best)));
  });

  test('what is named is read, whatever is beside it', async () => {
    const paths = ['a_engagements.txt', 'a_engagements.txt.gz'].map((name) => files.write(name, ''));
    expect(await findFiles(paths)).toEqual(paths.map((path) => ({ path })));
  });

  test('archives are not opened, and a folder with nothing else says how they are', async () => {
    const archive = files.write('league.zip', zipOf([{ name: '1_engagements.txt', bytes: 'one' }]));
    expect(await taken([files.folder])).toEqual([
      {
        shown: files.folder,
        problem:
          'no file named *_engagements.txt (or .part, .gz, .zst behind it) in this folder or below; ' +
          `archives are opened where they are named, such as ${archive}`,
      },
    ]);
    files.write('2_engagements.txt', 'two');
    expect((await taken([files.folder])).map(({ text }) => text)).toEqual(['two']);
    expect((await taken([archive])).map(({ text }) => text)).toEqual(['one']);
  });
});
