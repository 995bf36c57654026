import { Failure } from '../domain/failure.ts';

/** The failure for words that are no command, where that is what oclif found; null for any other error. */
export async function unknownCommand(error: unknown): Promise<Failure | null> {
  const id = error instanceof Error ? /^command (.+) not found\.?$/isu.exec(error.message)?.[1] : undefined;
  if (id === undefined) return null;
  const { COMMANDS } = await import('./index.ts');
  const { nearNames } = await import('../report/near-names.ts');
  return failureFor(id.split(':'), Object.keys(COMMANDS), nearNames);
}

type NearNames = (wanted: string, known: readonly string[]) => string[];

function failureFor(words: readonly string[], ids: readonly string[], nearNames: NearNames): Failure {
  const [first = ''] = words;
  const help = '`prox --help` lists commands.';
  if (first.startsWith('-')) return new Failure('usage', `A command comes first, then flags such as ${first}.`, [help]);
  const command = calledCommand(words, ids);
  if (command !== undefined) return unexpectedArgument(words.slice(wordCount(command)), typed(command));
  const near = nearestCommand(words, ids, nearNames);
  const suggestions = near === undefined ? [] : [`Did you mean \`${typed(near)}\`?`];
  return new Failure('usage', `There is no command "${first}".`, [...suggestions, help]);
}

/** oclif takes arguments of a command that has none for further words of its name. */
function calledCommand(words: readonly string[], ids: readonly string[]): string | undefined {
  const longestFirst = ids.toSorted((one, other) => wordCount(other) - wordCount(one));
  return longestFirst.find((id) => words.join(':').startsWith(`${id}:`));
}

/** As many words as a command has are compared with it: what follows may be its arguments. */
function nearestCommand(words: readonly string[], ids: readonly string[], nearNames: NearNames): string | undefined {
  const counts = words.length > 1 ? [2, 1] : [1, 2];
  const near = counts.flatMap((count) =>
    nearNames(
      words.slice(0, count).join(':'),
      ids.filter((id) => wordCount(id) === count),
    ),
  );
  return near[0];
}

function unexpectedArgument(rest: readonly string[], command: string): Failure {
  return new Failure('usage', `\`${command}\` takes no argument, but "${rest.join(' ')}" is given.`, [
    `\`${command} --help\` lists its flags.`,
  ]);
}

function typed(id: string): string {
  return `prox ${id.replaceAll(':', ' ')}`;
}

function wordCount(id: string): number {
  return id.split(':').length;
}
