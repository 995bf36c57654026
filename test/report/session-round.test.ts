import sql from 'sql-template-tag';
import { afterEach, describe, expect, test } from 'vitest';
import type { Queries } from '../../src/store/database.ts';
import { describeRound } from '../../src/store/stored-rounds.ts';
import { describeEngines } from '../support/databases.ts';
import { addRounds, emptyDatabase, type MadeRound } from './made-rounds.ts';
import { useDatabase } from './use-database.ts';

describeEngines('session_round', (engine) => {
  const database = useDatabase(engine);
  const inLjubljana = useDatabase(engine, 'Europe/Ljubljana');
  afterEach(async () => {
    await emptyDatabase(database);
    await emptyDatabase(inLjubljana);
  });

  /** The sessions and repaired numbers of the rounds, in time order. */
  async function numbered(...rounds: MadeRound[]): Promise<string[]> {
    return numberedIn(database, rounds);
  }

  async function numberedIn(database: Queries, rounds: readonly MadeRound[]): Promise<string[]> {
    await addRounds(database, ...rounds);
    const found = await database.rows<{ session: string; round: number }>(
      sql`select session, round from session_round order by start_at, server`,
    );
    return found.map(({ session, round }) => `${session} ${round}`);
  }

  describe('round numbers', () => {
    test('five rounds of one map that all say 1 read 1 2 1 2 1', async () => {
      const starts = ['20:00', '20:11', '20:22', '20:33', '20:44'];
      const rounds = await numbered(...starts.map((time) => ({ start: `2026-11-22T${time}:00Z` })));
      expect(rounds.map((round) => round.at(-1))).toEqual(['1', '2', '1', '2', '1']);
    });

    test('a pause of ten minutes begins a new pair', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T20:00:00Z' },
        { start: '2026-11-22T20:20:00Z' },
        { start: '2026-11-22T20:39:59Z' },
      );
      expect(rounds.map((round) => round.at(-1))).toEqual(['1', '1', '2']);
    });

    test('pitfall 23: another map between two rounds of one map keeps them apart', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T20:00:00Z' },
        { start: '2026-11-22T20:11:00Z', map: 'supply' },
        { start: '2026-11-22T20:22:00Z' },
      );
      expect(rounds.map((round) => round.at(-1))).toEqual(['1', '1', '1']);
    });

    test('later trackers and a written 2 are believed', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T20:00:00Z', generation: 6 },
        { start: '2026-11-22T20:11:00Z', generation: 6 },
        { start: '2026-11-22T22:00:00Z', written_round: 2 },
      );
      expect(rounds.map((round) => round.at(-1))).toEqual(['1', '1', '2']);
    });
  });

  test('a round reads the same where those after it are not looked at', async () => {
    await addRounds(
      database,
      { start: '2026-11-22T10:00:00Z' },
      { start: '2026-11-22T10:11:00Z' },
      { start: '2026-11-22T10:11:00Z', map: 'supply' },
      { start: '2026-11-22T18:00:00Z' },
      { start: '2026-11-22T18:11:00Z' },
      { start: '2026-11-23T18:00:00Z', server: 'other' },
    );
    const rounds = await database.rows<{ round_id: number; session: string; round: number }>(
      sql`select round_id, session, round from session_round order by round_id`,
    );
    for (const round of rounds) expect(await describeRound(database, round.round_id)).toMatchObject(round);
    expect(rounds).toHaveLength(6);
  });

  describe('sessions', () => {
    test('a gap of more than 60 minutes begins the next one, -2 and -3 on the same day', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T10:00:00Z' },
        { start: '2026-11-22T11:10:00Z', map: 'supply' },
        { start: '2026-11-22T12:20:01Z' },
        { start: '2026-11-22T18:00:00Z' },
        { start: '2026-11-23T18:00:00Z' },
      );
      expect(rounds).toEqual(['2026-11-22 1', '2026-11-22 1', '2026-11-22-2 1', '2026-11-22-3 1', '2026-11-23 1']);
    });

    test('two servers that play at one time have a session each', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T10:00:00Z', server: 'a' },
        { start: '2026-11-22T10:00:00Z', server: 'b' },
        { start: '2026-11-22T11:00:00Z', server: 'a', map: 'supply' },
      );
      expect(rounds).toEqual(['2026-11-22 1', '2026-11-22 1', '2026-11-22 1']);
    });

    test('pitfall 24: a session over midnight is one', async () => {
      const rounds = await numbered(
        { start: '2026-11-22T23:30:00Z' },
        { start: '2026-11-22T23:55:00Z', map: 'supply' },
        { start: '2026-11-23T00:30:00Z' },
      );
      expect(rounds.map((round) => round.slice(0, -2))).toEqual(['2026-11-22', '2026-11-22', '2026-11-22']);
    });

    test('pitfall 24: the night the clock goes back holds one session, named by the local date', async () => {
      // 02:30 summer time, 02:10 and 02:50 winter time: local clocks run 02:30, 02:10, 02:50.
      const rounds = await numberedIn(inLjubljana, [
        { start: '2026-10-25T00:30:00Z' },
        { start: '2026-10-25T01:10:00Z', map: 'supply' },
        { start: '2026-10-25T01:50:00Z' },
      ]);
      expect(rounds.map((round) => round.slice(0, -2))).toEqual(['2026-10-25', '2026-10-25', '2026-10-25']);
    });

    test('pitfall 24: the date is the local one', async () => {
      const late: MadeRound = { start: '2026-10-24T22:30:00Z' };
      expect(await numbered(late)).toEqual(['2026-10-24 1']);
      expect(await numberedIn(inLjubljana, [late])).toEqual(['2026-10-25 1']);
    });
  });
});
