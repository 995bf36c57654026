import { afterEach, describe, expect, test } from 'vitest';
import { event } from '../../src/metrics/event/index.ts';
import type { Report } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { narrowed, runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { addRounds, emptyDatabase } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';

describeEngines('event', (engine) => {
  const database = useDatabase(engine);
  afterEach(() => emptyDatabase(database));

  /** As the command does it. */
  async function report(id: string, filters: Partial<ScopeFilters> = {}): Promise<Report> {
    const scope = await resolveScope(database, narrowed(event, { bots: false, ...filters }, { id }), new Date());
    return runMetric(database, event, scope, { min_samples: 5, limit: 0, parameters: { id }, draw: true });
  }

  async function addTwo(): Promise<void> {
    await addRounds(
      database,
      { start: '2026-01-01T20:00:00Z', engagements: [{ target: 'ANNA', attackers: { XENA: [10_000, 10_500] } }] },
      { start: '2026-11-22T20:00:00Z', engagements: [{ target: 'OMNIBOT1' }] },
    );
  }

  test('an engagement of any time is found by its id, without a filter', async () => {
    await addTwo();
    const { boards, drawn, scope } = await report('1.1');
    expect(scope.round_ids).toEqual([1]);
    expect(boards[0]?.rows).toMatchObject([{ id: '1.1', target_guid: 'ANNA', kind: 'combat' }]);
    expect(boards[1]?.rows).toMatchObject([{ guid: 'XENA', first_hit_after_ms: 0, last_hit_after_ms: 500 }]);
    expect(drawn?.map(({ board }) => board.name)).toEqual(['target_path', 'killer_path']);
  });

  test('what has not the shape of an id is told so', async () => {
    for (const id of ['', '3', '3.', '3.61.2', 'latest', '3.99999999999', "3.1'; drop"]) {
      await expect(report(id), id).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringContaining('is no engagement’s id'),
      });
    }
  });

  test('an id that is not there is told so, a bot’s is shown with --bots', async () => {
    await addTwo();
    await expect(report('1.2')).rejects.toMatchObject({
      kind: 'usage',
      message: 'No engagement in scope has the id 1.2.',
      suggestions: [expect.stringContaining('prox report events'), expect.stringContaining('--bots')],
    });
    await expect(report('2.1')).rejects.toThrow('No engagement in scope has the id 2.1.');
    expect((await report('2.1', { bots: true })).boards[0]?.rows).toMatchObject([{ target_guid: 'OMNIBOT1' }]);
  });

  describe('filters', () => {
    test.each([{ map: 'labmap' }, { player: 'ANNA' }, { days: 3 }, { class: 'MEDIC' }] as const)(
      '%j is refused with a sentence',
      async (filter) => {
        await addTwo();
        const [name] = Object.keys(filter);
        await expect(report('1.1', filter)).rejects.toThrow(
          `event can't be filtered by ${name}: its id names one engagement.`,
        );
      },
    );

    test('a round that is not the id’s has no such engagement', async () => {
      await addTwo();
      await expect(report('1.1', { round_id: 2 })).rejects.toThrow('No engagement in scope has the id 1.1.');
    });
  });
});
