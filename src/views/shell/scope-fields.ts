import { PLAYER_CLASSES, TEAMS } from '../../format/words.ts';
import type { ScopeFilters } from '../../report/scope.ts';
import type { Choices } from './choices.ts';

/** A filter as it is edited. */
export interface ScopeField {
  readonly key: keyof ScopeFilters;
  readonly title: string;
  /** What it can be: only what is offered (`words`), any number, any text. */
  readonly kind: 'words' | 'number' | 'text';
  readonly choices: (choices: Choices) => readonly string[];
}

const CLASS_WORDS = PLAYER_CLASSES.map((word) => word.toLowerCase());
const TEAM_WORDS = TEAMS.map((word) => word.toLowerCase());

/** Every filter, in the order of the scope bar. */
export const SCOPE_FIELDS: readonly ScopeField[] = [
  { key: 'session', title: 'session', kind: 'text', choices: ({ sessions }) => ['latest', ...sessions] },
  { key: 'map', title: 'map', kind: 'text', choices: ({ maps }) => maps },
  { key: 'round', title: 'round', kind: 'words', choices: () => ['1', '2'] },
  { key: 'player', title: 'player', kind: 'text', choices: ({ players }) => players },
  { key: 'team', title: 'team', kind: 'words', choices: () => TEAM_WORDS },
  { key: 'class', title: 'class', kind: 'words', choices: () => CLASS_WORDS },
  { key: 'days', title: 'days', kind: 'number', choices: () => ['1', '7', '30', '90', '365'] },
  { key: 'since', title: 'since', kind: 'text', choices: () => [] },
  { key: 'until', title: 'until', kind: 'text', choices: () => [] },
  { key: 'round_id', title: 'round id', kind: 'number', choices: ({ round_ids }) => round_ids },
  { key: 'server', title: 'server', kind: 'text', choices: ({ servers }) => servers },
  { key: 'bots', title: 'bots', kind: 'words', choices: () => ['yes'] },
];

/** A filter's value as text, empty where it is not set. */
export function filterText(filters: ScopeFilters, key: keyof ScopeFilters): string {
  const value = filters[key];
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (value === undefined) return '';
  return key === 'team' || key === 'class' ? String(value).toLowerCase() : String(value);
}

/** The filters with every field's text. */
export function filtersOf(texts: Readonly<Partial<Record<keyof ScopeFilters, string>>>): ScopeFilters {
  const text = (key: keyof ScopeFilters): string | undefined => texts[key] || undefined;
  const number = (key: keyof ScopeFilters): number | undefined => Number(text(key)) || undefined;
  const roundId = text('round_id');
  return {
    session: text('session'),
    map: text('map'),
    round: number('round'),
    player: text('player'),
    team: TEAMS.find((word) => word.toLowerCase() === text('team')),
    class: PLAYER_CLASSES.find((word) => word.toLowerCase() === text('class')),
    days: number('days'),
    since: text('since'),
    until: text('until'),
    // 0 is a round like any other
    round_id: roundId === undefined ? undefined : Number(roundId),
    server: text('server'),
    bots: text('bots') === 'yes',
  };
}
