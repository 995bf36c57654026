import { stripColours } from '../domain/colour-codes.ts';
import type { BoardResult, Report } from '../report/metric.ts';
import type { Scope } from '../report/scope.ts';
import { visible } from './visible.ts';

/** What the figures are about: dates, sessions and rounds in scope, and the filters in effect. */
export function headline(report: Report): string {
  return [report.metric.name, ...scopeParts(report.scope)].join(' · ');
}

/** What is in scope: dates, sessions and rounds, and the filters in effect. */
export function scopeLine(scope: Scope): string {
  return scopeParts(scope).join(' · ');
}

/** What a reader of a board must know: rounds in scope, rows left out and why, how fine the times are. */
export function boardRemark(result: BoardResult, report: Report): string {
  const { round_ids, sample_intervals_ms } = report.scope;
  const beyond = result.total - result.rows.length;
  const parts = [`${counted(round_ids.length, 'round')} in scope`];
  if (result.board.samples !== null) {
    parts.push(`${counted(result.hidden, 'row')} under ${counted(report.min_samples, 'sample')} hidden`);
  }
  if (beyond > 0) {
    const limit = result.rows.length === result.board.most ? 'the top' : '--limit';
    parts.push(`${beyond} more beyond ${limit} ${result.rows.length}`);
  }
  if (sample_intervals_ms.length > 0) parts.push(`sampled every ${listed(sample_intervals_ms.map(String))} ms`);
  return parts.join(' · ');
}

/** Why a board has no rows. */
export function emptyRemark(result: BoardResult, report: Report): string {
  if (result.hidden === 0) return 'No rows: nothing in scope has a value here.';
  const all = result.hidden === 1 ? 'the only one has' : `all ${result.hidden} have`;
  return `No rows: ${all} fewer than ${counted(report.min_samples, 'sample')}; --min-samples 1 shows them.`;
}

/** `1 round`, `2 rounds`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function scopeParts(scope: Scope): string[] {
  const { filters } = scope;
  return [
    dates(scope),
    counted(scope.sessions, 'session'),
    counted(scope.round_ids.length, 'round'),
    filters.days === undefined ? null : `last ${counted(filters.days, 'day')}`,
    named('since', filters.since),
    named('until', filters.until),
    named('session', filters.session),
    named('map', filters.map),
    named('round', filters.round),
    named('round id', filters.round_id),
    named('server', filters.server),
    scope.player === null ? null : `player ${stripColours(scope.player.name)} (${scope.player.guid})`,
    named('team', scope.team?.toLowerCase()),
    named('class', scope.class?.toLowerCase()),
    scope.bots ? 'with bots' : null,
  ]
    .filter((part) => part !== null)
    .map(visible);
}

function dates({ from, to }: Scope): string | null {
  if (from === null || to === null) return null;
  return from === to ? from : `${from} to ${to}`;
}

function named(name: string, value: string | number | undefined): string | null {
  return value === undefined ? null : `${name} ${value}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
