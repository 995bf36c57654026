import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deriveRound } from '../../src/derive/derive-round.ts';
import type { CrossfirePair, EngagementRecord, RoundRecord, TradeEvent } from '../../src/domain/round-record.ts';
import { parseRound } from '../../src/parser/parse-round.ts';

/** Of the figures in test/expected: what an independent program made of the same recordings. */
interface Expected {
  readonly trade_events: readonly ExpectedTrade[];
  readonly trades: { readonly total: ExpectedTrades; readonly team: Readonly<Record<string, ExpectedTrades>> };
  readonly support: Readonly<Record<'player' | 'round' | 'team', Readonly<Record<string, ExpectedSupport>>>>;
  readonly hotzones: { readonly unplaced: { readonly deaths: number; readonly kills: number } };
  readonly duos: { readonly hidden: number; readonly rows: readonly ExpectedDuo[] };
  readonly reactions: { readonly rescuers: { readonly rows: readonly ExpectedRescuer[] } | null };
}

interface ExpectedTrade {
  readonly file: string;
  readonly id: number;
  readonly time: number;
  readonly victim: string;
  readonly killer: string;
  readonly avenger: string | null;
  readonly gap: number | null;
  readonly mate: string | null;
  readonly distance: number | null;
  readonly isolated: boolean;
  readonly outcome: string;
  readonly where: readonly (number | null)[];
}

type ExpectedTrades = Readonly<Record<ReturnType<typeof conditionsOf>[number] | 'deaths', number>>;

interface ExpectedSupport {
  readonly samples: number;
  readonly support_samples: number;
}

interface ExpectedDuo {
  readonly pair: readonly string[];
  readonly n: number;
  readonly kills: number;
  readonly mean_gap: number;
  readonly median_gap: number;
  readonly joint_damage: number;
}

interface ExpectedRescuer {
  readonly guid: string;
  readonly n: number;
  readonly mean: number;
  readonly median: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const V4 = [
  'samples/2026-11-22-102925-labmap-round-1_engagements.txt',
  'samples/2026-11-22-103235-labmap-round-1_engagements.txt',
  'test/recordings/2026-11-22-103546-labmap-round-1_engagements.txt',
  'test/recordings/2026-11-22-111335-supply-round-1_engagements.txt',
];
const V6 = [
  'samples/2026-11-22-104340-labmap-round-2_engagements.txt',
  'test/recordings/v6/2026-11-22-102925-labmap-round-1_engagements.txt',
  'test/recordings/v6/2026-11-22-103235-labmap-round-2_engagements.txt',
];

describe.each([
  { name: 'rounds.json', files: V4, bots: true },
  { name: 'rounds-v6.json', files: V6, bots: true },
  { name: 'rounds-without-bots.json', files: V4, bots: false },
])('recordings agree with the independent $name', ({ name, files, bots }) => {
  const expected: Expected = JSON.parse(readFileSync(`${root}test/expected/${name}`, 'utf8'));
  const rounds = files.map((path) => ({ file: basename(path), record: recorded(path) }));
  const records = rounds.map(({ record }) => record);
  const trades = records.flatMap((record) => record.trades).filter((trade) => bots || !trade.victim_is_bot);

  test('trades, one by one', () => {
    const own = rounds.flatMap(({ file, record }) => record.trades.map((trade) => tradeRow(file, record, trade)));
    const rows = own.filter((row) => bots || !row.victim_is_bot).map(({ victim_is_bot: _, ...row }) => row);
    expectClose(inOrder(rows), inOrder(expected.trade_events));
  });

  test('trades, counted', () => {
    expect(countsOf(trades)).toEqual(only(expected.trades.total, countsOf([])));
    for (const team of ['AXIS', 'ALLIES'] as const) {
      const ofTeam = trades.filter((trade) => trade.victim_team === team);
      expect(countsOf(ofTeam)).toEqual(only(expected.trades.team[team] ?? {}, countsOf([])));
    }
  });

  test('support samples by round, side and player', () => {
    const lives = rounds.flatMap(({ file, record }) =>
      record.lives.filter((life) => bots || !life.is_bot).map((life) => ({ ...life, file })),
    );
    expect(supportBy(lives, (life) => `/${life.file}`)).toEqual(samplesOf(expected.support.round));
    expect(supportBy(lives, (life) => life.team)).toEqual(samplesOf(expected.support.team));
    expect(supportBy(lives, (life) => life.guid)).toEqual(samplesOf(expected.support.player));
  });

  test('kills that nothing places', () => {
    const deaths = records.flatMap((record) => record.engagements).filter((death) => isKill(death, bots));
    const kills = deaths.filter((death) => bots || !death.killer_guid?.startsWith('OMNIBOT'));
    expect(kills.filter((kill) => kill.killer_x === null).length).toBe(expected.hotzones.unplaced.kills);
    expect(deaths.filter((death) => death.victim_x === null).length).toBe(expected.hotzones.unplaced.deaths);
  });

  test('duos', () => {
    const pairs = records.flatMap((record) => record.crossfire_pairs).filter((pair) => bots || isOfPeople(pair));
    const rows = [...groups(pairs, (pair) => `${pair.guid} ${pair.mate_guid}`)].map(([pair, own]) => ({
      pair: pair.split(' '),
      n: own.length,
      kills: own.filter((one) => one.is_kill).length,
      mean_gap: mean(own.map((one) => one.gap_ms)),
      median_gap: median(own.map((one) => one.gap_ms)),
      joint_damage: own.reduce((sum, one) => sum + one.joint_damage, 0),
    }));
    const byPair = (a: { pair: readonly string[] }, b: { pair: readonly string[] }) =>
      `${a.pair}` < `${b.pair}` ? -1 : 1;
    const shown = expected.duos.rows.map(({ pair, n, kills, mean_gap, median_gap, joint_damage }) => {
      return { pair, n, kills, mean_gap, median_gap, joint_damage };
    });
    expect(rows.length).toBe(shown.length + expected.duos.hidden);
    const known = new Set(shown.map(({ pair }) => `${pair}`));
    expectClose(rows.filter(({ pair }) => known.has(`${pair}`)).sort(byPair), [...shown].sort(byPair));
  });

  test('rescuers', () => {
    const rescues = records.flatMap((record) => record.rescues);
    const rows = [...groups(rescues, (rescue) => rescue.guid)].map(([guid, own]) => {
      const times = own.map((rescue) => rescue.after_ms);
      return { guid, n: own.length, mean: mean(times), median: median(times) };
    });
    const shown = (expected.reactions.rescuers?.rows ?? []).map(({ guid, n, ...row }) => {
      return { guid, n, mean: row.mean, median: row.median };
    });
    expectClose(inOrder(rows), inOrder(shown));
  });
});

function recorded(path: string): RoundRecord {
  const parsed = parseRound(readFileSync(root + path));
  if (!parsed.ok) throw new Error(parsed.reason);
  return deriveRound(parsed.round);
}

/** The conditions of metrics.md that hold for a death, with the default window and distances. */
function conditionsOf(trade: TradeEvent) {
  const near_u = trade.nearest_mate_u ?? Number.POSITIVE_INFINITY;
  const success = trade.success_gap_ms !== null && trade.success_gap_ms <= 3000;
  const attempt = trade.attempt_gap_ms !== null && trade.attempt_gap_ms <= 3000;
  const opportunity = attempt || near_u <= 800;
  const alone = trade.living_mates > 0 && near_u > 1200;
  const conditions = {
    successes: success,
    attempts: attempt,
    opportunities: opportunity,
    missed: opportunity && !attempt,
    isolated: alone && trade.located_mates === trade.living_mates,
    last_alive: trade.living_mates === 0,
    unknown: alone && trade.located_mates < trade.living_mates,
  };
  return (Object.keys(conditions) as (keyof typeof conditions)[]).filter((key) => conditions[key]);
}

function outcomeOf(trade: TradeEvent): string {
  const conditions = conditionsOf(trade);
  if (conditions.includes('successes')) return 'traded';
  if (conditions.includes('attempts')) return 'attempted';
  return (['missed', 'isolated', 'last_alive', 'unknown'] as const).find((name) => conditions.includes(name)) ?? 'none';
}

function tradeRow(file: string, record: RoundRecord, trade: TradeEvent): ExpectedTrade & { victim_is_bot: boolean } {
  const death = record.engagements.find((engagement) => engagement.engagement_id === trade.engagement_id);
  const traded = conditionsOf(trade).includes('successes');
  return {
    file,
    id: trade.engagement_id,
    time: trade.time_ms,
    victim: trade.victim_guid,
    killer: trade.killer_guid,
    avenger: traded ? trade.avenger_guid : null,
    gap: traded ? trade.success_gap_ms : null,
    mate: trade.nearest_mate_guid,
    distance: trade.nearest_mate_u,
    isolated: conditionsOf(trade).includes('isolated'),
    outcome: outcomeOf(trade),
    where: [death?.victim_x ?? null, death?.victim_y ?? null, death?.victim_z ?? null],
    victim_is_bot: trade.victim_is_bot,
  };
}

function countsOf(trades: readonly TradeEvent[]) {
  const count = (name: ReturnType<typeof conditionsOf>[number]) =>
    trades.filter((trade) => conditionsOf(trade).includes(name)).length;
  return {
    deaths: trades.length,
    successes: count('successes'),
    attempts: count('attempts'),
    opportunities: count('opportunities'),
    missed: count('missed'),
    isolated: count('isolated'),
    last_alive: count('last_alive'),
    unknown: count('unknown'),
  };
}

function only(row: Readonly<Record<string, unknown>>, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, row[key]]));
}

interface Supported {
  readonly points: number;
  readonly support_samples: number;
}

function supportBy<Life extends Supported>(lives: readonly Life[], keyOf: (life: Life) => string) {
  const sums = [...groups(lives, keyOf)].map(([key, own]) => {
    const samples = own.reduce((sum, life) => sum + life.points, 0);
    return [key, { samples, support_samples: own.reduce((sum, life) => sum + life.support_samples, 0) }];
  });
  return Object.fromEntries(sums);
}

function samplesOf(rows: Readonly<Record<string, ExpectedSupport>>) {
  return Object.fromEntries(
    Object.entries(rows).map(([key, { samples, support_samples }]) => [key, { samples, support_samples }]),
  );
}

function isKill(engagement: EngagementRecord, bots: boolean): boolean {
  return engagement.kind === 'combat' && engagement.death_by === 'enemy' && (bots || !engagement.target_is_bot);
}

function isOfPeople(pair: CrossfirePair): boolean {
  return !pair.with_bot && !pair.target_is_bot;
}

function groups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}

function inOrder<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const keyOf = (row: Row) =>
    'file' in row && 'id' in row ? `${row.file} ${row.id}` : 'guid' in row ? `${row.guid}` : '';
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Numbers may differ by as little as the order of adding makes. */
function expectClose(found: unknown, expected: unknown): void {
  expect(rounded(found)).toEqual(rounded(expected));
}

function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === 'number' ? Number(part.toFixed(9)) : part));
}
