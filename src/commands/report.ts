import { string as stringArgument } from '@oclif/core/args';
import { Failure } from '../domain/failure.ts';
import { METRICS } from '../metrics/index.ts';
import type { Column } from '../report/metric.ts';
import { unknownName } from '../report/near-names.ts';
import { ProxCommand } from './base.ts';

const COLUMNS: readonly Column[] = [
  { key: 'report', title: 'Report', unit: 'text', help: 'The word after `prox report`.' },
  { key: 'summary', title: 'What it tells', unit: 'text', help: 'What it tells.' },
];

/** `prox report` alone: lists the reports. */
export class ReportList extends ProxCommand {
  static override readonly summary = 'List the reports';
  static override readonly usage = 'report NAME [FLAGS]';
  static override readonly args = {
    name: stringArgument({ description: 'the report', ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const named = this.argv.find((word) => !word.startsWith('-'));
    // Before the flags are parsed: they belong to the report that was meant.
    if (named !== undefined) throw unknownReport(named);
    const { flags } = await this.parse(ReportList);
    const { renderList } = await import('../render/list.ts');
    const reports = METRICS.map(({ name, summary }) => ({ report: name, summary }));
    this.print(renderList(COLUMNS, reports, await this.view(flags)));
  }
}

function unknownReport(name: string): Failure {
  const names = METRICS.map((metric) => metric.name);
  const { kind, message, suggestions } = unknownName('report', name, names);
  return new Failure(kind, message, [...suggestions, '`prox report` lists reports.']);
}
