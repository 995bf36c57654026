import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedRound } from '../parser/parsed-round.ts';
import { rounds } from './random-rounds.ts';
import { writeRound } from './write-round.ts';

test('a round that the encoder wrote reads back as the same round', () => {
  fc.assert(
    fc.property(rounds, (written) => {
      const round = parsedRound(writeRound(written));

      expect(round.problems).toEqual([]);
      expect(round.tracker).toBe('PROX_TRACKER');
      expect(round.generation).toBe(1);
      expect(round.cut_line).toBe(false);
      expect([...round.metadata]).toEqual(written.metadata);
      expect(round.rows).toEqual(written.rows);
    }),
    { numRuns: 300, seed: 20261122 },
  );
});
