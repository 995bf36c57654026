import { string as stringArgument } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { withDatabase } from './database.ts';
import { SCOPE_FLAGS, scopeFilters } from './scope-flags.ts';

/** A view's command before the view itself is loaded. */
export interface ViewCommand {
  /** The view's name. */
  readonly view: string;
  readonly summary: string;
  readonly description: string;
  /** What may come after the command's name: the words of the view's argument. */
  readonly arguments?: readonly { readonly title: string; readonly help: string }[];
  /** The reports with the same figures: they have --json. */
  readonly report: string;
  readonly examples: readonly string[];
}

const STATIC_FLAG = {
  static: boolean({ summary: 'print what the view shows as it opens, as into a pipe, and end' }),
};

/** The command that opens a view. */
export function viewCommand({ view, summary, description, report, examples, ...command }: ViewCommand) {
  const words = command.arguments ?? [];
  return class OpenView extends ProxCommand {
    static override readonly summary = summary;
    static override readonly description = description;
    static override readonly usage = `<%= command.id %> ${words.map(({ title }) => `[${title}] `).join('')}[FLAGS]`;
    static override readonly examples = examples.map((example) => `<%= config.bin %> ${example}`);
    // Help shows their keys
    static override readonly args: Record<string, ReturnType<typeof stringArgument>> = Object.fromEntries(
      words.map(({ title, help }) => [title.toLowerCase(), stringArgument({ description: help, ignoreStdin: true })]),
    );
    static override readonly flags = { ...STATIC_FLAG, ...SCOPE_FLAGS };

    async run(): Promise<void> {
      const { flags, args } = await this.parse(OpenView);
      if (flags.json) {
        throw new Failure('usage', `prox ${view} draws and has no JSON.`, [
          `\`prox ${report} --json\` has the figures.`,
        ]);
      }
      const given: readonly unknown[] = words.map(({ title }) => args[title.toLowerCase()]);
      const argument = given.filter((word) => word !== undefined).join(' ') || null;
      const { timeZone } = await this.view(flags);
      const { isInteractive } = await import('../views/shell/terminal-canvas.ts');
      const opens = !flags.static && isInteractive(process.stdin, process.stdout, process.env);
      const work = opens ? interactive : printed;
      const run = (database: Database) => work(database, view, argument, scopeFilters(flags));
      await withDatabase(flags.database, timeZone, run, `prox ${view}`, opens);
    }
  };
}

type Work = (
  database: Database,
  view: string,
  argument: string | null,
  filters: ReturnType<typeof scopeFilters>,
) => Promise<void>;

const interactive: Work = async (database, view, argument, filters) => {
  const { VIEWS } = await import('../views/views.ts');
  const { runShell } = await import('../views/shell/run-shell.ts');
  process.exitCode = await runShell({ views: VIEWS, view, argument, database, filters });
};

const printed: Work = async (database, view, argument, filters) => {
  const { viewNamed } = await import('../views/views.ts');
  const { printView } = await import('../views/shell/print-view.ts');
  const { terminalCanvas } = await import('../views/shell/terminal-canvas.ts');
  const canvas = terminalCanvas(process.stdout, process.env);
  process.stdout.write(await printView(viewNamed(view), argument, database, filters, canvas));
};
