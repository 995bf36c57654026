// Shows prox at work on samples/, in an embedded database in a scratch folder: `npm run demo`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const COMMANDS = [['import', 'samples'], ['report', 'reactions', '--min-samples', '3'], ['scopes']];

const scratch = mkdtempSync(join(tmpdir(), 'prox-demo-'));
const { DATABASE_URL: _, ...environment } = process.env;

function run(command: readonly string[]): void {
  console.log(`\n$ npx prox ${command.join(' ')}`);
  const { status, error } = spawnSync(process.execPath, ['bin/run.js', ...command], {
    stdio: 'inherit',
    env: { ...environment, PROX_HOME: scratch },
  });
  if (status !== 0) throw error ?? new Error(`prox ${command.join(' ')} ended with exit code ${status}`);
}

try {
  for (const command of COMMANDS) run(command);
  console.log('\nThat was a scratch database. To keep yours: npx prox import <file or folder of round files>');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
