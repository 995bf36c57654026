import {
  metadataLine,
  type RowInput,
  reopenLine,
  rowText,
  sectionLines,
  versionLine,
} from '../../src/format/encode.ts';
import { PATH_POINT } from '../../src/format/points.ts';
import type { Column, Section } from '../../src/format/section.ts';
import { OPEN_ROWS, WRITTEN_SECTIONS } from '../../src/format/sections.ts';
import { PATH_EVENTS, type RoundEnd } from '../../src/format/words.ts';
import { START } from '../../src/report/example-round.ts';

/** A row of a file of our tracker, under its section. */
export interface OwnRow {
  readonly section: Section;
  readonly text: string;
}

/** A row, written by the encoder. */
export function row<Columns extends readonly Column[]>(section: Section<Columns>, values: RowInput<Columns>): OwnRow {
  return { section, text: rowText(section, values) };
}

/** The row as OPEN_ROWS holds it while it is not final. */
export function openRow({ section, text }: OwnRow): OwnRow {
  return { section: OPEN_ROWS, text: `${section.name};${text}` };
}

export interface OwnFile {
  readonly rows?: readonly OwnRow[];
  /** Added to those that every file has, or in their place. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Null: the server was killed, and the file has no end. */
  readonly ended?: RoundEnd | null;
}

const METADATA = {
  map: 'labmap',
  round: '1',
  position_sample_interval: '200',
  round_start_unix: String(START),
  tracker_name: 'prox',
  tracker_version_full: '1.0.0',
  capabilities: 'stance:1,sprint:1,revives:1,medic_hook:1,regions:1,pauses:1,reinforcements:1,objectives:1',
};

/** A file as our tracker writes it: all sections opened first, then rows in the order of the game, then its end. */
export function ownFile({ rows = [], metadata = {}, ended = 'timelimit' }: OwnFile): string {
  let text = versionLine();
  for (const [key, value] of Object.entries({ ...METADATA, ...metadata })) text += metadataLine(key, value);
  for (const section of WRITTEN_SECTIONS) text += sectionLines(section);
  let open: Section | null = null;
  for (const { section, text: line } of rows) {
    if (section !== open) text += reopenLine(section);
    open = section;
    text += `${line}\n`;
  }
  if (ended === null) return text;
  const counts = WRITTEN_SECTIONS.map(
    ({ name }) => `${name}:${rows.filter((each) => each.section.name === name).length}`,
  );
  text += metadataLine('round_end_unix', String(START + 180)) + metadataLine('ended', ended);
  return text + metadataLine('row_counts', counts.join(','));
}

/** A point of a path in the integers of PATH_POINT; what happened is a sample unless said otherwise. */
export function point(
  time_ms: number,
  x_u: number,
  event: (typeof PATH_EVENTS)[number] = 'sample',
  health = 100,
): readonly number[] {
  const values = { time_ms, x: x_u * 10, health, weapon: 8, event: PATH_EVENTS.indexOf(event) };
  return PATH_POINT.map(({ name }) => Object.entries(values).find(([key]) => key === name)?.[1] ?? 0);
}
