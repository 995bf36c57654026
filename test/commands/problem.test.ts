import { describe, expect, test } from 'vitest';
import { problemOf } from '../../src/commands/problem.ts';
import { Failure } from '../../src/domain/failure.ts';

describe('what an error means to the user', () => {
  test('a failure keeps its words; its kind gives the exit code', () => {
    expect(problemOf(new Failure('usage', 'No such file', ['Look again.']))).toEqual({
      kind: 'usage',
      message: 'No such file.',
      suggestions: ['Look again.'],
      exit_code: 2,
    });
    expect(problemOf(new Failure('database', 'Gone.'))).toMatchObject({ kind: 'database', exit_code: 3 });
  });

  test('an interrupt is 130', () => {
    expect(problemOf(new DOMException('This operation was aborted', 'AbortError'))).toMatchObject({ exit_code: 130 });
  });

  test('output that cannot be written is no bug', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
    expect(problemOf(error)).toMatchObject({ kind: 'usage', exit_code: 2 });
  });

  test('anything else is a bug, and says where to look', () => {
    const problem = problemOf(new TypeError('x is not a function'));
    expect(problem).toMatchObject({
      kind: 'bug',
      message: 'A bug in prox: TypeError: x is not a function',
      exit_code: 1,
    });
    expect(problem.suggestions.join()).toContain('PROX_DEBUG=1');
  });
});
