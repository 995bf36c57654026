import { choresLeft, doChores } from './chores.ts';
import { collectSome } from './garbage.ts';
import { guard } from './guard.ts';
import { dueLife, encodeLife, isLate } from './probes/player-tracks.ts';

/**
 * Paths that are due in the journal, and rows with some garbage, take turns: all in one frame would make it a long one,
 * and none may keep the others waiting.
 */
let isPathsTurn = false;

/** Does the next `count` pieces of work that wait. */
export function takeTurns(count: number): void {
  let isCollected = false;
  for (let left = count; left > 0; left--) {
    isPathsTurn = !isPathsTurn;
    const life = dueLife();
    if (life !== null && (isPathsTurn || isLate(life) || choresLeft() === 0)) {
      encodeLife(life);
      continue;
    }
    if (choresLeft() > 0) guard('rows', doChores, 1 + Math.floor(choresLeft() / 16));
    if (!isCollected) collectSome();
    isCollected = true;
  }
}
