import { describe, expect, test } from 'vitest';
import { ZstdEnd } from '../../src/input/zstd-end.ts';
import { zstdOf } from '../support/archives.ts';

/** `head -c 3000000 /dev/zero | zstd`: run-length blocks, a size in the head, a checksum at the end. */
const ZEROS = Buffer.from(
  'KLUv/QRYVAAAEAAAAQD7/znAAgIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAIAEAACABAAAgAQAAM2DgADya/W',
  'base64',
);
/** A frame that decoders skip, as of `pzstd`. */
const SKIPPABLE = Buffer.from('502a4d1805000000aabbccddee', 'hex');
const TWO_BLOCKS = zstdOf(Buffer.from('a round file'), 6);

/** At how many bytes a frame ends, where they come a piece at a time. */
function endsOf(bytes: Buffer, step: number): number[] {
  const end = new ZstdEnd();
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    end.add(bytes.subarray(at, at + step));
    if (end.reached) ends.push(Math.min(at + step, bytes.length));
  }
  return ends;
}

describe('the end of Zstandard data', () => {
  test.each([
    ['run-length blocks', ZEROS],
    ['blocks as they are', TWO_BLOCKS],
    ['a skippable frame', SKIPPABLE],
  ])('%s end where they end and nowhere before', (_, bytes) => {
    expect(endsOf(bytes, 1)).toEqual([bytes.length]);
    expect(endsOf(bytes, 5)).toEqual([bytes.length]);
    expect(endsOf(bytes, bytes.length)).toEqual([bytes.length]);
  });

  test('frames behind each other', () => {
    const lengths = [SKIPPABLE.length, TWO_BLOCKS.length, ZEROS.length];
    const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b));
    expect(endsOf(Buffer.concat([SKIPPABLE, TWO_BLOCKS, ZEROS]), 1)).toEqual(ends);
  });

  test('no bytes are whole, and what is no Zstandard data never ends', () => {
    expect(new ZstdEnd().reached).toBe(true);
    expect(endsOf(Buffer.from('# PROX_TRACKER_V1\n'), 1)).toEqual([]);
  });
});
