/**
 * What a section of the round file is: its name, its columns in file order, and the kind of each cell.
 *
 * This folder compiles to JavaScript and to Lua from the same text, so it keeps to what both can do:
 * order lives in arrays, no regular expressions, no Map, Set or spread, no truthiness on numbers or strings.
 */

/**
 * The kinds of cell a row can hold.
 *
 * - `text`: any bytes but `;`, CR, LF and NUL, at least one; `optional_text` reads an empty cell as null
 * - `name`: a player's name; UTF-8, or Windows-1252 where it is no valid UTF-8
 * - `integer`: a whole number of 32 bits; `optional_integer` reads an empty cell as null; 0 is a value
 * - `decimal`: a number with one decimal, such as a coordinate in game units; `optional_decimal` likewise or null
 * - `flag`: 0 or 1; `optional_flag` likewise or null
 * - `word`: one of the column's `words`; `optional_word` reads an empty cell as null
 * - `guids`: GUIDs separated by `,`; an empty cell is no GUID
 * - `positions`: an engagement's points, `path`: a life's points, `attackers`: an engagement's attackers
 * - `path_steps`: some of a life's points as differences, see `stepsText` in lists.ts
 */
export type CellKind =
  | 'text'
  | 'optional_text'
  | 'name'
  | 'integer'
  | 'optional_integer'
  | 'decimal'
  | 'optional_decimal'
  | 'flag'
  | 'optional_flag'
  | 'word'
  | 'optional_word'
  | 'guids'
  | 'positions'
  | 'path'
  | 'path_steps'
  | 'attackers';

/** A value inside a list has a kind of cell, or is `weapons`: hits by weapon, `id:count;id:count;`, `0:0` for none. */
export type ValueKind = CellKind | 'weapons';

/**
 * A column. One that a file does not have reads as null or empty where its kind can; where it can't, the section's
 * rows can't be read. `file` is its name in the round file, `name` the one it has everywhere else.
 */
export interface Column<Name extends string = string, Kind extends ValueKind = CellKind, Word extends string = string> {
  readonly file: string;
  readonly name: Name;
  readonly kind: Kind;
  readonly words: readonly Word[];
}

/** A section: rows that agree in all of `key` are one row written twice; an empty `key` allows equal rows. */
export interface Section<Columns extends readonly Column[] = readonly Column[]> {
  readonly name: string;
  readonly columns: Columns;
  readonly key: readonly string[];
}

/** Declares a column whose `name` may differ from the file's, which then lacks the unit. */
export function column<Kind extends Exclude<ValueKind, 'word' | 'optional_word'>, Name extends string>(
  kind: Kind,
  file: string,
  name: Name,
): Column<Name, Kind, never> {
  return { file, name, kind, words: [] };
}

/** Declares a column that holds one of `words`, spelled as in the file. */
export function wordColumn<Name extends string, Word extends string>(
  file: string,
  name: Name,
  words: readonly Word[],
): Column<Name, 'word', Word> {
  return { file, name, kind: 'word', words };
}

/** Declares a column that holds one of `words` or nothing. */
export function optionalWordColumn<Name extends string, Word extends string>(
  file: string,
  name: Name,
  words: readonly Word[],
): Column<Name, 'optional_word', Word> {
  return { file, name, kind: 'optional_word', words };
}
