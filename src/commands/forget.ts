import { string as stringArgument } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { Forgotten, Target } from '../keeper/forget.ts';
import type { ForgetOutcome } from '../render/forgotten.ts';
import type { View } from '../render/report-view.ts';
import type { Database } from '../store/database.ts';
import { ProxCommand } from './base.ts';
import { confirm } from './confirm.ts';
import { withDatabase } from './database.ts';

const KINDS = ['round', 'file', 'player'] as const;
type Kind = (typeof KINDS)[number];

/** `prox forget`: removes a round, a file's rounds or a player. */
export class Forget extends ProxCommand {
  static override readonly summary = 'Remove a round, the rounds of a file, or a player';
  static override readonly description =
    'Shows what goes and asks first. A round goes with all its rows; importing its file again brings it back. Of a player ' +
    'the rows go that are his alone: lives and paths, reactions, objectives, class changes, rescues, his part in rounds. ' +
    "Where rows are others' too, as in fights, hits and kills, a stand-in without a name takes his place, another one in " +
    'each round, so that their figures stay right. GUID and names are nowhere in the database then. Importing his files ' +
    'again skips their rounds; prox rebuild, or a fuller file of a cut round, brings him back: take his name out of the ' +
    'files, or forget him again.';
  static override readonly usage = '<%= command.id %> round ID | file NAME | player NAME|GUID [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> forget round 12',
    '<%= config.bin %> forget file 2026-11-22-102925-supply-round-1_engagements.txt --dry-run',
    '<%= config.bin %> forget player 3F2A --yes',
  ];
  static override readonly args = {
    kind: stringArgument({ description: 'round, file or player', ignoreStdin: true }),
    name: stringArgument({ description: 'its id, name or GUID', ignoreStdin: true }),
  };
  static override readonly flags = {
    yes: boolean({ summary: 'remove without asking' }),
    'dry-run': boolean({ summary: 'show what would go, change nothing' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Forget);
    const kind = kindOf(args.kind);
    if (args.name === undefined || args.name === '') throw usage(`Which ${kind}?`);
    const name = args.name;
    const view = await this.view(flags);
    const work = async (database: Database): Promise<void> => {
      const { findTarget, rehearseForget } = await import('../keeper/forget.ts');
      const target = await findTarget(database, kind, name);
      const planned = await rehearseForget(database, target);
      if (view.format !== 'json') await this.show(planned, view);
      if (flags['dry-run']) return this.tell(planned, 'dry_run', view);
      if (!flags.yes && !(await confirm('Remove this?'))) return this.tell(planned, 'declined', view);
      await this.remove(database, target, view);
    };
    await withDatabase(flags.database, view.timeZone, work, 'prox forget');
  }

  private async remove(database: Database, target: Target, view: View): Promise<void> {
    const { forget } = await import('../keeper/forget.ts');
    const forgotten = await forget(database, target);
    await this.tell(forgotten, forgotten.rounds.length === 0 ? 'not_there' : 'forgotten', view);
  }

  private async show(planned: Forgotten, view: View): Promise<void> {
    const { renderForgotten } = await import('../render/forgotten.ts');
    this.print(renderForgotten(planned, view));
  }

  private async tell(forgotten: Forgotten, outcome: ForgetOutcome, view: View): Promise<void> {
    const { forgottenJson, renderForgetOutcome } = await import('../render/forgotten.ts');
    if (view.format === 'json') this.print(forgottenJson(forgotten, outcome));
    else this.remark(renderForgetOutcome(forgotten, outcome));
    if (outcome === 'declined') process.exitCode = 130;
  }
}

function kindOf(word: string | undefined): Kind {
  const kind = KINDS.find((known) => known === word);
  if (kind === undefined) throw usage(word === undefined ? 'What is to be forgotten?' : `What is "${word}"?`);
  return kind;
}

function usage(question: string): Failure {
  return new Failure('usage', `${question} Give a round's id, a file's name, or a player's name or GUID.`, [
    'prox forget round 12',
    'prox forget file 2026-11-22-102925-supply-round-1_engagements.txt',
    'prox forget player NAME|GUID',
  ]);
}
