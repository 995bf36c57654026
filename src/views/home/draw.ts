import { tableCell } from '../../render/cell.ts';
import type { ColourDepth } from '../../render/colour-depth.ts';
import { counted } from '../../render/report-remarks.ts';
import { pad, paint, plain, type StyledText, shorten, widthOf } from '../../render/styled-text.ts';
import { styled } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { BoardRow } from '../../report/metric.ts';
import type { Canvas } from '../view.ts';
import type { Best, HomeData } from './load.ts';
import { type HomeState, MENU } from './state.ts';

/** The columns of the menu and the rounds. */
const LEFT = 40;
const GAP = 2;
/** The least columns of a list of the best. */
const BEST_LEAST = 36;

const DEPTHS: Readonly<Record<Canvas['colours'], ColourDepth>> = { true: 24, '256': 8, '16': 4, none: 1 };

/** What a line is painted with: only the depth matters. */
interface Pen {
  readonly width: number;
  readonly depth: ColourDepth;
}

/** The whole view: what the session was, the way on at the left, the best at the right. */
export function lines(state: HomeState, data: HomeData, canvas: Canvas): string[] {
  const pen = penOf(canvas);
  const head = ['', ` ${styled('bold', paint(shorten(plain(headline(data)), canvas.columns - 2), 1), pen)}`, ''];
  const rows = canvas.rows - head.length;
  const left = [...menuLines(state, pen), '', ...roundLines(state, data, rows - MENU.length - 2, pen)];
  const room = canvas.columns - LEFT - GAP;
  const across = Math.max(1, Math.min(data.bests.length, Math.floor((room + GAP) / (BEST_LEAST + GAP))));
  const width = Math.min(60, Math.floor((room - GAP * (across - 1)) / across));
  const right = beside(inColumns(data.bests, across), width, pen);
  const body = Array.from({ length: rows }, (_, row) => {
    const start = left[row] ?? { text: '', width: 0 };
    const line = typeof start === 'string' ? { text: start, width: 0 } : start;
    return `${line.text}${' '.repeat(LEFT + GAP - line.width)}${right[row] ?? ''}`.trimEnd();
  });
  return [...head, ...body].slice(0, canvas.rows);
}

/** The same for a pipe: one thing under the other. */
export function print(_state: HomeState, data: HomeData, canvas: Canvas): string[] {
  const pen = penOf(canvas);
  const rounds = data.rounds.map((row) => `  ${paint(shorten(plain(roundText(row)), canvas.columns - 2), 1)}`);
  const bests = data.bests.flatMap((best) => ['', ...bestLines(best, Math.min(60, canvas.columns), pen)]);
  const views = MENU.map(({ view, does }) => `  prox ${view.padEnd(12)} ${does}`);
  const title = styled('bold', paint(shorten(plain(headline(data)), canvas.columns), 1), pen);
  return [
    title,
    '',
    styled('bold', 'Rounds', pen),
    ...rounds,
    ...bests,
    '',
    styled('bold', 'Look closer', pen),
    ...views,
  ];
}

function penOf({ columns, colours }: Canvas): Pen {
  return { width: columns, depth: DEPTHS[colours] };
}

function headline({ scope, totals, rounds }: HomeData): string {
  const { from, to } = scope;
  const names = [...new Set(rounds.map((row) => String(row['session'])))];
  const when = names.length === 1 ? `Session ${names[0]}` : `${from ?? ''} to ${to ?? ''}`;
  const maps = [...new Set(rounds.map((row) => String(row['map'])))].reverse();
  const count = (key: string, noun: string): string => counted(Number(totals?.[key] ?? 0), noun);
  return [
    when,
    maps.join(', '),
    count('rounds', 'round'),
    count('players', 'player'),
    count('combat_engagements', 'fight'),
    count('kills', 'kill'),
  ]
    .map(visible)
    .join(' · ');
}

/** A line and the columns that it takes. */
interface Line {
  readonly text: string;
  readonly width: number;
}

function menuLines({ at }: HomeState, pen: Pen): Line[] {
  return [
    title('Look closer', pen),
    ...MENU.map((entry, i) => entryLine(`${i + 1} ${entry.title.padEnd(12)} ${entry.does}`, i === at, pen)),
  ];
}

function roundLines({ at }: HomeState, { rounds }: HomeData, rows: number, pen: Pen): Line[] {
  const chosen = at - MENU.length;
  const room = Math.max(1, rows - 1);
  const first = Math.max(0, Math.min(chosen - room + 1, rounds.length - room));
  const shown = rounds.slice(first, first + room);
  const head = rounds.length > room ? `Rounds ${first + 1} to ${first + shown.length} of ${rounds.length}` : 'Rounds';
  return [title(head, pen), ...shown.map((row, i) => entryLine(roundText(row), first + i === chosen, pen))];
}

function roundText(row: BoardRow): string {
  const name = `#${row['round_id']} ${visible(String(row['map']))} ${row['round'] ?? ''}`;
  return `${name.padEnd(16)} ${counted(Number(row['combat_engagements']), 'fight')}, ${counted(Number(row['kills']), 'kill')}`;
}

function title(text: string, pen: Pen): Line {
  return { text: ` ${styled('bold', text, pen)}`, width: text.length + 1 };
}

function entryLine(text: string, isChosen: boolean, pen: Pen): Line {
  const cell = shorten(plain(`${isChosen ? '>' : ' '} ${text}`), LEFT - 1);
  const painted = paint(cell, 1);
  return { text: ` ${isChosen ? styled('bold', painted, pen) : painted}`, width: widthOf(cell) + 1 };
}

/** The lists by column, the first ones first from left to right. */
function inColumns(bests: readonly Best[], across: number): Best[][] {
  return Array.from({ length: across }, (_, column) => bests.filter((_best, i) => i % across === column));
}

function beside(columns: readonly (readonly Best[])[], width: number, pen: Pen): string[] {
  const drawn = columns.map((bests) =>
    bests.flatMap((best, i) => (i === 0 ? bestLines(best, width, pen) : ['', ...bestLines(best, width, pen)])),
  );
  const rows = Math.max(0, ...drawn.map((column) => column.length));
  const blank = ' '.repeat(width);
  return Array.from({ length: rows }, (_, row) =>
    drawn
      .map((column) => column[row] || blank)
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

/** A list of the best, each line `width` columns wide. */
function bestLines(best: Best, width: number, pen: Pen): string[] {
  const unit = (key: string) => best.board?.columns.find((column) => column.key === key);
  const heads = best.columns.figures.map((key) => unit(key)?.title ?? key);
  const figures = best.rows.map((row) =>
    best.columns.figures.map((key) => tableCell(row[key], unit(key)?.unit ?? 'text', 'UTC')),
  );
  const widths = heads.map((head, i) => Math.max(head.length, ...figures.map((row) => widthOf(row[i] ?? []))));
  const names = width - widths.reduce((sum, figure) => sum + GAP + figure, 0);
  const line = (name: StyledText, values: readonly StyledText[]): StyledText => [
    ...pad(shorten(name, names), names, 'left'),
    ...values.flatMap((value, i) => [...plain(' '.repeat(GAP)), ...pad(value, widths[i] ?? 0, 'right')]),
  ];
  const rows = best.rows.map((row, i) => paint(line(nameOf(best, row), figures[i] ?? []), pen.depth));
  const head = styled('bold', paint(line(plain(best.title), heads.map(plain)), 1), pen);
  return [head, ...(rows.length > 0 ? rows : [paint(pad(plain('nobody yet'), width, 'left'), 1)])];
}

function nameOf({ columns }: Best, row: BoardRow): StyledText {
  return columns.names.flatMap((key, i) => [...plain(i === 0 ? '' : ' + '), ...tableCell(row[key], 'player', 'UTC')]);
}
