// What an import takes, each figure beside its limit and beside what the same bytes take at least on this machine:
// `npm run build && scripts/with-postgres npx tsx bench/import.ts [rounds] [generator]`. Runs the built prox.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import sql from 'sql-template-tag';
import { alive } from '../src/derive/alive.ts';
import { deriveRound } from '../src/derive/derive-round.ts';
import { supportCounter } from '../src/derive/support.ts';
import { whereabouts } from '../src/derive/whereabouts.ts';
import { prepareRound } from '../src/importer/prepare-round.ts';
import { contentHash } from '../src/importer/round-source.ts';
import { parseRound } from '../src/parser/parse-round.ts';
import { locateDatabase } from '../src/store/location.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { startThread } from '../src/store/start-thread.ts';
import { ROUND_TABLES } from '../src/store/tables.ts';
import { median } from './median.ts';

const PROGRAM = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const GENERATOR = fileURLToPath(new URL('../../shared/tools/round-gen/gen.mjs', import.meta.url));
const MB = 1e6;

/** What an import of a folder took as a process of its own. */
interface Run {
  /** From the first receipt to the last. */
  readonly rounds_per_s: number;
  readonly peak_mb: number;
  /** From start to end, with starting, vacuuming and closing. */
  readonly whole_s: number;
}

async function runImport(target: string, database: string, rounds: number): Promise<Run> {
  const begin = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'import', target], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const receipts_ms: number[] = [];
  child.stdout.on('data', () => receipts_ms.push(performance.now()));
  let peak_mb = 0;
  const watching = setInterval(() => {
    peak_mb = Math.max(peak_mb, peakOf(child.pid ?? 0));
  }, 200);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watching);
  if (code !== 0) throw new Error(`prox import ${target} ended with ${code}`);
  const taken_ms = (receipts_ms.at(-1) ?? 0) - (receipts_ms[0] ?? 0);
  return { rounds_per_s: ((rounds - 1) * 1000) / taken_ms, peak_mb, whole_s: (performance.now() - begin) / 1000 };
}

/** The most memory a process has had so far, MB; Linux tells it. */
function peakOf(pid: number): number {
  try {
    const kb = /^VmHWM:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // A process that has just ended has none
    return (Number(kb ?? 0) * 1024) / MB;
  } catch {
    return 0;
  }
}

async function migrated(database: string): Promise<void> {
  const opened = await openDatabase(locateDatabase(database), { timeZone: 'UTC' });
  await migrate(opened);
  await opened.close();
}

/** Rounds a second when their COPY data, made before, goes into tables without keys, a transaction each. */
async function copyAlone(database: string, paths: readonly string[]): Promise<number> {
  await migrated(database);
  const opened = await openDatabase(locateDatabase(database), { timeZone: 'UTC' });
  try {
    for (const table of Object.keys(ROUND_TABLES)) {
      await opened.rows(sql([`create unlogged table bare_${table} (like ${table} including storage)`]));
      await opened.rows(sql([`alter table bare_${table} set logged`]));
    }
    let taken_ms = 0;
    for (const path of paths) {
      const bytes = readFileSync(path);
      const file = { name: path, bytes, content_hash: contentHash(bytes), server: '', timeZone: 'UTC' };
      const prepared = await prepareRound(file);
      if ('problem' in prepared) throw new Error(`${path}: ${prepared.problem}`);
      const { rows } = prepared.round;
      const begin = performance.now();
      await opened.transaction((transaction) =>
        transaction.copyEncoded(
          rows.map(({ table, data }) => ({ table: `bare_${table}`, columns: ROUND_TABLES[table], data })),
        ),
      );
      taken_ms += performance.now() - begin;
    }
    return (paths.length * 1000) / taken_ms;
  } finally {
    await opened.close();
  }
}

/** MB/s of the parser and of a loop over the same bytes, in a thread of their own. */
async function throughput(paths: readonly string[]): Promise<{ parsing: number; bare: number }> {
  const [figures] = await once(
    startThread(new URL('./parse-thread', import.meta.url), { workerData: paths }),
    'message',
  );
  return figures;
}

let sink = 0;

function supportMs(path: string): number {
  const parsed = parseRound(readFileSync(path));
  if (!parsed.ok) throw new Error(parsed.reason);
  const { engagements, lives, inferred_lives } = deriveRound(parsed.round);
  const positions = whereabouts(lives, engagements);
  const begin = performance.now();
  const count = supportCounter(engagements, alive(lives, inferred_lives), positions);
  for (const life of lives) sink += count(life);
  return performance.now() - begin;
}

let misses = 0;

/** A line: the figure, what is asked of it, and what the machine does at best. */
function tell(title: string, value: number, unit: string, limit: number, beside = ''): void {
  const keeps = unit.endsWith('/s') ? value >= limit : value <= limit;
  if (!keeps) misses++;
  const sign = unit.endsWith('/s') ? '≥' : '≤';
  console.log(
    `${title.padEnd(34)}${value.toFixed(2).padStart(8)} of ${sign} ${String(limit).padEnd(5)}${unit.padEnd(9)}` +
      `${(value / limit).toFixed(2).padStart(6)} ×  ${beside}${keeps ? '' : '  MISSES THE LIMIT'}`,
  );
}

/** The figures of an import into `database`, beside a COPY of the same data alone. */
async function tellImport(name: string, database: string, bare: string, limits: readonly [number, number]) {
  const alone = await copyAlone(
    bare,
    names.map((file) => join(folder, file)),
  );
  // What was just copied is not to be written out, or vacuumed, while the import is measured
  await administrator.query('drop database if exists prox_bench_copy');
  await administrator.query('checkpoint');
  await migrated(database);
  const run = await runImport(folder, database, rounds);
  const share = `COPY alone ${alone.toFixed(1)}: ${(run.rounds_per_s / alone).toFixed(2)} of it; ${run.whole_s.toFixed(1)} s in all`;
  tell(`import, ${name}`, run.rounds_per_s, 'rounds/s', limits[0], share);
  tell(`memory, ${name}`, run.peak_mb, 'MB', limits[1]);
}

const server = process.env['PROX_TEST_SERVER'];
if (server === undefined) throw new Error('No server: scripts/with-postgres npx tsx bench/import.ts');
const [rounds, generator] = [Number(process.argv[2] ?? 200), process.argv[3] ?? GENERATOR];
if (!existsSync(generator)) throw new Error(`No generator of round files at ${generator}: name one`);
const scratch = mkdtempSync(join(tmpdir(), 'prox-bench-'));
const folder = join(scratch, 'rounds');
const administrator = new pg.Client(server);
await administrator.connect();

async function newDatabase(name: string): Promise<string> {
  await administrator.query(`drop database if exists ${name}`);
  await administrator.query(`create database ${name} encoding utf8 template template0`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

function generate(players: number, count: number, to: string): void {
  const args = [generator, '--out', to, '--rounds', String(count), '--players', String(players), '--seed', '7'];
  if (spawnSync(process.execPath, args).status !== 0) throw new Error(`${generator} failed`);
}

generate(12, rounds, folder);
generate(24, 1, join(scratch, 'large'));
// Else the system writes all of it out while the first figures are taken
spawnSync('sync');
const names = readdirSync(folder).sort();
try {
  console.log(`${rounds} rounds of 12. Load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores.`);
  const paths = names.slice(0, 40).map((name) => join(folder, name));
  const { parsing, bare } = await throughput(paths);
  tell('parse', parsing, 'MB/s', 280, `byte loop ${bare.toFixed(0)}: ${(parsing / bare).toFixed(2)} of it`);
  tell('support uptime of a round', median(paths.map(supportMs)), 'ms', 6);
  const filled = await newDatabase('prox_bench_import');
  await tellImport('server', filled, await newDatabase('prox_bench_copy'), [40, 180]);
  const size = await administrator.query("select pg_database_size('prox_bench_import')::float8 as bytes");
  const empty = await administrator.query("select pg_database_size('template0')::float8 as bytes");
  tell('database size', (size.rows[0].bytes - empty.rows[0].bytes) / MB / rounds, 'MB/round', 0.75);
  // Else the server would vacuum it meanwhile
  await administrator.query('drop database prox_bench_import');
  await administrator.query('checkpoint');
  await tellImport('embedded', join(scratch, 'embedded'), join(scratch, 'bare'), [35, 350]);
  const large = await runImport(join(scratch, 'large'), join(scratch, 'one'), 1);
  tell('memory, embedded, a file of 24', large.peak_mb, 'MB', 350);
  console.log(`Load ${loadavg()[0]?.toFixed(1)} at the end.${sink === 0 ? ' ' : ''}`);
  if (misses > 0) process.exitCode = 1;
} finally {
  await administrator.end();
  rmSync(scratch, { recursive: true, force: true });
}
