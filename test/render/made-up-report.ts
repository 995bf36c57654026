import sql from 'sql-template-tag';
import type { Board, BoardResult, BoardRow, Column, Metric, Report } from '../../src/report/metric.ts';
import type { Scope } from '../../src/report/scope.ts';

/** Names as players really give themselves. */
export const HOSTILE_NAMES = [
  '^1Red^7White',
  '^^odd',
  'tab\there',
  'bell\u0007 and \u001B[31mescape',
  'upper\u009B31mcontrol',
  'right\u202Eto left',
  'zero\u200Bwidth',
  '日本語の名前です',
  'emoji 😀👍🏽',
  'e\u0301 a\u0308 combining',
  'a very long name that nobody would ever read to its end',
] as const;

const COLUMNS: readonly Column[] = [
  { key: 'guid', title: 'GUID', unit: 'guid', help: 'The GUID.', detail: true },
  { key: 'name', title: 'Player', unit: 'player', help: 'The name.' },
  { key: 'class', title: 'Class', unit: 'class', help: 'The class.' },
  { key: 'n', title: 'n', unit: 'count', help: 'How many.' },
  { key: 'confidence', title: 'Confidence', unit: 'confidence', help: 'How sure.' },
  { key: 'coverage', title: 'Coverage', unit: 'share', help: 'Share.' },
  { key: 'median_ms', title: 'Median', unit: 'ms', help: 'Median.' },
  { key: 'mean_ms', title: 'Mean', unit: 'ms', help: 'Mean.' },
  { key: 'seen_at', title: 'Seen', unit: 'time', help: 'Last seen.' },
];

function board(name: string, title: string, columns: readonly Column[], samples: string | null): Board {
  return { name, title, columns, samples, order: [], query: () => sql`select` };
}

export const PLAYERS: Board = board('players', 'Players', COLUMNS, 'n');

export const CLASSES: Board = board(
  'classes',
  'By class',
  [
    { key: 'class', title: 'Class', unit: 'class', help: 'The class.' },
    { key: 'lives', title: 'Lives', unit: 'count', help: 'Lives.' },
  ],
  null,
);

/** A row of the board `players`. */
export function playerRow(name: string, n = 21): BoardRow {
  return {
    guid: '0123456789ABCDEF0123456789ABCDEF',
    name,
    class: 'FIELDOPS',
    n,
    confidence: 'high',
    coverage: 0.4567891,
    median_ms: 250,
    mean_ms: 333.3333333333333,
    seen_at: new Date('2026-11-22T10:29:25.000Z'),
  };
}

const SCOPE: Scope = {
  filters: { map: 'labmap', bots: false },
  round_ids: [1, 2, 3],
  player: null,
  team: null,
  class: null,
  bots: false,
  from: '2026-11-21',
  to: '2026-11-22',
  sessions: 2,
  sample_intervals_ms: [200],
  hint: null,
};

/** Parts of a made-up report that a test wants to be otherwise. */
interface Differences {
  readonly players?: Partial<BoardResult>;
  readonly boards?: readonly BoardResult[];
  readonly scope?: Partial<Scope>;
  readonly notes?: readonly string[];
}

/** A report of two boards, `players` with a row per hostile name and `classes` with one row. */
export function madeUpReport({ players, boards, scope, notes = [] }: Differences = {}): Report {
  const rows = HOSTILE_NAMES.map((name) => playerRow(name));
  const results: readonly BoardResult[] = boards ?? [
    { board: PLAYERS, rows, hidden: 4, total: rows.length + 2, ...players },
    { board: CLASSES, rows: [{ class: 'MEDIC', lives: 7 }], hidden: 0, total: 1 },
  ];
  const metric: Metric = {
    name: 'madeup',
    summary: 'Made up',
    definition: '',
    version: 3,
    boards: results.map((result) => result.board),
    examples: ['report madeup'],
  };
  return { metric, scope: { ...SCOPE, ...scope }, parameters: {}, min_samples: 5, boards: results, notes };
}
