import assert from 'node:assert/strict';
import { deriveRound } from '../../src/derive/derive-round.ts';
import type { RoundFile, RoundRows } from '../../src/domain/round-file.ts';
import type { RoundRecord } from '../../src/domain/round-record.ts';
import { parseRound } from '../../src/parser/parse-round.ts';
import { encodeRound } from '../../src/store/encode-round.ts';

/**
 * What holds of every file, however damaged, from its bytes to the rows that a database would get. Throws where it does
 * not. Returns how many problems the file has; null for one that is no round file.
 */
export function keepLaws(bytes: Buffer): number | null {
  const result = parseRound(bytes);
  if (!result.ok) {
    assert.ok(result.reason.length < 300, `a reason of ${result.reason.length} characters`);
    return null;
  }
  const { round } = result;
  keepsOrReportsEachRow(bytes, round);
  holdsPlainValues(round.rows);
  const record = deriveRound(round);
  holdsPlainValues(record);
  fitsConstraints(record);
  const encoded = encodeRound(record).reduce((sum, { data }) => sum + data.length, 0);
  // A few times the longest there is among real files' parts, so that work stays a multiple of the file
  assert.ok(encoded <= 64 * bytes.length + 65_536, `${encoded} bytes of rows from ${bytes.length}`);
  return round.problem_count;
}

/** Each line that is a row is kept, or is counted as bad and stands among the problems. */
export function keepsOrReportsEachRow(bytes: Buffer, { rows, sections, problems, problem_count }: RoundFile): void {
  for (const { section, known, rows: counted, bad_rows, row_checksums } of sections) {
    if (!known) continue;
    const kept = rows[section as keyof RoundRows].length;
    assert.deepEqual([kept, row_checksums.length], [counted - bad_rows, counted - bad_rows], `rows of ${section}`);
  }
  const counted = sections.reduce((sum, tally) => sum + tally.rows, 0);
  const bad = sections.reduce((sum, tally) => sum + tally.bad_rows, 0);
  assert.ok(problem_count >= bad, `${problem_count} problems, ${bad} bad rows`);
  assert.equal(problems.length, Math.min(problem_count, 1000));
  if (problem_count > 1000) return;
  const outside = problems.filter((problem) => problem.section === null && !problem.found.startsWith('#')).length;
  assert.equal(counted + outside, rowLines(bytes), 'rows counted and reported');
}

/** How many lines of a file are rows: neither the first, nor empty, nor beginning with `#`. */
function rowLines(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n').slice(1);
  const last = lines.pop() ?? '';
  const whole = lines.map((line) => line.replace(/\r$/, ''));
  return [...whole, last].filter((line) => line !== '' && !line.startsWith('#')).length;
}

/** Numbers are finite and none is -0, texts are whole and without NUL: a database has no others. */
function holdsPlainValues(value: unknown, place = ''): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value) && !Object.is(value, -0), `${place} is ${value}`);
  else if (typeof value === 'string') assert.ok(!/[\0\p{Cs}]/u.test(value), `${place} is ${value}`);
  else if (Array.isArray(value)) for (const each of value) holdsPlainValues(each, place);
  else if (value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)) {
    for (const [name, each] of Object.entries(value)) holdsPlainValues(each, `${place}.${name}`);
  }
}

/** The keys of the tables in schema/, by what a record holds of each. */
const KEYS: { readonly [Rows in keyof RoundRecord]?: (row: never) => readonly unknown[] } = {
  sections: (row: RoundRecord['sections'][number]) => [row.section],
  players: (row: RoundRecord['players'][number]) => [row.guid],
  engagements: (row: RoundRecord['engagements'][number]) => [row.engagement_id],
  lives: (row: RoundRecord['lives'][number]) => [row.guid, row.spawn_time_ms],
  player_rounds: (row: RoundRecord['player_rounds'][number]) => [row.guid, row.team, row.class],
  trades: (row: RoundRecord['trades'][number]) => [row.engagement_id],
  crossfire_pairs: (row: RoundRecord['crossfire_pairs'][number]) => [row.engagement_id, row.guid, row.mate_guid],
  rescues: (row: RoundRecord['rescues'][number]) => [row.engagement_id, row.guid],
  kill_cells: (row: RoundRecord['kill_cells'][number]) => [row.grid_x, row.grid_y],
  movement_cells: (row: RoundRecord['movement_cells'][number]) => [row.grid_x, row.grid_y],
  objective_focus: (row: RoundRecord['objective_focus'][number]) => [row.guid, row.team, row.objective],
  reactions: (row: RoundRecord['reactions'][number]) => [row.engagement_id],
  objectives: (row: RoundRecord['objectives'][number]) => [row.objective],
  tracker_errors: (row: RoundRecord['tracker_errors'][number]) => [row.probe],
};

/** The constraints of schema/ that words and types do not keep already. */
function fitsConstraints(record: RoundRecord): void {
  for (const [rows, keyOf] of Object.entries(KEYS)) {
    const keys = (record[rows as keyof RoundRecord] as never[]).map((row) => JSON.stringify(keyOf(row)));
    assert.equal(new Set(keys).size, keys.length, `keys of ${rows}`);
  }
  for (const row of record.engagements) {
    assert.equal(row.death_by !== null, row.outcome === 'killed', 'death_by');
    assert.equal(row.crossfire_delay_ms !== null, row.is_crossfire, 'crossfire_delay_ms');
    assert.equal(row.enemy_attackers > 0, row.kind === 'combat', 'enemy_attackers');
  }
  for (const row of record.trades) {
    assert.equal(row.avenger_guid === null, row.success_gap_ms === null, 'success_gap_ms');
    assert.equal(row.nearest_mate_guid === null, row.nearest_mate_u === null, 'nearest_mate_u');
    assert.ok(row.located_mates <= row.living_mates, 'located_mates');
  }
  for (const { guid, mate_guid } of record.crossfire_pairs) {
    assert.ok(Buffer.compare(Buffer.from(guid), Buffer.from(mate_guid)) < 0, `${guid} is not before ${mate_guid}`);
  }
}
