import { describe, expect, test } from 'vitest';
import { problemJson, problemLines } from '../../src/render/problem.ts';

const PROBLEM = {
  kind: 'database',
  message: 'Cannot reach postgres://bob:s3cr%40t:x@db.example.org:5432/prox\u001B[31m',
  suggestions: ['Is it postgresql://bob@localhost/prox?'],
  exit_code: 3,
};

describe('why a run ended early', () => {
  test('users and passwords never show up', () => {
    expect(problemLines(PROBLEM)).toBe(
      'prox: Cannot reach postgres://db.example.org:5432/prox␛[31m\n  Is it postgresql://localhost/prox?\n',
    );
    expect(problemJson(PROBLEM)).not.toMatch(/bob|s3cr/);
  });

  test('JSON has it as an object with the exit code', () => {
    expect(JSON.parse(problemJson(PROBLEM))).toEqual({
      error: {
        kind: 'database',
        message: 'Cannot reach postgres://db.example.org:5432/prox\u001B[31m',
        suggestions: ['Is it postgresql://localhost/prox?'],
        exit_code: 3,
      },
    });
  });
});
