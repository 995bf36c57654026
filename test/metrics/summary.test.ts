import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { summary } from '../../src/metrics/summary/index.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { describeEngines, freshDatabase } from '../support/databases.ts';
import { importInto } from '../support/round-folder.ts';

describeEngines('the summary', (engine) => {
  test('answers though a crafted file tells of a distance that no bigint of its parts can hold', async () => {
    const { database, cleanup } = await freshDatabase(engine);
    try {
      await importInto(database, ['samples/2026-11-22-102925-labmap-round-1_engagements.txt']);
      await database.rows(sql`update combat_engagement set distance_u = 1e12`);
      const scope = await resolveScope(database, { bots: true }, new Date());
      const report = await runMetric(database, summary, scope, { min_samples: 1, limit: 0, boards: ['totals'] });
      expect(report.boards[0]?.rows[0]).toMatchObject({ combat_engagements: 129, mean_distance_u: 8e9 });
    } finally {
      await cleanup();
    }
  });
});
