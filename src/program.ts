import type { Interfaces } from '@oclif/core';
import { rootHelp } from './root-help.ts';
import { packageRoot, proxVersion } from './store/package-root.ts';

/** Where the program is: oclif's options, with a folder that holds package.json unless `pjson` gives its content. */
type Place = Interfaces.Options;

const VERSION_WORDS = ['--version', '-v', '-V', 'version'];
const HELP_WORDS = ['--help', '-h', 'help'];

/** Runs the command line `argv` to its end; sets the exit code. */
export async function runProgram(argv: readonly string[], place: Place): Promise<void> {
  process.once('uncaughtException', (error) => {
    void endWith(error, argv).finally(() => process.exit());
  });
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  try {
    const answer = quickAnswer(argv);
    if (answer === null) await runCommand(argv, place);
    else process.stdout.write(answer);
  } catch (error) {
    await endWith(error, argv);
  }
}

/** The version, or the help of `prox` alone: told without oclif, whose start takes longer than Node's. */
function quickAnswer(argv: readonly string[]): string | null {
  const [first = 'help', ...rest] = argv;
  if (VERSION_WORDS.includes(first)) {
    return `prox/${proxVersion()} ${process.platform}-${process.arch} node-${process.version}\n`;
  }
  return HELP_WORDS.includes(first) && rest.every((word) => word.startsWith('-')) ? rootHelp(packageRoot()) : null;
}

async function runCommand(argv: readonly string[], place: Place): Promise<void> {
  const { settings } = await import('@oclif/core/settings');
  const { run } = await import('@oclif/core/run');
  // Else oclif looks for TypeScript where NODE_ENV is test or development.
  settings.enableAutoTranspile = false;
  await run(argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv], place);
}

/** `prox report … | head` wants no more; that is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Tells the user why the run ended: on stderr, or under --json on stdout as JSON. */
async function endWith(error: unknown, argv: readonly string[]): Promise<void> {
  if (isExit(error)) {
    process.exitCode = error.oclif.exit;
    return;
  }
  const { unknownCommand } = await import('./commands/unknown-command.ts');
  const { problemOf } = await import('./commands/problem.ts');
  const { problemJson, problemLines } = await import('./render/problem.ts');
  const problem = problemOf((await unknownCommand(error)) ?? error);
  process.exitCode = problem.exit_code;
  if (asksForJson(argv)) process.stdout.write(problemJson(problem));
  else process.stderr.write(problemLines(problem));
  if (process.env['PROX_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

/** oclif's way of ending with an exit code and without a word. */
function isExit(error: unknown): error is { readonly oclif: { readonly exit: number } } {
  return error instanceof Error && 'code' in error && error.code === 'EEXIT';
}
