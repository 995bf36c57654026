import type { Path, Positions } from '../domain/round-file.ts';

/** The points that `packPositions` packed. */
export function unpackPositions(bytes: Uint8Array): Positions {
  const unpacker = { bytes, at: 0 };
  const length = readVarint(unpacker);
  return { ...readPlaces(unpacker, length), event: readRuns(unpacker, length) };
}

/** The points that `packPath` packed. */
export function unpackPath(bytes: Uint8Array): Path {
  const unpacker = { bytes, at: 0 };
  const length = readVarint(unpacker);
  // In the order they were packed: reading one moves to the next
  return {
    ...readPlaces(unpacker, length),
    speed: readDifferences(unpacker, length),
    health: readRuns(unpacker, length),
    weapon: readRuns(unpacker, length),
    stance: readRuns(unpacker, length),
    sprint: readRuns(unpacker, length),
    event: readRuns(unpacker, length),
  };
}

/** As `unpackPath` and `unpackPositions`, but only when and where on the map the points are: both are packed alike so far. */
export function unpackTrail(bytes: Uint8Array): Omit<Positions, 'z' | 'event'> {
  const unpacker = { bytes, at: 0 };
  const length = readVarint(unpacker);
  return {
    length,
    time_ms: readTimes(unpacker, length),
    x: readDifferences(unpacker, length),
    y: readDifferences(unpacker, length),
  };
}

interface Unpacker {
  readonly bytes: Uint8Array;
  at: number;
}

function readPlaces(unpacker: Unpacker, length: number): Omit<Positions, 'event'> {
  return {
    length,
    time_ms: readTimes(unpacker, length),
    x: readDifferences(unpacker, length),
    y: readDifferences(unpacker, length),
    z: readDifferences(unpacker, length),
  };
}

function readTimes(unpacker: Unpacker, length: number): Int32Array {
  const times = new Int32Array(length);
  let time = 0;
  let step = 0;
  for (let index = 0; index < length; index++) {
    step += readSigned(unpacker);
    time += step;
    times[index] = time;
  }
  return times;
}

function readDifferences(unpacker: Unpacker, length: number): Int32Array {
  const numbers = new Int32Array(length);
  let number = 0;
  for (let index = 0; index < length; index++) {
    number += readSigned(unpacker);
    numbers[index] = number;
  }
  return numbers;
}

function readRuns(unpacker: Unpacker, length: number): Int32Array {
  const numbers = new Int32Array(length);
  let number = 0;
  let index = 0;
  while (index < length) {
    number += readSigned(unpacker);
    const end = index + readVarint(unpacker);
    if (end === index) throw new Error('Packed points hold an empty run');
    numbers.fill(number, index, end);
    index = end;
  }
  return numbers;
}

function readSigned(unpacker: Unpacker): number {
  const value = readVarint(unpacker);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Up to 35 bits, so no shifts: they are of 32. */
function readVarint(unpacker: Unpacker): number {
  // Most of them
  const first = unpacker.bytes[unpacker.at] ?? 128;
  if (first < 128) {
    unpacker.at++;
    return first;
  }
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = unpacker.bytes[unpacker.at++];
    if (byte === undefined) throw new Error('Packed points end in the middle');
    if (byte < 128) return value + byte * factor;
    value += (byte - 128) * factor;
    factor *= 128;
  }
}
