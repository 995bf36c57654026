import { Failure } from '../../domain/failure.ts';
import { engagementId } from '../../metrics/event/engagement.ts';
import type { FightData } from './load.ts';

/** Which fight is shown and how far it is stepped through. */
export interface FightState {
  /** Its id, `round.engagement`; null is the newest in scope. */
  readonly id: string | null;
  /** The point of its time line, from 0; null is the fight as a whole. */
  readonly step: number | null;
  /** What is shown where there is no room for all. */
  readonly pane: 'plan' | 'attackers';
  /** What was loaded when the last key was pressed: another fight of its round has much of it too. */
  readonly known: FightData | null;
}

/** How a fight opens. Fails for what is no fight's id. */
export function openFight(argument: string | null): FightState {
  const id = argument === null || argument.trim() === '' ? null : argument.trim();
  if (id !== null) checkId(id);
  return { id, step: null, pane: 'plan', known: null };
}

function checkId(id: string): void {
  try {
    engagementId({ id });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('usage', error.message, ['`prox rounds` shows rounds and their fights.', ...error.suggestions]);
  }
}
