import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/index.ts';
import type { BoardRow, Cell, Report } from '../../src/report/metric.ts';
import { resolveScope } from '../../src/report/resolve-scope.ts';
import { runMetric } from '../../src/report/run-metric.ts';
import type { ScopeFilters } from '../../src/report/scope.ts';
import { useDatabase } from '../report/use-database.ts';
import { describeEngines } from '../support/databases.ts';
import { importRecordings, root } from './recordings.ts';

/** Of the figures in test/expected: what an independent program made of the same recordings. */
interface Expected {
  readonly reactions: {
    readonly return_fire: ExpectedBoard;
    readonly dodge: ExpectedBoard;
    readonly support: ExpectedBoard;
    readonly rescuers: ExpectedBoard | null;
    readonly per_class: Readonly<Record<string, Readonly<Record<'return_fire' | 'dodge' | 'support', ExpectedRow>>>>;
  };
  readonly scopes: readonly ExpectedRow[];
}

type ExpectedRow = Readonly<Record<string, string | number>>;

interface ExpectedBoard {
  readonly hidden: number;
  readonly rows: readonly ExpectedRow[];
}

describeEngines('real recordings agree with an independent re-computation', (engine) => {
  const database = useDatabase(engine);
  beforeAll(() => importRecordings(database));

  test.each([
    { file: 'rounds.json', server: 'v4', bots: true, min_samples: 1 },
    { file: 'rounds-v6.json', server: 'v6', bots: true, min_samples: 1 },
    { file: 'rounds-without-bots.json', server: 'v4', bots: false, min_samples: 5 },
  ])('$file', async ({ file, server, bots, min_samples }) => {
    const expected: Expected = JSON.parse(readFileSync(`${root}test/expected/${file}`, 'utf8'));
    const reactions = await report('reactions', { server, bots }, min_samples);
    for (const name of ['return_fire', 'dodge', 'support'] as const) {
      expectBoard(reactions, name, expected.reactions[name]);
    }
    expectBoard(reactions, 'rescuers', expected.reactions.rescuers ?? { hidden: 0, rows: [] });
    expectRows(boardOf(reactions, 'classes').rows, classRows(expected));
    expectRows(
      boardOf(await report('scopes', { server, bots }, min_samples), 'rounds').rows,
      scopeRows(expected, server),
    );
  });

  async function report(name: string, filters: ScopeFilters, min_samples: number): Promise<Report> {
    const metric = METRICS.find((found) => found.name === name);
    if (metric === undefined) throw new Error(`No metric ${name}`);
    const scope = await resolveScope(database, filters, new Date());
    return runMetric(database, metric, scope, { min_samples, limit: 0 });
  }
});

function boardOf(report: Report, name: string) {
  const found = report.boards.find(({ board }) => board.name === name);
  if (found === undefined) throw new Error(`No board ${name}`);
  return found;
}

function expectBoard(report: Report, name: string, expected: ExpectedBoard): void {
  const { rows, hidden } = boardOf(report, name);
  expect(hidden).toBe(expected.hidden);
  expectRows(rows, expected.rows.map(timesOf));
}

/** The same rows in the same order, figures to the last digit, of the columns that `expected` has. */
function expectRows(rows: readonly BoardRow[], expected: readonly BoardRow[]): void {
  const keys = Object.keys(expected[0] ?? {});
  expect(rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])))).toEqual(expected);
}

/** A row under prox's names. */
function timesOf(row: ExpectedRow): BoardRow {
  const { engagements, mean, median, p90, ...same } = row;
  const times = { mean_ms: mean ?? null, median_ms: median ?? null, p90_ms: p90 ?? null };
  return engagements === undefined ? { ...same, ...times } : { ...same, ...times, combat_engagements: engagements };
}

function classRows({ reactions }: Expected): BoardRow[] {
  return Object.entries(reactions.per_class).map(([name, times]) => {
    const row: Record<string, Cell> = { class: name };
    for (const [reaction, values] of Object.entries(times)) {
      for (const [key, value] of Object.entries(timesOf(values))) row[`${reaction}_${key}`] = value;
    }
    return row;
  });
}

function scopeRows(expected: Expected, server: string): BoardRow[] {
  return expected.scopes.map(({ engagements, file, start, ...same }) => ({
    ...same,
    server,
    combat_engagements: engagements ?? null,
    file_name: file ?? null,
    start_at: new Date(Number(start) * 1000),
  }));
}
