// The shell with a view that breaks, on a database of one round: run by the end-to-end tests in a terminal.
import type { Queries } from '../../src/store/database.ts';
import { registered } from '../../src/views/shell/live-view.ts';
import { runShell } from '../../src/views/shell/run-shell.ts';
import type { View } from '../../src/views/view.ts';

const broken: View<{ readonly breaks: boolean }, string> = {
  name: 'broken',
  title: 'Broken',
  open: () => ({ breaks: false }),
  request: () => ({ key: '', load: async () => 'whole' }),
  press(_state, key) {
    if (key === 'p') throw new Error('broken by a key');
    return { state: { breaks: key === 'd' } };
  },
  keys: () => [],
  lines({ breaks }, data) {
    if (breaks) throw new Error('broken while drawn');
    return [data];
  },
  print: () => [],
};

const round = { round_id: 1, server: '', session: '2026-11-22', date: '2026-11-22', sample_interval_ms: 200 };
// Bytes of rows come in as any type elsewhere too
const database: Queries = { rows: async <Row extends object>() => [round as unknown as Row] };
const options = { views: [registered(broken)], view: 'broken', argument: null, database, filters: { bots: false } };
try {
  process.exitCode = await runShell(options);
} catch (error) {
  process.exitCode = 1;
  console.error(String(error));
}
