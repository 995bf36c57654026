import { fitColumns, GAP } from '../../render/fit-columns.ts';
import { pad, plain, type StyledText, shorten, widthOf } from '../../render/styled-text.ts';
import { textWidth } from '../../render/text-width.ts';
import { type Line, piece, selectedLine } from '../pieces.ts';
import type { Section } from './sections.ts';

/** Columns in front of a row, for the mark of the selected one. */
const MARK = 2;

/** What a shortened cell keeps. */
const LEAST = 10;

/** Which rows are to be seen; nobody is selected where `selected` is null. */
interface Window {
  readonly top: number;
  readonly selected: number | null;
  /** Lines for rows. */
  readonly height: number;
}

/** A section's head, a rule and the rows in the window. */
export function sectionLines(section: Section, width: number, { top, selected, height }: Window): Line[] {
  if (section.rows.length === 0) return [[piece(`  ${section.empty}`)]];
  const widths = columnWidths(section, width);
  const cellsOf = (cells: readonly StyledText[], style?: 'bold' | 'dim'): Line =>
    widths.flatMap((room, at) => {
      const text = pad(shorten(cells[at] ?? [], room), room, section.columns[at]?.align ?? 'left');
      return at === 0 ? [{ text, style }] : [piece(' '.repeat(GAP)), { text, style }];
    });
  const heads = section.columns.map(({ title }) => plain(title));
  const rules = widths.map((room) => plain('─'.repeat(room)));
  const rows = section.rows.slice(top, top + height).map(({ cells: own, group }, at): Line => {
    const cells = at === 0 && group !== undefined ? [plain(group), ...own.slice(1)] : own;
    return top + at === selected ? selectedLine([piece('▶ '), ...cellsOf(cells)]) : [piece('  '), ...cellsOf(cells)];
  });
  return [[piece('  '), ...cellsOf(heads, 'bold')], [piece('  '), ...cellsOf(rules, 'dim')], ...rows];
}

function columnWidths({ columns, rows }: Section, width: number): readonly number[] {
  const needs = columns.map(({ title, keeps }, at) => {
    const head = textWidth(title);
    const widest = rows.reduce((most, { cells }) => Math.max(most, widthOf(cells[at] ?? [])), head);
    return { width: widest, least: Math.min(widest, Math.max(head, LEAST, Math.ceil(widest * keeps))) };
  });
  return fitColumns(needs, width - MARK).widths;
}
