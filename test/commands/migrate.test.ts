import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { homeIn, runProx } from './run-prox.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'prox-migrate-'));
});

afterAll(() => rmSync(home, { recursive: true }));

function migrate(...flags: string[]): ReturnType<typeof runProx> {
  return runProx(['migrate', ...flags], homeIn(home));
}

describe('prox migrate', () => {
  test('tells, prints and applies what is pending, once', async () => {
    const before = await migrate('--status');
    expect(before.stdout).toMatch(/^migration\tstate\tapplied_at\tprox_version\n0001_rounds\tpending\t\t\n/);
    const { stdout: sql } = await migrate('--dry-run');
    expect(sql).toMatch(/create table/);
    const { stdout, code } = await migrate();
    expect(stdout).toMatch(/^applied 0001_rounds\n/);
    expect(code).toBe(0);
    expect((await migrate()).stdout).toBe(`Up to date: ${join(home, 'prox/database')}\n`);
    const [first] = JSON.parse((await migrate('--status', '--json')).stdout);
    expect(first).toMatchObject({ migration: '0001_rounds', state: 'applied', prox_version: expect.any(String) });
  });
});
