import { string as stringArgument } from '@oclif/core/args';
import type { Verification } from '../keeper/verify.ts';
import type { View } from '../render/report-view.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';

/** `prox verify`: compares the tables with the files they were made of. */
export class Verify extends ProxCommand {
  static override readonly summary = 'Compare the tables with the round files';
  static override readonly description =
    'Without files it compares how many rows each section of every file had, as noted at import, with those in its ' +
    'table. With files it reads them again and compares every row of every table, and names files that are not in the ' +
    'database. Changes nothing. Exit code 0 when all is equal, 4 when not; prox rebuild, or prox forget and prox import, ' +
    'put it right. After an update of prox rows may differ because it derives more from a file than the older one did.';
  static override readonly usage = '<%= command.id %> [FILE|FOLDER|PATTERN...] [FLAGS]';
  static override readonly examples = ['<%= config.bin %> verify', '<%= config.bin %> verify ~/proximity --json'];
  static override readonly strict = false;
  static override readonly args = {
    files: stringArgument({ description: 'files, folders or glob patterns', required: false, ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Verify);
    const paths = argv.map(String);
    const view = await this.view(flags);
    const interrupt = new AbortController();
    process.once('SIGINT', () => interrupt.abort());
    const work = async (database: Database): Promise<Verification> => {
      if (paths.length > 0) return verifyAll(paths, database, view.timeZone, interrupt.signal);
      const { verifyCounts } = await import('../keeper/verify-counts.ts');
      return verifyCounts(database);
    };
    await this.tell(await withDatabase(flags.database, view.timeZone, work, 'prox verify'), view);
    if (interrupt.signal.aborted) process.exitCode = 130;
  }

  private async tell(verification: Verification, view: View): Promise<void> {
    const { verifyExitCode } = await import('../keeper/verify.ts');
    const { renderVerification } = await import('../render/verification.ts');
    const { data, remarks } = renderVerification(verification, view);
    this.print(data);
    this.remark(remarks);
    process.exitCode = verifyExitCode(verification);
  }
}

async function verifyAll(
  paths: readonly string[],
  database: Database,
  timeZone: string,
  signal: AbortSignal,
): Promise<Verification> {
  const { verifyFiles } = await import('../keeper/verify-files.ts');
  const { startProgress } = await import('../render/progress.ts');
  const progress = startProgress(process.stderr);
  try {
    return await verifyFiles(paths, {
      database,
      timeZone,
      signal,
      onFile: (file, done, total) => progress.show(done, total, file),
    });
  } finally {
    progress.end();
  }
}
