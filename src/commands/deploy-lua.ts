import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boolean, string } from '@oclif/core/flags';
import type { Deployment, DeployOptions } from '../deploy/deploy.ts';
import type { OptionValues } from '../deploy/head.ts';
import { Failure } from '../domain/failure.ts';
import { packageRoot } from '../store/package-root.ts';
import { ProxCommand } from './base.ts';
import { confirm, isTerminal } from './confirm.ts';

/** `prox deploy-lua`: puts the tracker into a server's folder. */
export class DeployLua extends ProxCommand {
  static override readonly summary = "Put the tracker into a server's folder";
  static override readonly description =
    "Writes proximity_tracker.lua into the server's legacy folder, here or by OpenSSH's sftp on another machine. Shows " +
    'what changes and asks first. Options set in the file that is there are kept, the old file is kept beside, and what ' +
    'was written is read back. Tells whether lua_modules in the cfg files names the tracker.';
  static override readonly usage = '<%= command.id %> --target FOLDER [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> deploy-lua --target /home/etl/server/legacy',
    '<%= config.bin %> deploy-lua --target etl@example.org:server/legacy --dry-run',
    '<%= config.bin %> deploy-lua --target ssh://etl@example.org:2222/srv/legacy --option sample_interval_ms=100 --yes',
    '<%= config.bin %> deploy-lua --build-only --out proximity_tracker.lua',
  ];
  static override readonly flags = {
    target: string({ summary: "the server's legacy folder; HOST: is reached by ssh", helpValue: '[HOST:]FOLDER' }),
    option: string({
      summary: 'set an option of the tracker; may be given more than once',
      helpValue: 'NAME=VALUE',
      multiple: true,
    }),
    'reset-options': boolean({ summary: 'take the defaults, not the options of the file that is there' }),
    yes: boolean({ summary: 'write without asking' }),
    'dry-run': boolean({ summary: 'show what would change, write nothing' }),
    'build-only': boolean({ summary: 'only write the Lua file with the default options, to --out' }),
    out: string({ summary: 'the file to write with --build-only; - is stdout', helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DeployLua);
    const { target, out, json, yes } = flags;
    const whatFor = purpose(target, out, flags['build-only']);
    const { givenOptions } = await import('../deploy/options.ts');
    const { renderPlan } = await import('../render/deployment.ts');
    const given = givenOptions(flags.option ?? []);
    const built = await builtTracker();
    if (whatFor.kind === 'build') return this.build(whatFor.out, built, given, json);
    const deployment = await deployTo(whatFor.target, {
      built,
      given,
      resetOptions: flags['reset-options'],
      dryRun: flags['dry-run'],
      onPlan: (plan) => (json ? undefined : this.print(renderPlan(plan))),
      confirm: async () => yes || confirm('Deploy this?'),
      now: new Date(),
    });
    await this.tell(deployment, json);
  }

  private async build(out: string, built: Buffer, given: OptionValues, json: boolean): Promise<void> {
    if (out === '-') {
      if (json) throw new Failure('usage', '--json and --out -: both would go to stdout.');
      const { plainTracker } = await import('../deploy/plan.ts');
      return this.print((await plainTracker(built, given)).toString('utf8'));
    }
    const { writeTracker } = await import('../deploy/build-only.ts');
    const { jsonText } = await import('../render/json.ts');
    const { renderBuilt } = await import('../render/deployment.ts');
    const facts = await writeTracker(out, built, given);
    this.print(json ? jsonText({ file: out, ...facts }) : renderBuilt(out, facts));
  }

  private async tell(deployment: Deployment, json: boolean): Promise<void> {
    const { jsonText } = await import('../render/json.ts');
    const { renderOutcome } = await import('../render/deployment.ts');
    this.print(json ? jsonText(deployment) : renderOutcome(deployment));
    if (deployment.outcome === 'declined') process.exitCode = 130;
  }
}

async function deployTo(target: string, options: DeployOptions): Promise<Deployment> {
  const { openPlace } = await import('../deploy/open-place.ts');
  const { deploy } = await import('../deploy/deploy.ts');
  const place = await openPlace(target, isTerminal());
  try {
    return await deploy(place, options);
  } finally {
    await place.close();
  }
}

type Purpose = { readonly kind: 'build'; readonly out: string } | { readonly kind: 'deploy'; readonly target: string };

function purpose(target: string | undefined, out: string | undefined, buildOnly: boolean): Purpose {
  if (buildOnly ? out === undefined : out !== undefined) {
    throw new Failure('usage', '--build-only and --out FILE: give both or neither.');
  }
  if (target !== undefined && out !== undefined) {
    throw new Failure('usage', '--target and --build-only: give one of them.');
  }
  if (out !== undefined) return { kind: 'build', out };
  if (target !== undefined) return { kind: 'deploy', target };
  throw new Failure('usage', "No --target: which is the server's legacy folder?", [
    'prox deploy-lua --target /home/etl/server/legacy',
    'prox deploy-lua --target etl@example.org:server/legacy',
    'prox deploy-lua --help tells more.',
  ]);
}

/** The tracker that comes with the package; part of the build. */
function builtTracker(): Promise<Buffer> {
  return readFile(join(packageRoot(), 'dist', 'proximity_tracker.lua'));
}
