import { describe, expect, test } from 'vitest';
import type { ColourDepth } from '../../src/render/colour-depth.ts';
import { renderReport } from '../../src/render/report.ts';
import type { Printed } from '../../src/render/report-view.ts';
import { lookOf } from '../../src/render/terminal.ts';
import type { Report } from '../../src/report/metric.ts';
import { CLASSES, madeUpReport, PLAYERS, playerRow } from './made-up-report.ts';

interface Shown {
  readonly columns?: readonly string[];
  readonly depth?: ColourDepth;
}

function shown(format: 'tsv' | 'csv' | 'json', report: Report, { columns, depth = 1 }: Shown = {}): Printed {
  return renderReport(report, { format, columns: columns ?? null, timeZone: 'UTC', look: lookOf(40, depth) });
}

const GUID = '0123456789ABCDEF0123456789ABCDEF';
const ONE = madeUpReport({
  boards: [
    {
      board: PLAYERS,
      rows: [{ ...playerRow('^1a very long^7 name, "quoted"\tand so on'), mean_ms: null }],
      hidden: 0,
      total: 1,
    },
  ],
});

describe('a report for a pipe', () => {
  test('a block a board: keys, then every column in full, tabs between', () => {
    const { data } = shown('tsv', madeUpReport());
    const [players = '', classes] = data.split('\n\n');
    const [keys, first] = players.split('\n');
    expect(keys).toBe('guid\tname\tclass\tn\tconfidence\tcoverage\tmedian_ms\tmean_ms\tseen_at');
    expect(first).toBe(
      `${GUID}\tRedWhite\tFIELDOPS\t21\thigh\t0.4567891\t250\t333.3333333333333\t2026-11-22T10:29:25.000Z`,
    );
    expect(classes).toBe('class\tlives\nMEDIC\t7\n');
  });

  test('each row has as many tabs as the head, whatever the names hold', () => {
    const [block = ''] = shown('tsv', madeUpReport()).data.split('\n\n');
    const lines = block.split('\n');
    expect(lines).toHaveLength(12);
    expect(new Set(lines.map((line) => line.split('\t').length))).toEqual(new Set([9]));
  });

  test('what is said about the rows goes elsewhere', () => {
    const { data, remarks } = shown('tsv', madeUpReport({ notes: ['Mind the gap.'] }));
    expect(data).not.toContain('rounds in scope');
    expect(remarks.split('\n')).toEqual([
      'madeup · 2026-11-21 to 2026-11-22 · 2 sessions · 3 rounds · map labmap',
      'players: 3 rounds in scope · 4 rows under 5 samples hidden · 2 more beyond --limit 11 · sampled every 200 ms',
      'classes: 3 rounds in scope · sampled every 200 ms',
      'Mind the gap.',
      '',
    ]);
  });

  test('FORCE_COLOR colours the names', () => {
    expect(shown('tsv', ONE, { columns: ['name'], depth: 24 }).data).toContain('\u001B[38;2;255;0;0ma very long');
  });

  test('nothing is an empty cell', () => {
    expect(shown('tsv', ONE, { columns: ['mean_ms', 'n'] }).data).toBe('mean_ms\tn\n\t21\n');
  });
});

describe('a report as CSV', () => {
  test('cells with commas or quotes stand in quotes, lines end at LF', () => {
    expect(shown('csv', ONE, { columns: ['name', 'mean_ms', 'coverage'] }).data).toBe(
      'name,mean_ms,coverage\n"a very long name, ""quoted""␉and so on",,0.4567891\n',
    );
  });

  test('several boards are one table, each row named by its board', () => {
    const boards = [
      { board: PLAYERS, rows: [playerRow('Ann')], hidden: 0, total: 1 },
      { board: CLASSES, rows: [{ class: 'MEDIC', lives: 7 }], hidden: 0, total: 1 },
    ];
    expect(shown('csv', madeUpReport({ boards }), { columns: ['name', 'class', 'n', 'lives'] }).data).toBe(
      'board,name,class,n,lives\nplayers,Ann,FIELDOPS,21,\nclasses,,MEDIC,,7\n',
    );
  });
});

describe('a report as JSON', () => {
  test('figures are in full, names without colour codes, control characters escaped', () => {
    const { data, remarks } = shown('json', madeUpReport());
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(data).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\u200B]/);
    expect(remarks).toBe('');
    const { boards } = JSON.parse(data);
    const names = boards[0].rows.map((row: { name: string }) => row.name);
    expect(names.slice(0, 7)).toEqual([
      'RedWhite',
      '^dd',
      'tab\there',
      'bell\u0007 and \u001B[31mescape',
      'upper\u009B31mcontrol',
      'right\u202Eto left',
      'zero\u200Bwidth',
    ]);
    expect(boards[0].rows[0]).toEqual({
      guid: GUID,
      name: 'RedWhite',
      class: 'FIELDOPS',
      n: 21,
      confidence: 'high',
      coverage: 0.4567891,
      median_ms: 250,
      mean_ms: 333.3333333333333,
      seen_at: '2026-11-22T10:29:25.000Z',
    });
  });

  test('it says all that the screen says', () => {
    const { boards, ...rest } = JSON.parse(shown('json', madeUpReport({ notes: ['Mind the gap.'] })).data);
    expect(rest).toEqual({
      report: 'madeup',
      version: 3,
      scope: {
        days: null,
        since: null,
        until: null,
        session: null,
        map: 'labmap',
        round: null,
        round_id: null,
        player: null,
        team: null,
        class: null,
        server: null,
        bots: false,
        from: '2026-11-21',
        to: '2026-11-22',
        sessions: 2,
        rounds: 3,
        sample_intervals_ms: [200],
      },
      parameters: {},
      min_samples: 5,
      notes: ['Mind the gap.'],
    });
    expect(boards[0]).toMatchObject({ board: 'players', title: 'Players', hidden: 4, total: 13 });
  });
});
