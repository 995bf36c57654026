import { Command } from '@oclif/core/command';
import { boolean, string } from '@oclif/core/flags';
import type { View } from '../render/report-view.ts';
import { parseFailure } from './parse-failure.ts';
import { timeZoneOf } from './time-zone.ts';

/** What every command has: the global flags, and complaints about the command line that tell the way out. */
export abstract class ProxCommand extends Command {
  static override readonly baseFlags = {
    database: string({
      summary: 'PostgreSQL server or folder to use [default: DATABASE_URL, else a folder of its own]',
      helpValue: 'URL|DIR',
      helpGroup: 'GLOBAL',
    }),
    'time-zone': string({
      summary: "zone of dates and sessions, such as Europe/Ljubljana [default: PROX_TIME_ZONE, else the system's]",
      helpValue: 'ZONE',
      helpGroup: 'GLOBAL',
    }),
    json: boolean({ summary: 'print JSON', helpGroup: 'GLOBAL' }),
  };

  /** How the flags, the environment and stdout want rows to be shown. */
  protected async view(flags: { readonly json: boolean; readonly 'time-zone'?: string | undefined }): Promise<View> {
    const timeZone = timeZoneOf(flags['time-zone']);
    const { streamLook } = await import('../render/terminal.ts');
    const format = flags.json ? 'json' : process.stdout.isTTY ? 'table' : 'tsv';
    return { format, timeZone, look: streamLook(process.stdout, process.env) };
  }

  /** Writes data. */
  protected print(text: string): void {
    process.stdout.write(text);
  }

  /** Writes what is no data: progress, remarks, hints. */
  protected remark(text: string): void {
    process.stderr.write(text);
  }

  protected override async catch(error: Error): Promise<never> {
    throw parseFailure(error, this.ctor);
  }
}
