import type { Readable } from 'node:stream';
import { openInputs } from '../../src/input/open-inputs.ts';

/** What an input came to: its text under its name, or a problem. */
export interface Taken {
  readonly shown: string;
  readonly name?: string;
  readonly text?: string;
  readonly problem?: string;
}

/** Opens what the arguments name and reads all of it, as an import does. */
export async function taken(args: readonly string[], standardInput?: () => Readable): Promise<readonly Taken[]> {
  const all: Taken[] = [];
  for await (const input of await openInputs(args, standardInput)) {
    const { shown } = input;
    if ('problem' in input) all.push({ shown, problem: input.problem });
    else {
      const read = await input.read();
      const came = 'problem' in read ? { problem: read.problem } : { text: Buffer.from(read.bytes).toString() };
      all.push({ shown, name: input.name, ...came });
    }
  }
  return all;
}

/** The problems alone. */
export async function problemsOf(path: string): Promise<readonly (string | undefined)[]> {
  return (await taken([path])).map(({ problem }) => problem);
}
