import { string as stringArgument } from '@oclif/core/args';
import type { Metric, Report } from '../report/metric.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { chosenColumns, chosenGlyphs, parameterValues, reportFlags, reportOptions } from './report-flags.ts';
import { reportDescription } from './report-help.ts';
import { scopeFilters } from './scope-flags.ts';

/** The command that reports a metric: flags, help and output all follow from its declaration. */
export function reportCommand(metric: Metric): typeof ProxCommand {
  const argument = metric.parameters?.find((parameter) => parameter.kind === 'argument');
  return class ReportCommand extends ProxCommand {
    static override readonly summary = metric.summary;
    static override readonly description = reportDescription(metric);
    static override readonly usage = `<%= command.id %> ${argument ? `${argument.title} ` : ''}[FLAGS]`;
    static override readonly examples = metric.examples.map((example) => `<%= config.bin %> ${example}`);
    static override readonly args: Record<string, ReturnType<typeof stringArgument>> = argument
      ? { [argument.key]: stringArgument({ description: argument.help, ignoreStdin: true }) }
      : {};
    static override readonly flags = reportFlags(metric);

    async run(): Promise<void> {
      const { flags, args } = await this.parse(ReportCommand);
      const parameters = parameterValues(metric, flags, argument && textOf(args[argument.key]));
      const [filters, columns] = [scopeFilters(flags), chosenColumns(metric, flags)];
      const options = { ...reportOptions(flags), parameters };
      const { resolveScope } = await import('../report/resolve-scope.ts');
      const { narrowed, runMetric } = await import('../report/run-metric.ts');
      const { renderReport } = await import('../render/report.ts');
      const view = await this.view(flags);
      const glyphs = chosenGlyphs(metric, flags, view);
      const format = flags.csv ? 'csv' : glyphs === undefined ? view.format : 'table';
      const answer = async (database: Database): Promise<Report> => {
        const scope = await resolveScope(database, narrowed(metric, filters, parameters), new Date());
        return runMetric(database, metric, scope, { ...options, draw: glyphs !== undefined });
      };
      const report = await withDatabase(flags.database, view.timeZone, answer, `prox ${metric.name}`);
      const { data, remarks } = renderReport(report, { ...view, format, columns, glyphs });
      this.remark(remarks);
      this.print(data);
    }
  };
}

function textOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
