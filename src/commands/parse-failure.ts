import { stripVTControlCharacters } from 'node:util';
import type { Command } from '@oclif/core/command';
import { Failure } from '../domain/failure.ts';
import { nearNames } from '../report/near-names.ts';

/** oclif's complaint about a command line as one that tells the way out; any other error as it is. */
export function parseFailure(error: Error, command: typeof Command): Error {
  if (!('parse' in error) && error.constructor.name !== 'CLIError') return error;
  const help = `\`prox ${command.id.replaceAll(':', ' ')} --help\` explains its arguments and flags.`;
  if ('flags' in error && Array.isArray(error.flags)) return unknownFlag(String(error.flags[0]), command, help);
  return new Failure('usage', complaint(error.message), [help]);
}

function unknownFlag(typed: string, command: typeof Command, help: string): Failure {
  const flag = typed.replace(/=.*$/su, '');
  const known = Object.keys({ ...command.baseFlags, ...command.flags });
  const near = nearNames(flag.replace(/^-+/u, ''), known).slice(0, 3);
  const suggestion = near.length === 0 ? [] : [`Did you mean ${near.map((name) => `--${name}`).join(' or ')}?`];
  return new Failure('usage', `There is no flag ${flag} here.`, [...suggestion, help]);
}

/** oclif's message on a line, without its heading and its pointer to the help. */
function complaint(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(?:See more help with --help|The following errors? occurred:|)$/u.test(line));
  return `${lines.join(' ')}.`;
}
