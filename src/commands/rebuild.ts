import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { Rebuild, RebuildOptions } from '../keeper/rebuild.ts';
import type { View } from '../render/report-view.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { tellReceipts } from './tell-receipts.ts';

/** `prox rebuild`: imports everything anew beside the old tables, and swaps. */
export class RebuildTables extends ProxCommand {
  static override readonly summary = 'Import everything anew, so that all rounds are by this version of prox';
  static override readonly description =
    'Imports all round files of the folders into new tables (schema prox_rebuild) beside the old ones, which can be read ' +
    'meanwhile and not be written, then puts them in their place in one transaction. Interrupted at any moment it leaves ' +
    'the database as it was. A file that was imported before keeps its server; others take --server. Refuses, and names ' +
    'them, where rounds of the database are in none of the files. Round ids are new. Players that prox forget took out ' +
    'are back, as their files name them.';
  static override readonly usage = '<%= command.id %> FILE|FOLDER|PATTERN... [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> rebuild ~/proximity --dry-run',
    '<%= config.bin %> rebuild ~/proximity ~/old-server --server "Sunday Cup"',
  ];
  static override readonly strict = false;
  static override readonly args = {
    files: stringArgument({ description: 'files, folders or glob patterns', required: false, ignoreStdin: true }),
  };
  static override readonly flags = {
    server: string({
      summary: 'the server of files that were never imported',
      helpValue: 'NAME',
      default: '',
    }),
    'drop-missing': boolean({ summary: 'go on where rounds are in none of the files: they are lost' }),
    'dry-run': boolean({ summary: 'read all files and tell what is missing, write nothing' }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(RebuildTables);
    const paths = argv.map(String);
    if (paths.length === 0) throw nothingNamed();
    const view = await this.view(flags);
    const interrupt = new AbortController();
    process.once('SIGINT', () => interrupt.abort());
    const { open, timeZone } = { open: flags.database, timeZone: view.timeZone };
    const options = {
      server: flags.server,
      timeZone,
      proxVersion: this.config.version,
      dropMissing: flags['drop-missing'],
      dryRun: flags['dry-run'],
      signal: interrupt.signal,
    };
    const work = (database: Database, holder: Database | null): Promise<Rebuild> =>
      this.rebuildAll(paths, view, { ...options, database, holder });
    const rebuild = await withDatabase(
      open,
      timeZone,
      (database) =>
        database.kind === 'server'
          ? withDatabase(open, timeZone, (holder) => work(database, holder))
          : work(database, null),
      'prox rebuild',
    );
    await this.tell(rebuild, view);
  }

  private async rebuildAll(
    paths: readonly string[],
    view: View,
    options: Omit<RebuildOptions, 'onReceipt'>,
  ): Promise<Rebuild> {
    const { rebuild } = await import('../keeper/rebuild.ts');
    return tellReceipts(
      view,
      (text) => this.print(text),
      (onReceipt) => rebuild(paths, { ...options, onReceipt }),
    );
  }

  private async tell(rebuild: Rebuild, view: View): Promise<void> {
    const { rebuildData, renderRebuild } = await import('../render/rebuild.ts');
    const { rebuildExitCode } = await import('../keeper/rebuild.ts');
    if (view.format === 'json') {
      const { jsonText } = await import('../render/json.ts');
      this.print(jsonText(rebuildData(rebuild)));
    } else this.remark(renderRebuild(rebuild));
    process.exitCode = rebuildExitCode(rebuild);
  }
}

function nothingNamed(): Failure {
  return new Failure('usage', 'Nothing to rebuild from: no file, folder or pattern is named.', [
    'prox rebuild ~/proximity --dry-run',
    'prox rebuild --help tells more.',
  ]);
}
