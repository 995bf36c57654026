import { colouredName } from '../../render/colour-codes.ts';
import { counted } from '../../render/report-remarks.ts';
import { plain } from '../../render/styled-text.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import type { Player } from '../../report/scope.ts';
import { topOf } from '../leaderboard/frame.ts';
import { tabs } from '../leaderboard/tabs.ts';
import { fillLine, type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import type { Profile } from './load.ts';
import { sectionLines } from './section-lines.ts';
import { type Section, sections } from './sections.ts';
import type { ProfileState } from './state.ts';

/** From here on there is room for all sections side by side. */
const WIDE = { columns: 150, rows: 24 };

/** Lines besides rows: name, facts, tabs, head and rule of the table, help. */
const OTHERS = 6;

/** How many rows of the section that is walked through fit. */
export function rowsThatFit(
  { section }: Pick<ProfileState, 'section'>,
  { duos }: Pick<Profile, 'duos'>,
  canvas: Canvas,
) {
  if (!isWide(canvas) || section === 0) return Math.max(1, canvas.rows - OTHERS);
  const { upper, lower } = halves(duos.length, canvas);
  return section === 1 ? upper : lower;
}

/** The profile in at most as many lines as the canvas has. */
export function lines(state: ProfileState, data: Profile, canvas: Canvas): readonly string[] {
  const why = whyEmpty(data);
  if (why !== null)
    return [...headLines(state, data), ...wrapped(why, canvas)].slice(0, canvas.rows).map(painter(canvas));
  const all = sections(state, data, canvas.glyphs);
  const active = all[state.section];
  const row = active?.rows[Math.min(state.selected, active.rows.length - 1)];
  const body = isWide(canvas) ? wideLines(state, data, all, canvas) : narrowLines(state, data, all, canvas);
  const height = canvas.rows - 3;
  return [
    ...headLines(state, data),
    ...body.slice(0, height),
    ...Array.from({ length: height - body.length }, (): Line => []),
    [piece(row?.help ?? '', 'dim')],
  ]
    .slice(0, canvas.rows)
    .map(painter(canvas));
}

/** Who he is, and what the figures are of. */
export function headLines({ min_samples }: Pick<ProfileState, 'min_samples'>, data: Profile): Line[] {
  const { player, sessions, standings } = data;
  if (player === null) return [];
  const rounds = sessions.reduce((sum, { round_ids }) => sum + round_ids.length, 0);
  const [first, last] = [sessions.at(0)?.session, sessions.at(-1)?.session];
  const dates = first === last ? [first] : [`${first} to ${last}`];
  const before = formerNames(player, standings);
  const known = before === '' ? [] : [piece('  also ', 'dim'), { text: colouredName(before) }];
  const facts = [
    ...(sessions.length === 0
      ? []
      : [`${counted(rounds, 'round')} in ${counted(sessions.length, 'session')}`, ...dates]),
    `ranks from ${counted(min_samples, 'sample')}`,
  ];
  return [
    [{ text: colouredName(player.name), style: 'bold' }, piece(`  ${visible(player.guid)}`, 'dim'), ...known],
    [piece(facts.join(' · '), 'dim')],
  ];
}

/** His other names in scope, newest first, as the board with all names has them; the first there is the one he has. */
function formerNames({ name }: Player, standings: Profile['standings']): string {
  const names = standings.map(({ row }) => row['names']).find((value) => typeof value === 'string');
  const newest = `${name}^7, `;
  return typeof names === 'string' && names.startsWith(newest) ? names.slice(newest.length) : '';
}

/** Why there is nothing to be seen and what helps; null where there is. */
export function whyEmpty({ player, scope, hint }: Profile): string | null {
  if (scope.round_ids.length === 0) return `${hint ?? 'No round is in scope.'} Press s to change the scope.`;
  if (player === null) {
    return 'Whose profile? Press Enter on a player in the leaderboard (: leaderboard), or choose one in the scope (s).';
  }
  return hint === null ? null : `${hint} Press s to change the scope.`;
}

function narrowLines(state: ProfileState, data: Profile, all: readonly Section[], canvas: Canvas): Line[] {
  const section = all[state.section];
  if (section === undefined) return [];
  const titles = all.map(({ title, rows }) => `${title} ${rows.length}`);
  const height = rowsThatFit(state, data, canvas);
  return [
    tabs(titles, state.section, canvas.columns),
    ...sectionLines(section, canvas.columns, windowOf(state, section, height)),
  ];
}

/** Figures on the left, duos and places on the right. */
function wideLines(state: ProfileState, data: Profile, all: readonly Section[], canvas: Canvas): Line[] {
  const left = Math.floor(canvas.columns * 0.53);
  const right = canvas.columns - left - 2;
  const { upper, lower } = halves(data.duos.length, canvas);
  const block = (at: number, width: number, height: number): Line[] => {
    const section = all[at];
    if (section === undefined) return [];
    const isActive = at === state.section;
    const title = `${section.title} ${section.rows.length}`;
    const window = isActive ? windowOf(state, section, height) : { top: 0, selected: null, height };
    const drawn = [
      [piece(isActive ? `[${title}]` : ` ${title} `, isActive ? 'bold' : 'dim')],
      ...sectionLines(section, width, window),
    ];
    return [...drawn, ...Array.from({ length: Math.max(0, height + 3 - drawn.length) }, (): Line => [])];
  };
  const beside = [...block(1, right, upper), [], ...block(2, right, lower)];
  return block(0, left, rowsThatFit({ section: 0 }, data, canvas)).map((line, at) => [
    ...fillLine(line, left),
    piece('  '),
    ...(beside[at] ?? []),
  ]);
}

/** Rows of the two tables on the right: each has a title, a head and a rule, and a line is between them. */
function halves(duos: number, canvas: Canvas): { readonly upper: number; readonly lower: number } {
  const room = canvas.rows - 3 - 7;
  const upper = Math.max(1, Math.min(duos, Math.floor(room / 2)));
  return { upper, lower: room - upper };
}

function windowOf(state: ProfileState, { rows }: Section, height: number) {
  const selected = Math.min(state.selected, rows.length - 1);
  return { selected, top: topOf({ selected, top: state.top }, rows.length, height), height };
}

function isWide({ columns, rows }: Canvas): boolean {
  return columns >= WIDE.columns && rows >= WIDE.rows;
}

function wrapped(text: string, { columns }: Canvas): Line[] {
  return ['', ...wrapWords(visible(text), columns - 2)].map((line) => [{ text: plain(`  ${line}`) }]);
}

function painter(canvas: Canvas): (line: Line) => string {
  return (line) => paintLine(line, canvas);
}
