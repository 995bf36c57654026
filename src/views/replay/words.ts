import { stripColours } from '../../domain/colour-codes.ts';
import { colouredName } from '../../render/colour-codes.ts';
import { plain, type StyledText, shorten } from '../../render/styled-text.ts';
import { visible } from '../../render/visible.ts';
import { DIM, FIRE, REVIVE, SIDE_COLOURS } from './inks.ts';
import type { Signs } from './look.ts';
import type { Death, Happening, ReplayPlayer, Revival } from './round.ts';

/** Columns of a name in a sentence. */
const NAME = 20;

/** A name without colours, safe to print. */
export function plainName(name: string): string {
  return visible(stripColours(name));
}

/** Ms as m:ss; whole seconds that have passed. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 && seconds > 0 ? `-${text}` : text;
}

/** What happened, in words: `killer → victim  MP40, avenges mate after 1.2 s` or `medic + revived`. */
export function happeningText(happening: Happening, signs: Signs): StyledText {
  const clock = { text: `${clockText(happening.time_ms).padStart(5)} `, colour: DIM };
  return [clock, ...(happening.kind === 'death' ? deathText(happening, signs) : revivalText(happening))];
}

function deathText({ killer, victim, means, trades }: Death, signs: Signs): StyledText {
  const by = means === null ? [] : [{ text: `  ${means}`, colour: DIM }];
  if (killer === null || killer.guid === victim.guid) {
    return [...player(victim), ...plain(killer === null ? ' died' : ' killed himself'), ...by];
  }
  const mate = killer.team === victim.team ? [{ text: '  teamkill', colour: FIRE }] : [];
  return [
    ...[...player(killer), ...plain(` ${signs.to} `), ...player(victim), ...by, ...mate],
    ...trades.flatMap(({ mate: avenged, gap_ms }, at): StyledText => {
      const after = ` after ${(gap_ms / 1000).toFixed(1)} s`;
      return [
        { text: at === 0 ? '  avenges ' : ' and ', colour: FIRE },
        ...player(avenged),
        { text: after, colour: DIM },
      ];
    }),
  ];
}

function revivalText({ medic, medic_is_guess, revived }: Revival): StyledText {
  if (medic === null) return [...player(revived), { text: ' is revived', colour: REVIVE }];
  const guess = medic_is_guess ? [{ text: '  (medic guessed)', colour: DIM }] : [];
  return [...player(medic), { text: ' + ', colour: REVIVE }, ...player(revived), ...guess];
}

/** A player's letter in his side's colour, and his name in its own. */
function player({ label, team, name }: ReplayPlayer): StyledText {
  return [{ text: `${label} `, colour: SIDE_COLOURS[team] }, ...shorten(colouredName(name), NAME)];
}
