import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importExitCode } from '../../src/importer/import-files.ts';
import { roundText } from '../../src/report/example-round.ts';
import { type TarMember, tarOf, type ZipMember, zipEnd, zipOf, zstdOf } from '../support/archives.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';
import { problemsOf, taken } from './taken.ts';

const NO_ROUND = 'no file named *_engagements.txt (or .part, .gz, .zst behind it) in this archive';
const NESTED = 'it is an archive within an archive; unpack the outer one first';
const WRONG_SUM = 'it is damaged: its size or its checksum is not what the zip says';
const MiB = 1024 * 1024;

let files: RoundFolder;

beforeEach(() => {
  files = roundFolder();
});

afterEach(() => files.remove());

/** The same members in an archive of each kind. */
const ARCHIVES: readonly [string, (members: readonly (TarMember & ZipMember)[]) => Promise<Buffer>][] = [
  ['tar', (members) => tarOf(members)],
  ['tar.gz', async (members) => zlib.gzipSync(await tarOf(members))],
  ['zip', async (members) => zipOf(members)],
];

describe.each(ARCHIVES)('a %s archive', (kind, archiveOf) => {
  async function write(...members: (TarMember & ZipMember)[]): Promise<string> {
    return files.write(`a.${kind}`, await archiveOf(members));
  }

  test('members are called by the last part of their names, and nothing is written', async () => {
    mkdirSync(join(files.folder, 'deep'));
    const path = await write(
      { name: '../../1_engagements.txt', bytes: 'up' },
      { name: '/etc/2_engagements.txt', bytes: 'absolute' },
      { name: '..\\3_engagements.txt', bytes: 'Windows' },
      { name: 'C:\\4_engagements.txt.part', bytes: 'drive' },
    );
    expect(await taken([path])).toEqual([
      { shown: `${path}: 1_engagements.txt`, name: '1_engagements.txt', text: 'up' },
      { shown: `${path}: 2_engagements.txt`, name: '2_engagements.txt', text: 'absolute' },
      { shown: `${path}: 3_engagements.txt`, name: '3_engagements.txt', text: 'Windows' },
      { shown: `${path}: 4_engagements.txt.part`, name: '4_engagements.txt.part', text: 'drive' },
    ]);
    expect(readdirSync(files.folder).sort()).toEqual([`a.${kind}`, 'deep']);
    expect(existsSync('/etc/2_engagements.txt')).toBe(false);
  });

  test('control characters in names are replaced, and names are no longer than a file may have', async () => {
    const path = await write(
      { name: 'a\x1b[31m\x07_engagements.txt', bytes: 'escapes' },
      { name: `${'b'.repeat(300)}_engagements.txt`, bytes: 'long' },
    );
    const names = (await taken([path])).map(({ name }) => name);
    expect(names).toEqual(['a�[31m�_engagements.txt', `${'b'.repeat(239)}_engagements.txt`]);
  });

  test('other files are passed over, archives are told of, compressed rounds are unpacked', async () => {
    const path = await write(
      { name: '1_engagements.txt.gz', bytes: zlib.gzipSync('one') },
      { name: 'readme.txt', bytes: 'hello' },
      { name: 'x.pk3', bytes: zipOf([]) },
      { name: 'inner.tar.gz', bytes: 'whatever' },
    );
    const all = await taken([path]);
    expect(all.map(({ shown, name, text, problem }) => [shown, name, text ?? problem])).toEqual([
      [`${path}: 1_engagements.txt.gz`, '1_engagements.txt', 'one'],
      [`${path}: inner.tar.gz`, undefined, NESTED],
    ]);
  });

  test('an archive under a round file’s name is not opened, nor what is compressed twice', async () => {
    const path = await write(
      { name: '1_engagements.txt', bytes: zipOf([]) },
      { name: '2_engagements.txt.gz', bytes: zlib.gzipSync(await tarOf([{ name: 'x', bytes: 'x' }])) },
      { name: '3_engagements.txt.gz', bytes: zlib.gzipSync(zlib.gzipSync('x')) },
      { name: '4_engagements.txt.xz', bytes: 'x' },
    );
    expect(await problemsOf(path)).toEqual([
      'it is a zip archive within an archive; unpack the outer one first',
      'it is a tar archive within an archive; unpack the outer one first',
      'it is compressed twice; unpack it once and import that',
    ]);
  });

  test('a damaged compressed member costs itself alone', async () => {
    const gz = zlib.gzipSync('a round '.repeat(1000));
    const path = await write(
      { name: '1_engagements.txt.gz', bytes: gz.subarray(0, gz.length - 9) },
      { name: '2_engagements.txt.gz', bytes: zlib.gzipSync('two') },
    );
    expect((await taken([path])).map(({ text, problem }) => text ?? problem)).toEqual([
      'it was cut: its compressed data has no end',
      'two',
    ]);
  });

  test('a compressed member that would unpack to far more than it is costs the rest, not the memory', async () => {
    const path = await write(
      { name: '1_engagements.txt.gz', bytes: zlib.gzipSync(Buffer.alloc(100 * MiB)) },
      { name: '2_engagements.txt', bytes: 'two' },
    );
    expect((await taken([path]))[0]?.problem).toBe('it unpacks to over 200 times its size, as no round file does');
  });

  test('one without a round file says so', async () => {
    expect(await taken([await write({ name: 'readme.txt', bytes: 'hello' })])).toEqual([
      { shown: join(files.folder, `a.${kind}`), problem: NO_ROUND },
    ]);
  });

  test('its bytes tell what it is, not its name', async () => {
    const bytes = await archiveOf([{ name: '1_engagements.txt', bytes: 'one' }]);
    for (const name of ['a.txt', 'b.gz', 'c.zip', 'd_engagements.txt']) {
      expect((await taken([files.write(name, bytes)])).map(({ text }) => text)).toEqual(['one']);
    }
  });

  test('its bad rounds make the exit code 4, or 2 where it has no good one', async () => {
    const [good, bad] = [
      { name: '1_engagements.txt', bytes: roundText({}) },
      { name: '2_engagements.txt', bytes: '' },
    ];
    expect(importExitCode(await importInto(null, [await write(good, bad)]))).toBe(4);
    expect(importExitCode(await importInto(null, [await write(bad)]))).toBe(2);
    expect(importExitCode(await importInto(null, [await write(good)]))).toBe(0);
  });
});

describe('a tar archive', () => {
  test('links, devices, pipes and folders under round files’ names are passed over', async () => {
    const special = ['symlink', 'link', 'character-device', 'block-device', 'fifo', 'directory'] as const;
    const members = special.map((type) => ({ name: `${type}_engagements.txt`, type, linkname: '/etc/passwd' }));
    const path = files.write('a.tar', await tarOf([...members, { name: 'real_engagements.txt', bytes: 'real' }]));
    expect((await taken([path])).map(({ text }) => text)).toEqual(['real']);
  });

  test('NUL in a long name ends nothing and reaches nobody', async () => {
    const name = 'a\0b_engagements.txt';
    const path = files.write('a.tar', await tarOf([{ name: 'x', bytes: 'x', pax: { path: name } }]));
    expect((await taken([path])).map((input) => input.name)).toEqual(['a�b_engagements.txt']);
  });

  test('a sparse file is not taken for its holes', async () => {
    const bytes = await tarOf([{ name: 'a_engagements.txt', bytes: 'x' }]);
    expect(await problemsOf(files.write('a.tar', retyped(bytes, 'S')))).toEqual([
      'tar stored it in a special way, as a sparse file; pack it anew',
    ]);
  });

  test('a member that says it is larger than any round file is not read', async () => {
    const head = (await tarOf([{ name: 'a_engagements.txt', bytes: 'x' }])).subarray(0, 512);
    const huge = resized(head, 300 * MiB);
    expect(await problemsOf(files.write('a.tar', Buffer.concat([huge, Buffer.alloc(2 * MiB)])))).toEqual([
      `it has ${300 * MiB} bytes, more than any round file; the limit is ${256 * MiB}`,
      'the archive was cut; what follows in the archive is lost',
    ]);
  });

  test.each(['tar', 'tar.gz'])('cut anywhere, a .%s gives the rounds before and says what it lost', async (kind) => {
    const texts = [1, 2, 3].map((i) => `round ${i} `.repeat(i * 300));
    const tar = await tarOf(texts.map((bytes, i) => ({ name: `${i}_engagements.txt`, bytes })));
    const whole = kind === 'tar' ? tar : zlib.gzipSync(tar, { level: 1 });
    const end = kind === 'tar' ? tar.length - 1024 : whole.length;
    for (let length = 512; length < end; length += kind === 'tar' ? 97 : 7) {
      const all = await taken([files.write('a.bin', whole.subarray(0, length))]);
      const read = all.flatMap(({ text }) => text ?? []);
      expect(read).toEqual(texts.slice(0, read.length));
      if (read.length < texts.length && !endsBetweenMembers(kind, length)) expect(all.at(-1)?.problem).toMatch(/cut/);
      expect(all.filter(({ problem }) => problem !== undefined).length).toBeLessThan(2);
    }
  });

  test('damage between two members is told under the archive’s name', async () => {
    const whole = await tarOf(['1', '2'].map((name) => ({ name: `${name}_engagements.txt`, bytes: name })));
    const bytes = Buffer.concat([whole.subarray(0, 1024), Buffer.alloc(512, 'junk'), whole.subarray(1024)]);
    const path = files.write('a.tar', bytes);
    expect((await taken([path])).map(({ shown, text, problem }) => [shown, text ?? problem])).toEqual([
      [`${path}: 1_engagements.txt`, '1'],
      [
        path,
        'the archive is damaged: where a file should begin is something else; what follows in the archive is lost',
      ],
    ]);
  });

  test('a wrong checksum at its end is told, though its rounds are read by then', async () => {
    const other = { name: 'demo.dm_84', bytes: randomBytes(MiB) };
    const bytes = zlib.gzipSync(await tarOf([{ name: '1_engagements.txt', bytes: 'one' }, other]));
    bytes.writeUInt32LE(0, bytes.length - 8);
    const path = files.write('a.tar.gz', bytes);
    expect((await taken([path])).map(({ text, problem }) => text ?? problem)).toEqual([
      'one',
      expect.stringContaining('one of its rounds may be damaged'),
    ]);
  });

  test('one that would unpack to far more than it is is given up, after the rounds before that', async () => {
    const tar = await tarOf([
      { name: '1_engagements.txt', bytes: 'one' },
      { name: 'zeros', bytes: Buffer.alloc(100 * MiB) },
    ]);
    const path = files.write('a.tar.gz', zlib.gzipSync(tar));
    expect((await taken([path])).map(({ shown, text, problem }) => [shown, text ?? problem])).toEqual([
      [`${path}: 1_engagements.txt`, 'one'],
      [path, 'it unpacks to over 200 times its size, as no round file does; what follows in the archive is lost'],
    ]);
  });

  test('one of more members than any league has is given up', async () => {
    const head = (await tarOf([{ name: 'x', bytes: '' }])).subarray(0, 512);
    const bytes = Buffer.alloc(100_001 * 512);
    for (let at = 0; at < bytes.length; at += 512) head.copy(bytes, at);
    expect(await problemsOf(files.write('a.tar', bytes))).toEqual([
      'it holds more than 100000 files; pack them in several archives; what follows in the archive is lost',
    ]);
  });
});

/** A tar's first head with another type of member, or another size, and the checksum for it. */
function retyped(tar: Buffer, type: string): Buffer {
  const changed = Buffer.from(tar);
  changed.write(type, 156, 'latin1');
  return withChecksum(changed);
}

function resized(tar: Buffer, size: number): Buffer {
  const changed = Buffer.from(tar);
  changed.write(`${size.toString(8).padStart(11, '0')} `, 124, 'latin1');
  return withChecksum(changed);
}

function withChecksum(tar: Buffer): Buffer {
  tar.fill(' ', 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return tar;
}

/** A tar that was cut just before a head looks whole, to every program. */
function endsBetweenMembers(kind: string, length: number): boolean {
  return kind === 'tar' && length % 512 === 0;
}

describe('a zip archive', () => {
  test('rounds come in time order, whatever the order in it', async () => {
    const path = files.write(
      'a.zip',
      zipOf(['3', '1', '2'].map((name) => ({ name: `${name}_engagements.txt`, bytes: name }))),
    );
    expect((await taken([path])).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  test('links are passed over, folders too', async () => {
    const path = files.write(
      'a.zip',
      zipOf([
        { name: '1_engagements.txt', bytes: '/etc/passwd', mode: 0o120777 },
        { name: '2_engagements.txt/', bytes: '', mode: 0o040755 },
        { name: '3_engagements.txt', bytes: 'three' },
      ]),
    );
    expect((await taken([path])).map(({ text }) => text)).toEqual(['three']);
  });

  test('what can’t be read of it costs itself alone, and says why', async () => {
    const zip = zipOf([
      { name: '1_engagements.txt', bytes: 'x', encrypted: true },
      { name: '2_engagements.txt', bytes: 'x', method: 93 },
      { name: '3_engagements.txt', bytes: 'x', claimedSize: 300 * MiB },
      { name: '4_engagements.txt', bytes: 'x', claimedSize: 2 },
      { name: '5_engagements.txt', bytes: 'five is stored', stored: true },
      { name: '6_engagements.txt', bytes: 'six' },
    ]);
    zip.write('FIVE', zip.indexOf('five is'));
    expect((await taken([files.write('a.zip', zip)])).map(({ text, problem }) => text ?? problem)).toEqual([
      'it is encrypted, and prox takes no password; unpack it first',
      "it is compressed by zip's method 93; prox reads stored and deflated ones",
      `it has ${300 * MiB} bytes, more than any round file; the limit is ${256 * MiB}`,
      WRONG_SUM,
      WRONG_SUM,
      'six',
    ]);
  });

  test('one whose members would come to far more than it is is given up', async () => {
    const bomb = zipOf([1, 2, 3].map((i) => ({ name: `${i}_engagements.txt`, bytes: Buffer.alloc(50 * MiB) })));
    const [first, ...others] = await problemsOf(files.write('a.zip', bomb));
    expect(first).toBeUndefined();
    expect(others).toEqual(Array(2).fill('it unpacks to over 200 times its size, as no round file does'));
  });

  test('one that was cut has no list, and says so', async () => {
    const zip = zipOf([{ name: '1_engagements.txt', bytes: 'one' }]);
    for (let length = 4; length < zip.length; length++) {
      const [problem] = await problemsOf(files.write('a.zip', zip.subarray(0, length)));
      expect(problem).toContain('the zip was cut: the list of its members');
    }
  });

  test('a damaged list gives the rounds before the damage', async () => {
    const zip = zipOf(['1', '2'].map((name) => ({ name: `${name}_engagements.txt`, bytes: name })));
    zip.write('XX', zip.lastIndexOf('PK\x01\x02'));
    const path = files.write('a.zip', zip);
    expect((await taken([path])).map(({ shown, text, problem }) => [shown, text ?? problem])).toEqual([
      [`${path}: 1_engagements.txt`, '1'],
      [path, expect.stringMatching(/^the zip's list of members is damaged, what follows there is lost/)],
    ]);
  });

  test('positions beyond all that a file can have are no crash', async () => {
    const zip = Buffer.alloc(200);
    zip.write('PK\x03\x04', 'latin1');
    zip.write('PK\x06\x06', 40, 'latin1');
    zip.writeBigUInt64LE(5n, 40 + 32);
    zip.writeBigUInt64LE(1n << 62n, 40 + 48);
    zip.write('PK\x06\x07', 158, 'latin1');
    zip.writeBigUInt64LE(40n, 158 + 8);
    zipEnd(5, 0, 0).copy(zip, 178);
    expect(await problemsOf(files.write('a.zip', zip))).toEqual([
      "the zip's list of members is damaged, what follows there is lost: unexpected EOF",
    ]);
  });

  test('one that says it has more members than any league is not opened', async () => {
    const zip = Buffer.alloc(200);
    zip.write('PK\x03\x04', 'latin1');
    zip.write('PK\x06\x06', 40, 'latin1');
    zip.writeBigUInt64LE(2_000_000n, 40 + 32);
    zip.write('PK\x06\x07', 158, 'latin1');
    zip.writeBigUInt64LE(40n, 158 + 8);
    zipEnd(5, 0, 0).copy(zip, 178);
    expect(await problemsOf(files.write('a.zip', zip))).toEqual([
      'it holds more than 100000 files; pack them in several archives',
    ]);
  });
});

describe('a compressed file', () => {
  test('is called as it was before, whatever its bytes are', async () => {
    const paths = [
      files.write('1_engagements.txt.gz', zlib.gzipSync('one')),
      files.write('2_engagements.txt.part.gz', zlib.gzipSync('two')),
      files.write('3_engagements.txt.gz', 'not compressed at all'),
      files.write('4_engagements.txt', zlib.gzipSync('four')),
    ];
    expect((await taken(paths)).map(({ shown, name, text }) => [shown, name, text])).toEqual([
      [paths[0], '1_engagements.txt', 'one'],
      [paths[1], '2_engagements.txt.part', 'two'],
      [paths[2], '3_engagements.txt', 'not compressed at all'],
      [paths[3], '4_engagements.txt', 'four'],
    ]);
  });

  test('an empty one is an empty round file, compressed or not', async () => {
    const paths = [files.write('1_engagements.txt.gz', ''), files.write('2_engagements.txt.gz', zlib.gzipSync(''))];
    expect((await taken(paths)).map(({ text }) => text)).toEqual(['', '']);
  });

  test('cut anywhere or with a bit turned over, nothing of it is taken for a round', async () => {
    const whole = zlib.gzipSync(roundText({}));
    for (let length = 3; length < whole.length; length += 5) {
      const problems = await problemsOf(files.write('1_engagements.txt.gz', whole.subarray(0, length)));
      expect(problems).toEqual(['it was cut: its compressed data has no end']);
    }
    const turned = Buffer.from(whole);
    turned[whole.length - 6] = (turned[whole.length - 6] ?? 0) ^ 1;
    expect(await problemsOf(files.write('1_engagements.txt.gz', turned))).toEqual([
      'its compressed data is damaged: incorrect data check',
    ]);
  });

  test('several behind each other are one, and what follows that is no gzip data is left', async () => {
    const parts = Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two'), Buffer.alloc(300_000)]);
    expect((await taken([files.write('1_engagements.txt.gz', parts)])).map(({ text }) => text)).toEqual(['one two']);
  });

  test('one that would unpack to far more than it is is not unpacked', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(200 * MiB));
    expect(await problemsOf(files.write('1_engagements.txt.gz', bomb))).toEqual([
      'it unpacks to over 200 times its size, as no round file does',
    ]);
  });

  test.each([
    ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
    ['bzip2', Buffer.from('BZh91AY')],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ['rar', Buffer.from('Rar!\x1a\x07')],
  ])('%s data is named, with what prox reads', async (kind, bytes) => {
    expect(await problemsOf(files.write('1_engagements.txt', bytes))).toEqual([
      `it is ${kind} data; prox reads .gz, .zst, .tar and .zip: unpack it first`,
    ]);
  });

  const readsZstd = 'createZstdDecompress' in zlib;

  test.skipIf(readsZstd)('Zstandard says which Node.js reads it', async () => {
    expect(await problemsOf(files.write('1_engagements.txt.zst', zstdOf(Buffer.from('one'))))).toEqual([
      expect.stringMatching(/which Node\.js reads from 22\.15 on, and this is 20\..*: unpack it with unzstd/),
    ]);
  });

  test.skipIf(!readsZstd)('Zstandard that was cut is not taken for whole', async () => {
    const whole = zstdOf(Buffer.from('a round '.repeat(100)), 100);
    for (let length = 5; length < whole.length; length += 5) {
      const problems = await problemsOf(files.write('1_engagements.txt.zst', whole.subarray(0, length)));
      expect(problems).toEqual(['it was cut: its compressed data has no end']);
    }
  });
});
