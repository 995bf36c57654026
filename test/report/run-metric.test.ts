import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import { confidence } from '../../src/report/confidence.ts';
import type { Board, Metric } from '../../src/report/metric.ts';
import { type ReportOptions, runMetric } from '../../src/report/run-metric.ts';
import type { Scope } from '../../src/report/scope.ts';
import { describeEngines } from '../support/databases.ts';
import { useDatabase } from './use-database.ts';

const SCOPE: Scope = {
  filters: { bots: false },
  round_ids: [],
  player: null,
  team: null,
  class: null,
  bots: false,
  from: null,
  to: null,
  sessions: 0,
  sample_intervals_ms: [],
  hint: 'Nothing is here.',
};

const column = { title: '', help: '' };
const ranking: Board = {
  name: 'ranking',
  title: 'Ranking',
  columns: [
    { ...column, key: 'name', unit: 'player' },
    { ...column, key: 'n', unit: 'count' },
    { ...column, key: 'confidence', unit: 'confidence' },
    { ...column, key: 'mean_ms', unit: 'ms' },
    { ...column, key: 'guid', unit: 'guid' },
  ],
  samples: 'n',
  order: [
    { column: 'mean_ms', direction: 'asc' },
    { column: 'guid', direction: 'asc' },
  ],
  query: () => sql`
    select * from (values
      ('b', 'Zoe', 20, 2.5::float8, 'never shown'),
      ('a', '^1zed', 8, 2.5::float8, ''),
      ('C', 'Ben', 7, 1::float8, ''),
      ('d', '^7Anna', 5, null, ''),
      ('e', 'few', 4, 0.5::float8, '')
    ) as made (guid, name, n, mean_ms, more)
  `,
};
const listing: Board = {
  name: 'listing',
  title: 'Listing',
  columns: [{ ...column, key: 'place', unit: 'text' }],
  samples: null,
  order: [{ column: 'place', direction: 'asc' }],
  query: () => sql`select 'x' as place where false`,
};
const METRIC: Metric = {
  name: 'made',
  summary: '',
  definition: '',
  version: 1,
  boards: [ranking, listing],
  notes: [() => sql`select 'One.' as note union all select 'Two.'`, () => sql`select 'Three.' as note where false`],
  examples: [],
};

describeEngines('runMetric', (engine) => {
  const database = useDatabase(engine);

  const run = (options: Partial<ReportOptions> = {}) =>
    runMetric(database, METRIC, SCOPE, { min_samples: 5, limit: 0, ...options });

  async function guids(options: Partial<ReportOptions>): Promise<unknown[]> {
    const { boards } = await run({ boards: ['ranking'], ...options });
    return boards.flatMap((board) => board.rows.map((row) => row['guid']));
  }

  describe('rows', () => {
    test('they hold the board’s columns in their order, with confidence from the samples', async () => {
      const [first] = (await run()).boards;
      expect(first?.rows[0]).toEqual({ name: 'Ben', n: 7, confidence: 'low', mean_ms: 1, guid: 'C' });
      expect(Object.keys(first?.rows[0] ?? {})).toEqual(['name', 'n', 'confidence', 'mean_ms', 'guid']);
    });

    test('nulls come last and ties end at the last step', async () => {
      expect(await guids({})).toEqual(['C', 'a', 'b', 'd']);
      expect(await guids({ sort: 'mean_ms:desc' })).toEqual(['a', 'b', 'C', 'd']);
    });

    test('rows below the minimum are hidden and counted, rows beyond the limit counted', async () => {
      expect((await run({ limit: 1 })).boards[0]).toMatchObject({ hidden: 1, total: 4, rows: [{ guid: 'C' }] });
      expect((await run({ min_samples: 99 })).boards[0]).toMatchObject({ hidden: 5, total: 0, rows: [] });
      expect((await run()).boards[1]).toMatchObject({ hidden: 0, total: 0, rows: [] });
    });
  });

  describe('--sort', () => {
    test('words rise, names without case and colour codes; figures fall', async () => {
      expect(await guids({ sort: 'name' })).toEqual(['d', 'C', 'a', 'b']);
      expect(await guids({ sort: 'guid' })).toEqual(['C', 'a', 'b', 'd']);
      expect(await guids({ sort: 'n' })).toEqual(['b', 'a', 'C', 'd']);
      expect(await guids({ sort: 'confidence:asc' })).toEqual(['d', 'C', 'a', 'b']);
    });

    test('a board’s own direction holds for its own column', async () => {
      expect(await guids({ sort: 'mean_ms' })).toEqual(['C', 'a', 'b', 'd']);
    });

    test('a column that no board has lists near ones', async () => {
      await expect(run({ sort: 'mean:desc' })).rejects.toMatchObject({
        message: 'No column is called "mean".',
        suggestions: ['Near names: mean_ms.'],
      });
      expect((await run({ sort: 'n' })).boards).toHaveLength(2);
    });
  });

  test('boards are chosen by name, and an unknown one lists near ones', async () => {
    expect((await run({ boards: ['listing'] })).boards.map((result) => result.board.name)).toEqual(['listing']);
    await expect(run({ boards: ['rankings'] })).rejects.toThrow(Failure);
  });

  test('notes are the scope’s hint and what the metric’s notes find', async () => {
    expect((await run()).notes).toEqual(['Nothing is here.', 'One.', 'Two.']);
  });

  test('pitfall 36: a query that fails is an error, not an empty board', async () => {
    const broken: Metric = { ...METRIC, boards: [{ ...listing, query: () => sql`select place from nowhere` }] };
    await expect(runMetric(database, broken, SCOPE, { min_samples: 1, limit: 0 })).rejects.toThrow(/nowhere/);
  });

  test('confidence is high from 20 samples, medium from 8, low below', () => {
    expect([1, 7, 8, 19, 20].map(confidence)).toEqual(['low', 'low', 'medium', 'medium', 'high']);
  });
});
