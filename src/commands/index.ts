import type { Command } from '@oclif/core/command';
import { METRICS } from '../metrics/index.ts';
import { scopes } from '../metrics/scopes/index.ts';
import { DeployLua } from './deploy-lua.ts';
import { Explain } from './explain.ts';
import { ExportRows } from './export.ts';
import { Forget } from './forget.ts';
import { Heatmap } from './heatmap.ts';
import { Import } from './import.ts';
import { Leaderboard } from './leaderboard.ts';
import { Migrate } from './migrate.ts';
import { RebuildTables } from './rebuild.ts';
import { Replay } from './replay.ts';
import { ReportList } from './report.ts';
import { reportCommand } from './report-command.ts';
import { Rounds } from './rounds.ts';
import { Ui } from './ui.ts';
import { Verify } from './verify.ts';
import { Watch } from './watch.ts';

/** Every command by its id, words joined by colons. */
export const COMMANDS: Readonly<Record<string, typeof Command>> = {
  'deploy-lua': DeployLua,
  explain: Explain,
  export: ExportRows,
  forget: Forget,
  heatmap: Heatmap,
  import: Import,
  leaderboard: Leaderboard,
  migrate: Migrate,
  rebuild: RebuildTables,
  replay: Replay,
  report: ReportList,
  ...Object.fromEntries(METRICS.map((metric) => [`report:${metric.name}`, reportCommand(metric)])),
  rounds: Rounds,
  scopes: reportCommand(scopes),
  ui: Ui,
  verify: Verify,
  watch: Watch,
};
