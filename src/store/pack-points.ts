import type { Path, Positions } from '../domain/round-file.ts';

/**
 * Points packed for the database, where they are most of what there is: a count, then column after column, all numbers
 * as LEB128 varints, signed ones zigzag. schema/0003_points.sql unpacks them and tells the columns' encodings.
 */
export function packPositions(positions: Positions): Buffer {
  const packer = startPacker(positions);
  packRuns(packer, positions.event, positions.length);
  return packed(packer);
}

/** As `packPositions`, for a life's path. */
export function packPath(path: Path): Buffer {
  const packer = startPacker(path);
  packDifferences(packer, path.speed, path.length);
  for (const column of [path.health, path.weapon, path.stance, path.sprint, path.event]) {
    packRuns(packer, column, path.length);
  }
  return packed(packer);
}

/** A number of 32 bits as a difference of differences needs 35 bits, so 5 bytes; a path has ten columns. */
const LONGEST_VARINT = 5;
const COLUMNS = 11;

interface Packer {
  readonly bytes: Buffer;
  length: number;
}

/** Filled anew each time: room for the worst case is twenty times what points take, and would be garbage at once. */
let room = Buffer.alloc(0);

function startPacker(points: Positions): Packer {
  const needed = LONGEST_VARINT * (1 + COLUMNS * 2 * points.length);
  if (room.length < needed) room = Buffer.allocUnsafeSlow(2 * needed);
  const packer = { bytes: room, length: 0 };
  writeVarint(packer, points.length);
  packTimes(packer, points.time_ms, points.length);
  packDifferences(packer, points.x, points.length);
  packDifferences(packer, points.y, points.length);
  packDifferences(packer, points.z, points.length);
  return packer;
}

function packed({ bytes, length }: Packer): Buffer {
  return Buffer.from(bytes.subarray(0, length));
}

/** Differences of differences: 0 where the sampling is even. */
function packTimes(packer: Packer, times: Int32Array, length: number): void {
  let last = 0;
  let lastStep = 0;
  for (let index = 0; index < length; index++) {
    const time = times[index] ?? 0;
    const step = time - last;
    writeSigned(packer, step - lastStep);
    last = time;
    lastStep = step;
  }
}

function packDifferences(packer: Packer, numbers: Int32Array, length: number): void {
  let last = 0;
  for (let index = 0; index < length; index++) {
    const number = numbers[index] ?? 0;
    writeSigned(packer, number - last);
    last = number;
  }
}

/** Runs of one value: its difference from the run before, and the run's length. */
function packRuns(packer: Packer, numbers: Int32Array, length: number): void {
  let last = 0;
  let start = 0;
  while (start < length) {
    const number = numbers[start] ?? 0;
    let end = start + 1;
    while (end < length && numbers[end] === number) end++;
    writeSigned(packer, number - last);
    writeVarint(packer, end - start);
    last = number;
    start = end;
  }
}

function writeSigned(packer: Packer, value: number): void {
  writeVarint(packer, value < 0 ? -2 * value - 1 : 2 * value);
}

/** `value` is a whole number from 0 to 2^35. */
function writeVarint(packer: Packer, value: number): void {
  let rest = value;
  while (rest >= 128) {
    packer.bytes[packer.length++] = (rest % 128) + 128;
    rest = Math.floor(rest / 128);
  }
  packer.bytes[packer.length++] = rest;
}
