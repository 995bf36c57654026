import sql from 'sql-template-tag';
import { beforeEach, expect, test } from 'vitest';
import type { Queries } from '../../../src/store/database.ts';
import { type Memory, remembering } from '../../../src/views/shell/memory.ts';
import { addRounds } from '../../report/made-rounds.ts';
import { useDatabase } from '../../report/use-database.ts';
import { describeEngines } from '../../support/databases.ts';

const ROUNDS = sql`select count(*)::int as n from round`;

describeEngines('a memory of statements', (engine) => {
  const database = useDatabase(engine);
  let asked: string[];
  let memory: Memory;

  beforeEach(() => {
    asked = [];
    const told: Queries = {
      rows(statement, signal) {
        asked.push(statement.sql);
        return database.rows(statement, signal);
      },
    };
    memory = remembering(told);
  });

  /** How often statements with that word reached the database. */
  const times = (word: string): number => asked.filter((text) => text.includes(word)).length;

  test('runs a statement once while nobody writes', async () => {
    await memory.refresh();
    const first = await memory.rows(ROUNDS);
    await memory.refresh();
    expect(await memory.rows(ROUNDS)).toEqual(first);
    expect(times('from round')).toBe(1);
  });

  test('runs it again after somebody has written', async () => {
    await memory.refresh();
    const [before] = await memory.rows<{ n: number }>(ROUNDS);
    await addRounds(database, { start: '2026-11-22T20:00:00Z' });
    await memory.refresh();
    expect(await memory.rows(ROUNDS)).toEqual([{ n: (before?.n ?? 0) + 1 }]);
  });

  test('tells statements apart by their values', async () => {
    await memory.refresh();
    const echo = (word: string) => memory.rows(sql`select ${word}::text as word`);
    expect([await echo('a'), await echo('b')]).toEqual([[{ word: 'a' }], [{ word: 'b' }]]);
  });

  test('keeps no error, and no packed points', async () => {
    await memory.refresh();
    const wrong = sql`select 1 / 0 as wrong`;
    for (const _ of [1, 2]) await expect(memory.rows(wrong)).rejects.toThrow('division by zero');
    for (const _ of [1, 2]) await memory.rows(sql`select '\\x01'::bytea as points`);
    expect([times('wrong'), times('points')]).toEqual([2, 2]);
  });
});
