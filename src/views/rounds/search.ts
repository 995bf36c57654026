import { stripColours } from '../../domain/colour-codes.ts';
import type { BoardRow } from '../../report/metric.ts';
import { folded } from '../leaderboard/loaded-rows.ts';
import type { RoundsData } from './load.ts';

/** What a search leaves of the tree. */
export interface Found {
  readonly hasRound: (round: BoardRow) => boolean;
  readonly hasFight: (fight: BoardRow, round: BoardRow) => boolean;
}

const EVERYTHING: Found = { hasRound: () => true, hasFight: () => true };

/**
 * Rounds whose map, session or players' names hold the text, colour codes and case left aside; where only a player's does,
 * of their fights those in which he was target or killer.
 */
export function foundBy(search: string, { names }: RoundsData): Found {
  const text = folded(search.trim());
  if (text === '') return EVERYTHING;
  const holds = (value: unknown): boolean => folded(stripColours(String(value ?? ''))).includes(text);
  const players = new Set((names ?? []).filter(({ name }) => holds(name)).flatMap(({ round_ids }) => round_ids));
  const byPlace = (round: BoardRow): boolean => holds(round['map']) || holds(round['session']);
  return {
    hasRound: (round) => byPlace(round) || players.has(Number(round['round_id'])),
    hasFight: (fight, round) => byPlace(round) || holds(fight['target_name']) || holds(fight['killer_name']),
  };
}
