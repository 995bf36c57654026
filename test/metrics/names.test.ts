import { expect, test } from 'vitest';
import { reactions } from '../../src/metrics/reactions/index.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { addRounds } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';

describeEngines('names', (engine) => {
  const database = useDatabase(engine);

  test('pitfall 35: a player renamed twice is one row under the newest name, equal names never merge', async () => {
    const named = (name: string) => [
      { guid: 'A', names: [name] },
      { guid: 'B', names: ['Twin'] },
    ];
    const engagements = ['A', 'B'].map((target) => ({ target, reactions: { return_fire: 100 } }));
    await addRounds(
      database,
      // Not in time order, nor in the order of the alphabet: neither the last row nor max(name) is the newest.
      { start: '2026-11-22T20:30:00Z', players: named('Twin'), engagements },
      { start: '2026-11-22T20:00:00Z', players: named('Zorro'), engagements },
      { start: '2026-11-22T20:15:00Z', players: named('Middle'), engagements },
    );
    const scope = await resolveScope(database, { bots: false }, new Date());
    const report = await runMetric(database, reactions, scope, { min_samples: 1, limit: 0, boards: ['return_fire'] });
    expect(report.boards[0]?.rows).toMatchObject([
      { guid: 'A', name: 'Twin', n: 3 },
      { guid: 'B', name: 'Twin', n: 3 },
    ]);
  });
});
