import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ColourDepth } from '../../src/render/colour-depth.ts';
import { renderReport } from '../../src/render/report.ts';
import { lookOf } from '../../src/render/terminal.ts';
import { textWidth } from '../../src/render/text-width.ts';
import type { Report } from '../../src/report/metric.ts';
import { HOSTILE_NAMES, madeUpReport, PLAYERS, playerRow } from './made-up-report.ts';

interface Shown {
  readonly width?: number;
  readonly depth?: ColourDepth;
  readonly columns?: readonly string[];
}

function table(report: Report, { width = 80, depth = 1, columns }: Shown = {}): string {
  const look = lookOf(width, depth);
  return renderReport(report, { format: 'table', columns: columns ?? null, timeZone: 'Europe/Ljubljana', look }).data;
}

function onePlayer(row: Parameters<typeof playerRow>[0], differences: Parameters<typeof madeUpReport>[0] = {}): Report {
  return madeUpReport({ ...differences, boards: [{ board: PLAYERS, rows: [playerRow(row)], hidden: 0, total: 1 }] });
}

describe('a report on a terminal', () => {
  test('no line is wider than the terminal, at any width, with any name', () => {
    const report = madeUpReport({ notes: ['A note that is rather long, so that it has to be broken somewhere.'] });
    for (let width = 24; width <= 220; width += 1) {
      for (const line of table(report, { width, depth: 24 }).split('\n')) {
        expect(textWidth(stripVTControlCharacters(line)), line).toBeLessThanOrEqual(width);
      }
    }
  });

  test('a row stays a line: names never break one', () => {
    const { length } = table(madeUpReport(), { width: 200 }).split('\n');
    expect(table(madeUpReport(), { width: 100 }).split('\n')).toHaveLength(length);
    expect(
      table(madeUpReport({ players: { rows: HOSTILE_NAMES.map(() => playerRow('plain')) } }), { width: 200 }).split(
        '\n',
      ),
    ).toHaveLength(length);
  });

  test('hostile names reach it only as something to look at', () => {
    const text = table(madeUpReport(), { width: 200 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u200B-\u200F]/);
    expect(text).toContain('tab␉here');
  });

  test('the columns stand under their heads, words to the left and figures to the right', () => {
    const lines = table(onePlayer('日本^1x'), { columns: ['name', 'n', 'median_ms'] }).split('\n');
    expect(lines.slice(3, 6)).toEqual([
      //
      'Player   n  Median',
      '──────  ──  ──────',
      '日本x   21  250 ms',
    ]);
  });

  test('figures are rounded and carry their unit, times are local', () => {
    const text = table(onePlayer('x'), { width: 120 });
    expect(text).toContain('45.7 %');
    expect(text).toContain('333 ms');
    expect(text).toContain('2026-11-22 11:29');
  });

  test('a long name is cut with an ellipsis and keeps its colours', () => {
    const text = table(onePlayer('^1a very long name that takes more than there is'), { width: 70, depth: 24 });
    expect(text).toContain('\u001B[38;2;255;0;0ma very long name \u001B[39m…');
  });

  test('details are shown where they are named, and columns in the order named', () => {
    expect(table(madeUpReport())).not.toContain('GUID');
    const [, , , head] = table(madeUpReport(), { columns: ['n', 'guid'] }).split('\n');
    expect(head).toMatch(/^ n {2}GUID/);
  });

  test('a board without any of the named columns is left out', () => {
    expect(table(madeUpReport(), { columns: ['lives'] })).not.toContain('Players');
  });

  test('columns that have no room are named', () => {
    expect(table(madeUpReport(), { width: 60 })).toContain(
      'No room for mean_ms, seen_at: widen the terminal, or choose columns\nwith --columns.'
        .replace('\n', ' ')
        .slice(0, 52),
    );
  });

  test('the head tells dates, sessions, rounds and filters', () => {
    expect(table(madeUpReport()).split('\n')[0]).toBe(
      'madeup · 2026-11-21 to 2026-11-22 · 2 sessions · 3 rounds · map labmap',
    );
    const scope = {
      player: { guid: 'AB12', name: '^1Ann' },
      team: 'AXIS',
      class: 'MEDIC',
      bots: true,
      to: '2026-11-21',
      sessions: 1,
    } as const;
    expect(table(madeUpReport({ scope }), { width: 200 }).split('\n')[0]).toBe(
      'madeup · 2026-11-21 · 1 session · 3 rounds · map labmap · player Ann (AB12) · team axis · class medic · with bots',
    );
  });

  test('under a board stand rounds in scope, rows hidden, rows beyond the limit and the sampling', () => {
    expect(table(madeUpReport(), { width: 200 })).toContain(
      '3 rounds in scope · 4 rows under 5 samples hidden · 2 more beyond --limit 11 · sampled every 200 ms',
    );
  });

  test('an empty board says why', () => {
    const empty = (hidden: number, round_ids: number[]): string =>
      table(madeUpReport({ players: { rows: [], hidden, total: 0 }, scope: { round_ids } }));
    expect(empty(7, [1])).toContain('No rows: all 7 have fewer than 5 samples; --min-samples 1 shows them.');
    expect(empty(1, [1])).toContain('No rows: the only one has fewer than 5 samples; --min-samples 1 shows them.');
    expect(empty(0, [1])).toContain('No rows: nothing in scope has a value here.');
  });

  test('an empty scope is explained once and not for every board', () => {
    const scope = { round_ids: [], sessions: 0, from: null, to: null };
    expect(table(madeUpReport({ scope, notes: ['No round matches.'] }))).toBe(
      'madeup · 0 sessions · 0 rounds · map labmap\n\nNo round matches.\n',
    );
  });

  test('a column of empty texts is left out unless it is named', () => {
    const report = onePlayer('x', {});
    const [result] = report.boards;
    const rows = [{ ...playerRow('x'), class: '' }];
    const without = madeUpReport({ boards: result === undefined ? [] : [{ ...result, rows }] });
    expect(table(without)).not.toContain('Class');
    expect(table(without, { columns: ['class', 'n'] })).toContain('Class');
  });

  test('notes stand once, at the end', () => {
    expect(table(madeUpReport({ notes: ['Mind the gap.'] })).endsWith('\n\nMind the gap.\n')).toBe(true);
  });

  test('without colours there is no escape sequence at all', () => {
    expect(table(madeUpReport())).not.toContain('\u001B');
  });
});
