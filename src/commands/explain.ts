import { string as stringArgument } from '@oclif/core/args';
import type { Failure } from '../domain/failure.ts';
import { METRICS } from '../metrics/index.ts';
import type { Findings } from '../render/explanation.ts';
import type { Column, Metric } from '../report/metric.ts';
import type { ScopeFilters } from '../report/scope.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { SCOPE_FLAGS, scopeFilters } from './scope-flags.ts';

const COLUMNS: readonly Column[] = [
  { key: 'metric', title: 'Metric', unit: 'text', help: 'The word after `prox explain`.' },
  { key: 'version', title: 'Version', unit: 'count', help: 'Goes up when its definition changes.' },
  { key: 'summary', title: 'What it tells', unit: 'text', help: 'What it tells.' },
];

/** `prox explain`: tells what a figure means. */
export class Explain extends ProxCommand {
  static override readonly summary = 'Tell what a metric or a column means';
  static override readonly description =
    'Shows a metric’s definition, its parameters, boards and columns, an example worked out by hand, and what the ' +
    'trackers of the rounds in scope could record. Without a name it lists the metrics.';
  static override readonly usage = '<%= command.id %> [METRIC|COLUMN] [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> explain trades',
    '<%= config.bin %> explain median_ms',
    '<%= config.bin %> explain reactions --session latest --json',
  ];
  static override readonly args = {
    name: stringArgument({ description: 'a metric, or a column of one', ignoreStdin: true }),
  };
  static override readonly flags = SCOPE_FLAGS;

  async run(): Promise<void> {
    const { flags, args } = await this.parse(Explain);
    const view = await this.view(flags);
    if (args.name === undefined) {
      const { renderList } = await import('../render/list.ts');
      const metrics = METRICS.map(({ name, version, summary }) => ({ metric: name, version, summary }));
      return this.print(renderList(COLUMNS, metrics, view));
    }
    const { findSubject } = await import('../report/subject.ts');
    const { explanationJson, explanationMarkdown } = await import('../render/explanation.ts');
    const { markdownLines } = await import('../render/markdown.ts');
    const [subject, filters] = [findSubject(METRICS, args.name), scopeFilters(flags)];
    const findings = await findingsOf(subject.metric, filters, flags.database, view.timeZone);
    if (view.format === 'json') return this.print(explanationJson(subject, findings));
    const markdown = explanationMarkdown(subject, findings);
    this.print(view.format === 'tsv' ? markdown : `${markdownLines(markdown, view.look).join('\n')}\n`);
  }
}

/** What the database says; that there is none to ask is said, not an error: a definition does not need it. */
async function findingsOf(
  metric: Metric | null,
  filters: ScopeFilters,
  given: string | undefined,
  timeZone: string,
): Promise<Findings> {
  if (metric === null) return withoutFindings('');
  if (await isMissing(given)) return withoutFindings('There is no database yet: `prox import` makes one.');
  try {
    const ask = (database: Database): Promise<Findings> => askDatabase(database, metric, filters);
    return await withDatabase(given, timeZone, ask, 'prox explain');
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    return withoutFindings(`The database could not be asked: ${error.message}`);
  }
}

async function askDatabase(database: Database, metric: Metric, filters: ScopeFilters): Promise<Findings> {
  const { resolveScope } = await import('../report/resolve-scope.ts');
  const { comparedBoards, recordingsOf } = await import('../report/recordings.ts');
  const { scopeLine } = await import('../render/report-remarks.ts');
  const scope = await resolveScope(database, filters, new Date());
  if (scope.round_ids.length === 0) return withoutFindings(scope.hint ?? 'No rounds are in scope.');
  return {
    remark: `Rounds by what their tracker recorded; in scope: ${scopeLine(scope)}.`,
    recordings: await recordingsOf(database, scope),
    compared: await comparedBoards(database, metric, scope),
  };
}

function withoutFindings(remark: string): Findings {
  return { remark, recordings: [], compared: [] };
}

/** Whether an embedded database would have to be made first. */
async function isMissing(given: string | undefined): Promise<boolean> {
  const { locateDatabase } = await import('../store/location.ts');
  const { existsSync } = await import('node:fs');
  const location = locateDatabase(given);
  return location.kind === 'embedded' && !existsSync(location.folder);
}

/** By its name and not its class, as everywhere in the commands. */
function isDatabaseFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure' && 'kind' in error && error.kind === 'database';
}
