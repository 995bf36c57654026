import type { Command } from '@oclif/core/command';
import { METRICS } from '../metrics/index.ts';
import { scopes } from '../metrics/scopes/index.ts';
import { DeployLua } from './deploy-lua.ts';
import { Explain } from './explain.ts';
import { ExportRows } from './export.ts';
import { Import } from './import.ts';
import { Migrate } from './migrate.ts';
import { ReportList } from './report.ts';
import { reportCommand } from './report-command.ts';

/** Every command by its id, words joined by colons. */
export const COMMANDS: Readonly<Record<string, typeof Command>> = {
  'deploy-lua': DeployLua,
  explain: Explain,
  export: ExportRows,
  import: Import,
  migrate: Migrate,
  report: ReportList,
  ...Object.fromEntries(METRICS.map((metric) => [`report:${metric.name}`, reportCommand(metric)])),
  scopes: reportCommand(scopes),
};
