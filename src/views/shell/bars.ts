import { counted } from '../../render/report-remarks.ts';
import { paint, plain, shorten } from '../../render/styled-text.ts';
import { textWidth } from '../../render/text-width.ts';
import { visible } from '../../render/visible.ts';
import { choosesTime } from '../../report/round-conditions.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Canvas, KeyHint } from '../view.ts';
import type { Place } from './place.ts';
import { filterText, SCOPE_FIELDS } from './scope-fields.ts';
import { inStyle } from './style.ts';

/** Filters that the scope bar shows only where they are set. */
const SELDOM: readonly (keyof ScopeFilters)[] = ['since', 'until', 'round_id', 'server', 'bots'];

const GAP = '  ';
const SPINNER = { unicode: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' } as const;

/** The first line: the view, and what is in scope or that it loads. */
export function titleLine(place: Place, canvas: Canvas): string {
  const left = ` prox · ${place.view.title}`;
  const right = loadingText(place, canvas) ?? (place.scope === null ? '' : extent(place.scope));
  const room = canvas.columns - textWidth(left) - textWidth(right);
  if (room < 1) return inStyle('inverse', cut(left, canvas.columns).padEnd(canvas.columns), canvas);
  return inStyle('inverse', inStyle('bold', left, canvas) + ' '.repeat(room) + right, canvas);
}

/** Null while no load has to be shown. */
function loadingText({ loadingFor, loadedShare }: Place, canvas: Canvas): string | null {
  if (loadingFor === null) return null;
  const share = loadedShare === null ? '' : ` ${Math.floor(loadedShare * 100)} %`;
  return `${spinner(loadingFor, canvas)} loading${share}, Esc cancels `;
}

function spinner(loadingFor: number, { glyphs }: Canvas): string {
  const wheel = SPINNER[glyphs];
  return wheel[Math.floor(loadingFor / 100) % wheel.length] ?? '';
}

function extent({ from, to, sessions, round_ids }: Scope): string {
  const dates = from === null || to === null ? '' : `${from === to ? from : `${from} to ${to}`} · `;
  return `${dates}${counted(sessions, 'session')} · ${counted(round_ids.length, 'round')} `;
}

/** The second line: every filter, those that are not set as `any` where there is room. */
export function scopeLine(filters: ScopeFilters, canvas: Canvas): string {
  const all = SCOPE_FIELDS.map(({ key, title }) => ({ key, title, text: visible(shownText(filters, key)) }));
  const wanted = all.filter(({ key, text }) => text !== '' || !SELDOM.includes(key));
  const line = (fields: typeof all): string => fields.map(({ title, text }) => `${title} ${text || 'any'}`).join(GAP);
  const isWhole = textWidth(line(wanted)) + 2 <= canvas.columns;
  const shown = isWhole ? wanted : wanted.filter(({ text }) => text !== '');
  if (textWidth(line(shown)) + 2 > canvas.columns) return ` ${cut(line(shown), canvas.columns - 2)}`;
  const parts = shown.map(({ title, text }) =>
    text === '' ? inStyle('dim', `${title} any`, canvas) : `${inStyle('dim', title, canvas)} ${text}`,
  );
  return ` ${parts.join(GAP)}`;
}

/** Without a filter by time the newest 30 days are meant. */
function shownText(filters: ScopeFilters, key: keyof ScopeFilters): string {
  return key === 'days' && !choosesTime(filters) ? '30' : filterText(filters, key);
}

/** The keys of the shell that the footer shows at its end. */
export function shellKeys(hasWayBack: boolean): KeyHint[] {
  return [
    ...(hasWayBack ? [{ keys: 'Esc', does: 'back' }] : []),
    { keys: ':', does: 'go to' },
    { keys: 's', does: 'scope' },
    { keys: '?', does: 'keys' },
    { keys: 'q', does: 'quit' },
  ];
}

/** The last line: the keys of what is open as far as there is room, then the others; a notice takes the place of the former. */
export function footerLine(
  keys: readonly KeyHint[],
  others: readonly KeyHint[],
  notice: string | null,
  canvas: Canvas,
): string {
  const room = canvas.columns - 2 - widthOf(others) - GAP.length;
  const left = fitting(keys, room);
  const [text, width] =
    notice === null
      ? [drawn(left, canvas), widthOf(left)]
      : [cut(visible(notice), room), textWidth(cut(visible(notice), room))];
  return ` ${text}${' '.repeat(Math.max(0, room - width))}${GAP}${drawn(others, canvas)}`;
}

function fitting(keys: readonly KeyHint[], room: number): KeyHint[] {
  const shown: KeyHint[] = [];
  for (const hint of keys) {
    if (widthOf([...shown, hint]) > room) break;
    shown.push(hint);
  }
  return shown;
}

function widthOf(keys: readonly KeyHint[]): number {
  return textWidth(keys.map(({ keys: key, does }) => `${key} ${does}`).join(GAP));
}

function drawn(keys: readonly KeyHint[], canvas: Canvas): string {
  return keys.map(({ keys: key, does }) => `${inStyle('bold', key, canvas)} ${does}`).join(GAP);
}

/** Cut to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  return paint(shorten(plain(text), width), 1);
}
