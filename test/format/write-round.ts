import type { OpenRow, RoundRows } from '../../src/domain/round-file.ts';
import {
  metadataLine,
  type RowInput,
  reopenLine,
  rowLine,
  rowText,
  sectionLines,
  versionLine,
} from '../../src/format/encode.ts';
import {
  type AttackerInput,
  attackersText,
  guidsText,
  pathText,
  positionsText,
  stepsText,
} from '../../src/format/lists.ts';
import { PATH_POINT, POSITION_POINT } from '../../src/format/points.ts';
import type { Column, Section } from '../../src/format/section.ts';
import { OPEN_ROWS, SECTIONS } from '../../src/format/sections.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a round file is written from: plain values that both JavaScript and Lua can hold. */
export interface PlainRound {
  readonly metadata: readonly (readonly [key: string, value: string])[];
  /**
   * In the order written; a section may come twice. Lists of points are flat lists of integers, the row that one of
   * OPEN_ROWS holds is its text.
   */
  readonly sections: readonly { readonly name: string; readonly rows: readonly Row[] }[];
}

const POINTS: Readonly<Record<string, readonly Column[]>> = {
  positions: POSITION_POINT,
  path: PATH_POINT,
  path_steps: PATH_POINT,
};

/** Makes plain rows of a section's rows as the parser returns them. */
export function plainRows<Name extends keyof RoundRows>(name: Name, rows: RoundRows[Name]): readonly Row[] {
  return rows.map((row) => ('section' in row ? plainOpenRow(row) : plainRow(sectionOf(name), row)));
}

function plainRow(section: Section, row: object): Row {
  const values: Record<string, unknown> = { ...row };
  for (const column of section.columns) {
    const columns = POINTS[column.kind];
    if (columns !== undefined) values[column.name] = flatPoints(columns, values[column.name]);
  }
  return values;
}

function plainOpenRow(open: OpenRow): Row {
  const section = sectionOf(open.section);
  return { section: open.section, row: rowText(section, withListsWritten(section, plainRow(section, open.row))) };
}

/** Makes a flat list of a column per value. */
function flatPoints(columns: readonly Column[], points: unknown): readonly number[] {
  const arrays = points as { readonly length: number } & Readonly<Record<string, Int32Array>>;
  const flat: number[] = [];
  for (let i = 0; i < arrays.length; i++) {
    for (const column of columns) flat.push(arrays[column.name]?.[i] ?? Number.NaN);
  }
  return flat;
}

function sectionOf(name: string): Section {
  const section = SECTIONS.find((candidate) => candidate.name === name);
  if (section === undefined) throw new Error(`no section ${name}`);
  return section;
}

/** Writes a round file with the encoder. `LUA_WRITE_ROUND` does the same in Lua. */
export function writeRound(round: PlainRound): string {
  let text = versionLine();
  for (const [key, value] of round.metadata) text += metadataLine(key, value);
  const opened = new Set<string>();
  for (const { name, rows } of round.sections) {
    const section = sectionOf(name);
    text += opened.has(name) ? reopenLine(section) : sectionLines(section);
    opened.add(name);
    for (const row of rows) {
      // The row inside is a text of many cells.
      if (name === OPEN_ROWS.name) text += `${row['section']};${row['row']}\n`;
      else text += rowLine(section, withListsWritten(section, row));
    }
  }
  return text;
}

function withListsWritten(section: Section, row: Row): RowInput<readonly Column[]> {
  const values: Record<string, unknown> = { ...row };
  for (const { name, kind } of section.columns) {
    const value = row[name];
    if (kind === 'positions') values[name] = writePoints(positionsText, POSITION_POINT, value as number[]);
    if (kind === 'path') values[name] = writePoints(pathText, PATH_POINT, value as number[]);
    if (kind === 'path_steps') values[name] = writePoints(stepsText, PATH_POINT, value as number[]);
    if (kind === 'attackers') values[name] = attackersText(value as AttackerInput[]);
    if (kind === 'guids') values[name] = guidsText(value as string[]);
  }
  return values as RowInput<readonly Column[]>;
}

function writePoints(write: typeof pathText, columns: readonly Column[], values: readonly number[]): string {
  return write(values, 0, values.length / columns.length);
}

export const LUA_WRITE_ROUND = `
  local encode = require('format.encode')
  local lists = require('format.lists')
  local points = require('format.points')
  local sections = require('format.sections')

  local function write_list(kind, value)
    if kind == 'positions' then return lists.positionsText(value, 0, #value // #points.POSITION_POINT) end
    if kind == 'path' then return lists.pathText(value, 0, #value // #points.PATH_POINT) end
    if kind == 'path_steps' then return lists.stepsText(value, 0, #value // #points.PATH_POINT) end
    if kind == 'attackers' then return lists.attackersText(value) end
    if kind == 'guids' then return lists.guidsText(value) end
    return value
  end

  function write_round(round)
    local text, opened = { encode.versionLine() }, {}
    for _, entry in ipairs(round.metadata) do text[#text + 1] = encode.metadataLine(entry[1], entry[2]) end
    for _, written in ipairs(round.sections) do
      for _, section in ipairs(sections.SECTIONS) do
        if section.name == written.name then
          text[#text + 1] = opened[section.name] and encode.reopenLine(section) or encode.sectionLines(section)
          opened[section.name] = true
          for _, row in ipairs(written.rows) do
            for _, column in ipairs(section.columns) do row[column.name] = write_list(column.kind, row[column.name]) end
            local is_open = section.name == 'OPEN_ROWS'
            text[#text + 1] = is_open and row.section .. ';' .. row.row .. '\\n' or encode.rowLine(section, row)
          end
        end
      end
    end
    return table.concat(text)
  end
`;
