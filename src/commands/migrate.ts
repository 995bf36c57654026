import { boolean } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import type { View } from '../render/report-view.ts';
import type { BoardRow, Column } from '../report/metric.ts';
import type { Database } from '../store/database.ts';
import type { MigrationStatus } from '../store/migrate.ts';
import { ProxCommand } from './base.ts';
import { withUnmigratedDatabase } from './database.ts';

const COLUMNS: readonly Column[] = [
  { key: 'migration', title: 'Migration', unit: 'text', help: 'Its file in schema/, without .sql.' },
  { key: 'state', title: 'State', unit: 'text', help: 'applied, pending, changed or unknown.' },
  { key: 'applied_at', title: 'Applied', unit: 'time', help: 'When it was applied.' },
  { key: 'prox_version', title: 'By prox', unit: 'text', help: 'The version that applied it.' },
];

/** `prox migrate`: brings a database's tables up to date. */
export class Migrate extends ProxCommand {
  static override readonly summary = "Bring a database's tables up to date";
  static override readonly description =
    'Applies the migrations that the database lacks, each as a whole or not at all. An embedded database is brought up ' +
    'to date by any command that uses it; a server is when you say so, with this one.';
  static override readonly usage = '<%= command.id %> [FLAGS]';
  static override readonly examples = [
    '<%= config.bin %> migrate --database postgres://prox@localhost/prox',
    '<%= config.bin %> migrate --status',
    '<%= config.bin %> migrate --dry-run > pending.sql',
  ];
  static override readonly flags = {
    status: boolean({ summary: 'show what is applied, pending or changed, and do nothing' }),
    'dry-run': boolean({ summary: 'print the SQL, and do nothing' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Migrate);
    if (flags.status && flags['dry-run']) throw new Failure('usage', '--status and --dry-run: give one of them.');
    const view = await this.view(flags);
    const tell = flags.status ? statusText : flags['dry-run'] ? dryRunText : migrateText;
    const work = (database: Database): Promise<string> => tell(database, view);
    this.print(await withUnmigratedDatabase(flags.database, view.timeZone, work, 'prox migrate'));
  }
}

async function statusText(database: Database, view: View): Promise<string> {
  const { migrationStatus } = await import('../store/migrate.ts');
  const { renderList } = await import('../render/list.ts');
  return renderList(COLUMNS, statusRows(await migrationStatus(database)), view);
}

function statusRows({ applied, pending, changed, unknown }: MigrationStatus): BoardRow[] {
  const done = applied.map((migration) => ({
    migration: migration.id,
    state: unknown.includes(migration) ? 'unknown' : changed.includes(migration) ? 'changed' : 'applied',
    applied_at: migration.applied_at,
    prox_version: migration.prox_version,
  }));
  const open = pending.map(({ id }) => ({ migration: id, state: 'pending', applied_at: null, prox_version: null }));
  return [...done, ...open].sort((one, other) => (one.migration < other.migration ? -1 : 1));
}

async function dryRunText(database: Database, view: View): Promise<string> {
  const { pendingSql } = await import('../store/migrate.ts');
  const { jsonText } = await import('../render/json.ts');
  const sql = await pendingSql(database);
  return view.format === 'json' ? jsonText({ sql }) : sql;
}

async function migrateText(database: Database, view: View): Promise<string> {
  const { migrate } = await import('../store/migrate.ts');
  const { jsonText } = await import('../render/json.ts');
  const applied = await migrate(database);
  if (view.format === 'json') return jsonText({ applied });
  if (applied.length === 0) return `Up to date: ${database.place}\n`;
  return applied.map((id) => `applied ${id}\n`).join('');
}
