import { isatty } from 'node:tty';
import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { ImportFilesOptions } from '../importer/import-files.ts';
import type { Receipt } from '../importer/receipt.ts';
import type { View } from '../render/report-view.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { tellReceipts } from './tell-receipts.ts';

/** How long to wait for another import, or whatever else has the embedded database: a script may start several. */
const DATABASE_WAIT_MS = 30_000;

/** `prox import`: reads round files into the database. */
export class Import extends ProxCommand {
  static override readonly summary = 'Import round files into the database';
  static override readonly description =
    'Reads round files of PROXIMITY_TRACKER V4.0 to V4.2, V5 and V6. A folder is searched, with all below, for ' +
    '*_engagements.txt in time order, .part, .gz and .zst of it too; .zip, .tar, .tar.gz and .tar.zst are read where they are ' +
    'named, and - is standard input. Each round goes in as a whole or not at all; a round that is there already is ' +
    'skipped, one of which only a part is there is replaced. Prints a receipt for each file.';
  static override readonly usage = '<%= command.id %> FILE|FOLDER|PATTERN... [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> import 2026-11-22-102925-supply-round-1_engagements.txt',
    '<%= config.bin %> import ~/proximity --server "Sunday Cup"',
    "<%= config.bin %> import '2026-11-*' --dry-run",
    '<%= config.bin %> import league.zip',
    'ssh example.org cat proximity.tar.gz | <%= config.bin %> import -',
  ];
  static override readonly strict = false;
  static override readonly args = {
    files: stringArgument({
      description: 'files, archives, folders, glob patterns, or - for standard input',
      required: false,
      ignoreStdin: true,
    }),
  };
  static override readonly flags = {
    server: string({
      summary: 'the server the rounds were played on; no file tells it',
      helpValue: 'NAME',
      default: '',
    }),
    replace: boolean({ summary: 'replace a stored round of the same server, map and start that differs' }),
    'dry-run': boolean({ summary: 'read and show, write nothing' }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Import);
    const paths = argv.map(String);
    if (paths.length === 0) throw nothingNamed();
    if (paths.includes('-') && isatty(0)) throw nothingPiped();
    const view = await this.view(flags);
    const interrupt = new AbortController();
    const options = {
      server: flags.server,
      timeZone: view.timeZone,
      replace: flags.replace,
      proxVersion: this.config.version,
      signal: interrupt.signal,
    };
    const work = (database: Database | null): Promise<readonly Receipt[]> => {
      // Until here Ctrl-C ends it at once, also while it waits for the database
      process.once('SIGINT', () => interrupt.abort());
      return this.importAll(paths, view, { ...options, database });
    };
    const receipts = flags['dry-run']
      ? await work(null)
      : await withDatabase(flags.database, view.timeZone, work, 'prox import', false, DATABASE_WAIT_MS);
    await this.finish(receipts, view, interrupt.signal.aborted);
  }

  private async importAll(
    paths: readonly string[],
    view: View,
    options: Omit<ImportFilesOptions, 'onReceipt'>,
  ): Promise<readonly Receipt[]> {
    const { importFiles } = await import('../importer/import-files.ts');
    return tellReceipts(
      view,
      (text) => this.print(text),
      (onReceipt) => importFiles(paths, { ...options, onReceipt }),
    );
  }

  private async finish(receipts: readonly Receipt[], view: View, interrupted: boolean): Promise<void> {
    const { importExitCode } = await import('../importer/import-files.ts');
    const { importSummary, renderImportSummary } = await import('../render/receipt.ts');
    if (view.format === 'json') {
      const { jsonText } = await import('../render/json.ts');
      this.print(jsonText({ files: receipts, summary: importSummary(receipts) }));
    } else this.remark(`${renderImportSummary(receipts)}\n`);
    process.exitCode = interrupted ? 130 : importExitCode(receipts);
  }
}

function nothingNamed(): Failure {
  return new Failure('usage', 'Nothing to import: no file, folder or pattern is named.', [
    'prox import samples',
    'prox import 2026-11-22-102925-supply-round-1_engagements.txt --dry-run',
    'prox import --help tells more.',
  ]);
}

function nothingPiped(): Failure {
  return new Failure('usage', 'Nothing to import: - is standard input, and that is this terminal.', [
    'prox import - < 2026-11-22-102925-supply-round-1_engagements.txt',
    'ssh example.org cat proximity.tar.gz | prox import -',
  ]);
}
