import { boolean, string } from '@oclif/core/flags';
import { Failure } from '../domain/failure.ts';
import { PLAYER_CLASSES, TEAMS } from '../format/words.ts';
import { unknownName } from '../report/near-names.ts';
import type { ScopeFilters } from '../report/scope.ts';

const helpGroup = 'SCOPE';

/** The filters that every report takes. Without a time filter: the 30 days up to the newest session. */
export const SCOPE_FLAGS = {
  days: string({ summary: 'sessions that began in the last N days', helpValue: 'N', helpGroup }),
  since: string({ summary: 'sessions that began on this date or later', helpValue: 'YYYY-MM-DD', helpGroup }),
  until: string({ summary: 'sessions that began on this date or earlier', helpValue: 'YYYY-MM-DD', helpGroup }),
  session: string({ summary: 'one session by its name (`prox scopes`)', helpValue: 'DATE|latest', helpGroup }),
  map: string({ summary: 'rounds on this map', helpValue: 'NAME', helpGroup }),
  round: string({ summary: 'first or second rounds of a map', helpValue: '1|2', helpGroup }),
  'round-id': string({ summary: 'one round by its id (`prox scopes`)', helpValue: 'ID', helpGroup }),
  player: string({
    summary: 'one player, by any name he had or the start of his GUID',
    helpValue: 'NAME|GUID',
    helpGroup,
  }),
  team: string({ summary: 'one side', helpValue: 'axis|allies', helpGroup }),
  class: string({ summary: `one class: ${PLAYER_CLASSES.join(', ').toLowerCase()}`, helpValue: 'CLASS', helpGroup }),
  server: string({ summary: 'rounds of this server, as named at import', helpValue: 'NAME', helpGroup }),
  bots: boolean({ summary: 'count bots too', helpGroup }),
};

/** What the scope flags give when they are parsed. */
type ScopeFlags = { readonly [Name in Exclude<keyof typeof SCOPE_FLAGS, 'bots'>]?: string | undefined } & {
  readonly bots: boolean;
};

/** The filters that the flags ask for; fails for a value that none can have. */
export function scopeFilters(flags: ScopeFlags): ScopeFilters {
  return {
    days: wholeNumber('days', flags.days, 1),
    since: flags.since,
    until: flags.until,
    session: flags.session,
    map: flags.map,
    round: wholeNumber('round', flags.round, 1, 2),
    round_id: wholeNumber('round-id', flags['round-id'], 0, 2_147_483_647),
    player: flags.player,
    team: wordOf('team', flags.team, TEAMS),
    class: wordOf('class', flags.class, PLAYER_CLASSES),
    server: flags.server,
    bots: flags.bots,
  };
}

/** The number a flag's text says; fails unless it is a whole one from `least` to `most`. */
export function wholeNumber(flag: string, text: string, least: number, most?: number): number;
export function wholeNumber(flag: string, text: string | undefined, least: number, most?: number): number | undefined;
export function wholeNumber(
  flag: string,
  text: string | undefined,
  least: number,
  most = 1_000_000,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Failure('usage', `--${flag} takes a whole number from ${least} to ${most}, not "${text}".`);
}

function wordOf<Word extends string>(what: string, text: string | undefined, words: readonly Word[]): Word | undefined {
  if (text === undefined) return undefined;
  const word = words.find((known) => known.toLowerCase() === text.toLowerCase());
  if (word === undefined)
    throw unknownName(
      what,
      text,
      words.map((known) => known.toLowerCase()),
    );
  return word;
}
