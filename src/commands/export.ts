import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { Export } from '../exporter/export.ts';
import type { Output } from '../exporter/output.ts';
import type { Exported } from '../exporter/write-export.ts';
import { METRICS } from '../metrics/index.ts';
import type { Column } from '../report/metric.ts';
import { unknownName } from '../report/near-names.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { SCOPE_FLAGS, scopeFilters } from './scope-flags.ts';

const COLUMNS: readonly Column[] = [
  { key: 'name', title: 'Name', unit: 'text', help: 'The word after `prox export`.' },
  { key: 'rows', title: 'Rows', unit: 'text', help: 'What a row is.' },
];

/** `prox export`: writes raw rows in scope. */
export class ExportRows extends ProxCommand {
  static override readonly summary = 'Write raw rows in scope as CSV or NDJSON';
  static override readonly description =
    'Writes lives, path samples, engagements and more, or all rows of a report, however many there are. Without a name ' +
    'it lists what can be exported. A file is written beside and takes its name when it is whole.';
  static override readonly usage = '<%= command.id %> [NAME] [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> export samples --session latest --out samples.csv',
    '<%= config.bin %> export engagements --map supply --format ndjson | jq .outcome',
    '<%= config.bin %> export reactions --boards --days 30',
  ];
  static override readonly args = {
    name: stringArgument({ description: 'what to export', ignoreStdin: true }),
  };
  static override readonly flags = {
    format: string({ summary: 'how to write rows', helpValue: 'csv|ndjson', default: 'csv' }),
    out: string({ summary: 'the file to write; - is stdout', helpValue: 'FILE', default: '-' }),
    force: boolean({ summary: 'replace a file that is there' }),
    boards: boolean({ summary: "the report's rows, where raw rows have the same name" }),
    ...SCOPE_FLAGS,
  };

  async run(): Promise<void> {
    const { flags, args } = await this.parse(ExportRows);
    if (args.name === undefined) return this.list(flags);
    if (flags.json)
      throw new Failure('usage', 'An export has its own formats: give --format ndjson in place of --json.');
    const format = await rowFormat(flags.format);
    const [source, filters] = [await exportOf(args.name, flags.boards), scopeFilters(flags)];
    const { writeExport } = await import('../exporter/write-export.ts');
    const { timeZone } = await this.view(flags);
    const signal = interruption();
    const output = await openOutput(flags.out, flags.force);
    const exported = await completed(output, () =>
      withDatabase(
        flags.database,
        timeZone,
        (database) => writeExport(database, source, filters, format, output, signal),
        'prox export',
      ),
    );
    if (exported.isWhole) this.remark(await remarkOn(exported, flags.out));
  }

  private async list(flags: { readonly json: boolean; readonly 'time-zone'?: string | undefined }): Promise<void> {
    const { RELATIONS } = await import('../exporter/relations.ts');
    const { renderList } = await import('../render/list.ts');
    const names = new Set(RELATIONS.map(({ name }) => name));
    const tables = RELATIONS.map(({ name, summary }) => ({ name, rows: summary }));
    const reports = METRICS.filter(hasNoArgument).map(({ name }) => ({
      name,
      rows: `the rows of \`prox report ${name}\`${names.has(name) ? ', with --boards' : ''}`,
    }));
    this.print(renderList(COLUMNS, [...tables, ...reports], await this.view(flags)));
  }
}

async function exportOf(name: string, boards: boolean): Promise<Export> {
  const { RELATIONS } = await import('../exporter/relations.ts');
  const { metricExport } = await import('../exporter/metric-export.ts');
  const relation = RELATIONS.find((known) => known.name === name);
  if (relation !== undefined && !boards) return relation;
  const metric = METRICS.find((known) => known.name === name);
  if (metric !== undefined && hasNoArgument(metric)) return metricExport(metric);
  if (metric !== undefined) {
    throw new Failure('usage', `${name} tells of one thing at a time.`, [`prox report ${name} --csv writes it.`]);
  }
  const known = new Set([...(boards ? [] : RELATIONS), ...METRICS.filter(hasNoArgument)].map((each) => each.name));
  const { kind, message, suggestions } = unknownName(boards ? 'report' : 'table or report', name, [...known]);
  throw new Failure(kind, message, [...suggestions, '`prox export` lists what there is.']);
}

function hasNoArgument(metric: (typeof METRICS)[number]): boolean {
  return metric.parameters?.every((parameter) => parameter.kind !== 'argument') !== false;
}

async function rowFormat(name: string) {
  const { csvFormat, ndjsonFormat } = await import('../render/export-lines.ts');
  if (name === 'csv') return csvFormat;
  if (name === 'ndjson') return ndjsonFormat;
  throw unknownName('format', name, ['csv', 'ndjson']);
}

async function openOutput(path: string, force: boolean): Promise<Output> {
  if (path !== '-') return (await import('../exporter/file-output.ts')).fileOutput(path, force);
  return (await import('../exporter/output.ts')).streamOutput(process.stdout);
}

/** Finishes the output when the work is done, and leaves nothing of it behind when it or the end fails. */
async function completed(output: Output, work: () => Promise<Exported>): Promise<Exported> {
  try {
    const exported = await work();
    const isWhole = await output.finish();
    return { ...exported, isWhole };
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

/** Ctrl-C, and the polite kill: both leave no file behind. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

async function remarkOn({ rows, scope }: Exported, path: string): Promise<string> {
  const { visible } = await import('../render/visible.ts');
  const rounds = scope.round_ids.length;
  const where = path === '-' ? '' : ` to ${path}`;
  const line = `${rows} row${rows === 1 ? '' : 's'} of ${rounds} round${rounds === 1 ? '' : 's'}${where}`;
  return [line, ...(scope.hint === null ? [] : [scope.hint])].map((text) => `${visible(text)}\n`).join('');
}
