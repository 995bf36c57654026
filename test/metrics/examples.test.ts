import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import { type RoundText, roundText, START } from '../../src/report/example-round.ts';
import type { BoardRow, Example, Metric } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import { emptyDatabase } from '../report/made-rounds.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const MOST_KILLS = 10;

const EXAMPLES = METRICS.flatMap((metric) => (metric.example ? [{ metric, example: metric.example }] : []));

describeEngines('examples', (engine) => {
  const database = useDatabase(engine);
  let files: RoundFolder;
  beforeAll(() => {
    files = roundFolder();
  });
  afterEach(() => emptyDatabase(database));
  afterAll(() => files.remove());

  test.each(EXAMPLES.map((each) => ({ ...each, name: each.metric.name })))(
    '$name: the figures are those of the story',
    async ({ metric, example }) => {
      await importInto(database, writeRounds(files, example.rounds));
      for (const [board, rows] of Object.entries(example.boards)) {
        expect(columnsOf(await rowsOf(metric, example, board), rows), board).toEqual(rows);
      }
    },
  );

  async function rowsOf(metric: Metric, example: Example, board: string): Promise<readonly BoardRow[]> {
    const scope = await resolveScope(database, { bots: false, ...example.filters }, new Date());
    const options = { min_samples: 1, limit: 0, boards: [board], parameters: example.parameters };
    const report = await runMetric(database, metric, scope, options);
    return report.boards[0]?.rows ?? [];
  }
});

describe('examples can be worked out by hand', () => {
  test.each(EXAMPLES)('$metric.name: at most ten kills', ({ example }) => {
    const engagements = example.rounds.flatMap((round) => round.engagements ?? []);
    expect(engagements.filter(({ outcome }) => outcome === 'killed').length).toBeLessThanOrEqual(MOST_KILLS);
  });
});

function writeRounds(files: RoundFolder, rounds: readonly RoundText[]): string[] {
  return rounds.map((round) => {
    const begin = new Date((round.start ?? START) * 1000).toISOString();
    const name = `${begin.slice(0, 10)}-${begin.slice(11, 19).replaceAll(':', '')}-${round.map ?? 'labmap'}-round-${round.round ?? 1}_engagements.txt`;
    return files.write(name, roundText(round));
  });
}

/** Of each row the columns that the example's row at its place names; all of a row that the example lacks. */
function columnsOf(rows: readonly BoardRow[], expected: readonly BoardRow[]): BoardRow[] {
  return rows.map((row, i) => {
    const named = expected[i];
    return named === undefined ? row : Object.fromEntries(Object.keys(named).map((key) => [key, row[key] ?? null]));
  });
}
