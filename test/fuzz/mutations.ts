import { oneOf, type Random } from './random.ts';

/** Damages a file; may leave it as it is where it finds nothing to damage. */
type Mutation = (bytes: Buffer, random: Random) => Buffer;

const LF = 0x0a;
const NUMBER = /[-\d.]/;
/** Bytes that end a value. */
const ENDS = new Set(Buffer.from(';,|=\n'));

const SEPARATORS = [
  ';',
  ',',
  '|',
  '#',
  '# ',
  ':',
  '=',
  '-',
  '.',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\n# ',
  ';;;;;;;;',
  '||||',
];
const ODD_BYTES = [
  [0],
  [0xff],
  [0xc3],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f],
  [0xef, 0xbb, 0xbf],
  [0xe2, 0x80, 0xae],
  [0x1b],
];
const ODD_VALUES = [
  ...['2147483647', '-2147483648', '2147483648', '99999999999999999999', '1073741824', '-1073741824', '65536', '32768'],
  ...[
    'NaN',
    '-nan',
    'Infinity',
    '-Infinity',
    'inf',
    '1e308',
    '1e3',
    '-0',
    '-0.0',
    '0',
    '-1',
    '1.5',
    '.5',
    '0x10',
    '214748364.7',
  ],
  ...[
    '',
    ' ',
    'AXIS',
    'ALLIES',
    'killed',
    'null',
    "'; drop table round; --",
    '[BOT]',
    '__proto__',
    'Ž',
    '😀',
    '\uffff',
    '\u202e',
  ],
];
/** Just below and above what is read, and what an index of PostgreSQL holds. */
const LENGTHS = [35, 36, 255, 1024, 1025, 2700, 8192, 65_536, 65_537];

function replaced(bytes: Buffer, from: number, to: number, by: Uint8Array | string): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(by), bytes.subarray(to)]);
}

/** The line around a random place, its line feed in it: the longer a line is, the likelier. */
function lineAt(bytes: Buffer, random: Random): { readonly from: number; readonly to: number } {
  const at = random(bytes.length);
  const end = bytes.indexOf(LF, at);
  return { from: at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1, to: end < 0 ? bytes.length : end + 1 };
}

/** Any line, long or short. */
function anyLine(bytes: Buffer, random: Random): { readonly from: number; readonly to: number } {
  const ends = lineEnds(bytes);
  const line = random(ends.length);
  return { from: ends[line - 1] ?? 0, to: ends[line] as number };
}

/** Where each line ends: behind its line feed, or with the file. */
export function lineEnds(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) ends.push(at + 1);
  if (ends.at(-1) !== bytes.length) ends.push(bytes.length);
  return ends;
}

/** The value around a random place, without the separators on both sides. */
function valueAt(bytes: Buffer, random: Random): { readonly from: number; readonly to: number } {
  let from = random(bytes.length);
  while (from > 0 && !ENDS.has(bytes[from - 1] as number)) from--;
  let to = from;
  while (to < bytes.length && !ENDS.has(bytes[to] as number)) to++;
  return { from, to };
}

/** A value of any line, so that those of long lists come no more often than others. */
function anyValue(bytes: Buffer, random: Random): { readonly from: number; readonly to: number } {
  const line = anyLine(bytes, random);
  const value = valueAt(bytes.subarray(line.from, line.to), random);
  return { from: line.from + value.from, to: line.from + value.to };
}

/** The file in pieces that begin with a section's name; the first is what comes before all sections. */
function sections(bytes: Buffer): readonly Buffer[] {
  const starts = [...bytes.toString('latin1').matchAll(/^# [A-Z][A-Z0-9_]+\r?$/gm)]
    .map((match) => match.index)
    .slice(1);
  return [0, ...starts].map((start, index, all) => bytes.subarray(start, all[index + 1] ?? bytes.length));
}

/** Text that can't be packed. */
function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => 0x41 + random(26)));
}

export const MUTATIONS: readonly Mutation[] = [
  function changeByte(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at + 1, Buffer.of(random(256)));
  },
  function flipBit(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at + 1, Buffer.of((bytes[at] as number) ^ (1 << random(8))));
  },
  function insertSeparator(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at, oneOf(SEPARATORS, random));
  },
  function insertOddBytes(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at, Buffer.from(oneOf(ODD_BYTES, random)));
  },
  function deleteSome(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at + random(60), '');
  },
  function doubleSome(bytes, random) {
    const at = random(bytes.length);
    return replaced(bytes, at, at, bytes.subarray(at, at + random(200)));
  },
  function doubleLine(bytes, random) {
    const { from, to } = anyLine(bytes, random);
    return replaced(bytes, to, to, bytes.subarray(from, to));
  },
  function dropLine(bytes, random) {
    const { from, to } = anyLine(bytes, random);
    return replaced(bytes, from, to, '');
  },
  function moveLine(bytes, random) {
    const { from, to } = anyLine(bytes, random);
    const line = bytes.subarray(from, to);
    const rest = replaced(bytes, from, to, '');
    const target = rest.length === 0 ? 0 : lineAt(rest, random).from;
    return replaced(rest, target, target, line);
  },
  function joinLines(bytes, random) {
    const { to } = anyLine(bytes, random);
    return replaced(bytes, to - 1, to, '');
  },
  function emptyValue(bytes, random) {
    const { from, to } = anyValue(bytes, random);
    return replaced(bytes, from, to, '');
  },
  function oddValue(bytes, random) {
    const { from, to } = anyValue(bytes, random);
    return replaced(bytes, from, to, oneOf(ODD_VALUES, random));
  },
  function oddNumber(bytes, random) {
    for (let tries = 0; tries < 20; tries++) {
      const { from, to } = anyValue(bytes, random);
      const isNumber = to > from && NUMBER.test(String.fromCharCode(bytes[from] as number));
      if (isNumber) return replaced(bytes, from, to, oneOf(ODD_VALUES.slice(0, 8), random));
    }
    return bytes;
  },
  function valueOfAnother(bytes, random) {
    const value = anyValue(bytes, random);
    const { from, to } = anyValue(bytes, random);
    return replaced(bytes, from, to, bytes.subarray(value.from, value.to));
  },
  function longValue(bytes, random) {
    const { from, to } = anyValue(bytes, random);
    return replaced(bytes, from, to, noise(oneOf(LENGTHS, random), random));
  },
  function doubleSection(bytes, random) {
    const all = sections(bytes);
    return Buffer.concat([...all, oneOf(all, random)]);
  },
  function moveSection(bytes, random) {
    const [head, ...rest] = sections(bytes);
    const section = rest.splice(random(rest.length), 1);
    rest.splice(random(rest.length + 1), 0, ...section);
    return Buffer.concat([head as Buffer, ...rest]);
  },
  function dropSection(bytes, random) {
    const all = [...sections(bytes)];
    all.splice(1 + random(Math.max(1, all.length - 1)), 1);
    return Buffer.concat(all);
  },
  function windowsLines(bytes) {
    return Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
  },
  function byteOrderMark(bytes) {
    return Buffer.concat([Buffer.from('\ufeff'), bytes]);
  },
  function cut(bytes, random) {
    return bytes.subarray(0, random(bytes.length));
  },
];
