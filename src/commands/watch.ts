import { stat } from 'node:fs/promises';
import { string as stringArgument } from '@oclif/core/args';
import { boolean, integer, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { Receipt } from '../importer/receipt.ts';
import type { View } from '../render/report-view.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';

/** A `.part` that has not changed for so long belongs to a server that is gone: the longest pause of a match is shorter. */
const PART_SETTLE_MS = 15 * 60_000;

/** `prox watch`: imports round files as they appear. */
export class Watch extends ProxCommand {
  static override readonly summary = 'Import round files as they appear in folders';
  static override readonly description =
    'Looks into the folders, with all below, whenever something happens there and every --interval seconds, and imports each ' +
    'round file that has its end marker or has not grown for --settle seconds. A .part waits until its tracker renames it, or ' +
    '15 minutes. While the database is away nothing is forgotten: it is tried again, after a minute at the latest. The embedded ' +
    'database is only held while something is imported. Ctrl-C or SIGTERM end it after the file at hand.';
  static override readonly usage = '<%= command.id %> FOLDER... [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> watch /home/etl/.etlegacy/legacy/proximity --server "Sunday Cup"',
    '<%= config.bin %> watch ~/proximity --once',
  ];
  static override readonly strict = false;
  static override readonly args = {
    folders: stringArgument({ description: 'folders with round files', required: false, ignoreStdin: true }),
  };
  static override readonly flags = {
    server: string({
      summary: 'the server the rounds are played on; no file tells it',
      helpValue: 'NAME',
      default: '',
    }),
    once: boolean({ summary: 'import what is there, and end: for cron' }),
    interval: integer({
      summary: 'the longest time between two looks, for folders that tell of no changes, s',
      helpValue: 'SECONDS',
      min: 1,
      max: 86_400,
      default: 10,
    }),
    settle: integer({
      summary: 'how long a file without end marker must not have grown, s',
      helpValue: 'SECONDS',
      min: 1,
      max: 86_400,
      default: 10,
    }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Watch);
    const folders = argv.map(String);
    await checkFolders(folders);
    const view = await this.view(flags);
    const end = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
    const { importExitCode, importFiles } = await import('../importer/import-files.ts');
    const { watchFolders } = await import('../watcher/watch-folders.ts');
    const { renderImportSummary } = await import('../render/receipt.ts');
    const tell = await this.teller(view);
    const all: Receipt[] = [];
    if (!flags.once) this.remark(`Watching ${folders.join(', ')}. Ctrl-C ends it.\n`);
    await watchFolders(folders, {
      patience: { file_ms: flags.settle * 1000, part_ms: Math.max(PART_SETTLE_MS, flags.settle * 1000) },
      interval_ms: flags.interval * 1000,
      once: flags.once,
      signal: end.signal,
      importPaths: (paths, onReceipt) =>
        withDatabase(
          flags.database,
          view.timeZone,
          (database) =>
            importFiles(paths, {
              database,
              server: flags.server,
              timeZone: view.timeZone,
              replace: false,
              proxVersion: this.config.version,
              signal: end.signal,
              onReceipt,
            }),
          'prox watch',
        ),
      onReceipt: tell,
      onImported: (receipts) => {
        if (receipts.length > 1 || flags.once) this.remark(`${renderImportSummary(receipts)}\n`);
        if (flags.once) all.push(...receipts);
      },
      onTrouble: (trouble, suggestions, retry_ms) => this.remark(troubleText(trouble, suggestions, retry_ms)),
      onRecovery: () => this.remark('That is over.\n'),
    });
    if (flags.once) process.exitCode = end.signal.aborted ? 130 : importExitCode(all);
  }

  /** Prints a line for each file: for a person, or as JSON. */
  private async teller(view: View): Promise<(receipt: Receipt) => void> {
    if (view.format === 'json') return (receipt) => this.print(`${JSON.stringify(receipt)}\n`);
    const { receiptLine } = await import('../render/receipt.ts');
    // What was imported before is of no interest each time the watch begins; the summary counts it.
    return (receipt) => {
      if (receipt.status !== 'skipped') this.print(`${receiptLine(receipt, view.look)}\n`);
    };
  }
}

function troubleText(trouble: string, suggestions: readonly string[], retry_ms: number): string {
  return `${[`${trouble} (next try in ${Math.round(retry_ms / 1000)} s)`, ...suggestions].join('\n  ')}\n`;
}

async function checkFolders(folders: readonly string[]): Promise<void> {
  const suggestions = ['prox watch /home/etl/.etlegacy/legacy/proximity', 'prox watch --help tells more.'];
  if (folders.length === 0) throw new Failure('usage', 'Nothing to watch: no folder is named.', suggestions);
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (found === null) throw new Failure('usage', `Nothing to watch: there is no folder ${folder}.`, suggestions);
    if (found.isDirectory()) continue;
    throw new Failure('usage', `${folder} is no folder.`, [`prox import ${folder}`, ...suggestions]);
  }
}
